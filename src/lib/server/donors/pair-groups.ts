import { sql } from 'drizzle-orm';
import { keysOf, LARGEST_GROUP, type Entry, type Group } from '$lib/donors/suspected-pairs';
import type { Tx } from '../scope';
import { comparedOf, type StoredEntry } from './stored-entry';

/** People who are compared in one transaction. */
const AT_ONCE = 500;

/** Entries read at a time. */
const FETCHED = 250;

/** Somebody to be compared; without a name when the entry is gone. */
export type Next = Omit<StoredEntry, 'full_name'> & { full_name: string | null; changes: string[] };

/** The next who are to be compared, at most `AT_ONCE`. */
export async function nextOf(tx: Tx, provinceCode: string): Promise<Next[]> {
	const { rows } = await tx.execute<Next>(sql`select * from giot_next_to_compare(${provinceCode}, ${AT_ONCE})`);
	return rows;
}

/** A group as the database hands it out, person by person. */
type Member = StoredEntry & { key: string; waits: boolean };

/** The groups that these people are in, one after another. Whoever is to be compared later meets them then, and is left out. */
export async function* groupsOf(tx: Tx, provinceCode: string, next: readonly Next[]): AsyncGenerator<Group> {
	const turns = new Set(next.map(({ id }) => id));
	let group: { key: string; people: Entry[] } | undefined;
	for await (const { key, waits, ...row } of sharing(tx, provinceCode, keysAmong(next))) {
		if (group && group.key !== key) yield group;
		if (group?.key !== key) group = { key, people: [] };
		if (!waits || turns.has(row.id)) group.people.push(comparedOf(row));
	}
	if (group) yield group;
}

const keysAmong = (next: readonly Next[]) => [
	...new Set(
		next.flatMap((row) => (row.full_name === null ? [] : keysOf(comparedOf({ ...row, full_name: row.full_name }))))
	)
];

/** Everybody who shares these keys with others, in order of the keys; a few at a time, so that nobody waits for the rest. */
async function* sharing(tx: Tx, provinceCode: string, keys: string[]): AsyncGenerator<Member> {
	await tx.execute(
		sql`declare sharing no scroll cursor for select * from giot_sharing(${provinceCode}, ${sql.param(keys)}::text[], ${LARGEST_GROUP})`
	);
	for (;;) {
		const { rows } = await tx.execute<Member>(sql`fetch ${sql.raw(String(FETCHED))} from sharing`);
		yield* rows;
		if (rows.length < FETCHED) return;
	}
}
