import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { readStatement, type Statement } from '$lib/exchange/statement';
import { exchangeNotes, exchangeReleases } from '../db/schema/exchange';
import type { Tx } from '../scope';
import type { SideYear } from './drafts';

/** A dated note to what was released. */
export type ReleaseNote = { id: string; note: string; notedAt: Date };

/** What a side released, with the dated notes to it. `archived`: it came from another installation. */
export type Release = {
	id: string;
	version: number;
	body: string;
	checksum: string;
	releasedAt: Date;
	archived: boolean;
	statement: Statement;
	notes: ReleaseNote[];
};

/** Every version that a side released of a year, the newest first. */
export async function releasesOf(tx: Tx, { provinceCode, year }: SideYear): Promise<Release[]> {
	const rows = await tx
		.select()
		.from(exchangeReleases)
		.where(and(eq(exchangeReleases.provinceCode, provinceCode), eq(exchangeReleases.year, year)))
		.orderBy(desc(exchangeReleases.version));
	const notes =
		rows.length === 0
			? []
			: await notesOf(
					tx,
					rows.map(({ id }) => id)
				);
	return rows.flatMap(({ keyId, ...row }) => {
		const statement = readStatement(row.body);
		const own = notes.filter(({ releaseId }) => releaseId === row.id);
		return statement ? [{ ...row, archived: keyId !== null, statement, notes: own }] : [];
	});
}

const notesOf = (tx: Tx, releaseIds: string[]) =>
	tx
		.select()
		.from(exchangeNotes)
		.where(inArray(exchangeNotes.releaseId, releaseIds))
		.orderBy(asc(exchangeNotes.notedAt), asc(exchangeNotes.id));

/** Which sides released which years, and when for the first time and last. */
export async function releasedYears(
	tx: Tx
): Promise<{ provinceCode: string; year: number; version: number; releasedAt: Date }[]> {
	const { provinceCode, year, version, releasedAt } = exchangeReleases;
	return tx
		.selectDistinctOn([year, provinceCode], { provinceCode, year, version, releasedAt })
		.from(exchangeReleases)
		.orderBy(year, provinceCode, desc(version));
}

/** One release by its id; null when it is missing or not to be seen. */
export async function releaseById(tx: Tx, id: string) {
	const [found] = await tx.select().from(exchangeReleases).where(eq(exchangeReleases.id, id));
	return found ?? null;
}
