import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { findPairs } from '../../src/lib/server/donors/find-pairs';
import { countOpenPairs, openPairs, pairById, suspectAgain, tellApart } from '../../src/lib/server/donors/pairs';
import { gentleWork } from '../../src/lib/server/gentle-work';
import { inJob, inPublic, inSignIn } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { added, as, database, neighbour, now, openDonors, provinceCode, registrar } from '../support/donor-registry';

openDonors();
afterAll(() => closeDatabase());

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const person = { fullName: 'Lê Thị Ví Dụ', birthDate: '12/5/1994', phone: '0912345678' };
const again = { fullName: 'Le Thi Vi Du', birthDate: '12/5/1994', phone: '0987654321' };
const pairsOf = (actor: Actor) => as(actor, (tx) => openPairs(tx, 1));
const namesOf = async (actor: Actor) =>
	(await pairsOf(actor)).map(({ one, other }) => [one.fullName, other.fullName].sort().join(', '));
const onlyPair = async () => {
	const [pair] = await pairsOf(registrar);
	if (!pair) throw new Error('there is no pair');
	return pair;
};

beforeEach(async () => {
	await truth('delete from consents');
	await truth('delete from donors');
	await truth('delete from donors_to_compare');
});

describe('donors who may be one person', () => {
	test('are found in the background, with why', async () => {
		await added(person);
		await added(again);
		await added({ fullName: 'Trần Văn Khác', birthDate: '1/1/1990', phone: '0912345678' });
		await findPairs();
		expect(await namesOf(registrar)).toEqual(['Le Thi Vi Du, Lê Thị Ví Dụ']);
		expect(await as(registrar, countOpenPairs)).toBe(1);
		expect(await onlyPair()).toMatchObject({ strength: 'likely', reasons: ['same_name', 'same_birth_date'] });
	});

	test('are found in a registry that is read in several portions, and nobody is read twice', async () => {
		await added(person);
		await truth(
			`insert into donors (id, province_code, full_name, search_key, sort_key, phone, birth_date, birth_precision)
			select gen_random_uuid(), 'VN-21', 'Trần Văn Số ' || n, 'x', 'x', '+8493' || 1000000 + n, case when n <= 400 then '1994-05-12'::date end,
				case when n <= 400 then 'day' end from generate_series(1, 1100) n`
		);
		await added(again);
		// Whoever is read twice shares a phone with themselves: a pair of one entry, which the table refuses.
		expect(await findPairs()).toBe(1102);
		expect(await truth('select 1 from donor_pairs')).toHaveLength(1);
	});

	test('are looked for again only of whoever changed, also after a restart, and go when an entry no longer fits', async () => {
		await added(person);
		const twin = await added(again);
		expect(await findPairs()).toBe(2);
		expect(await namesOf(registrar)).toHaveLength(1);
		await truth('delete from donor_pairs');
		expect(await findPairs()).toBe(0);
		expect(await namesOf(registrar)).toEqual([]);
		await truth("update donors set note = 'x', donation_count = 3, last_donation_on = '2026-01-01' where id = $1", [
			twin.id
		]);
		expect(await findPairs()).toBe(0);
		await truth("update donors set phone = '+84987654322', version = version + 1 where id = $1", [twin.id]);
		expect(await findPairs()).toBe(1);
		expect(await namesOf(registrar)).toHaveLength(1);
		await truth("update donors set birth_date = '1970-01-01', version = version + 1 where id = $1", [twin.id]);
		expect(await findPairs()).toBe(1);
		expect(await namesOf(registrar)).toEqual([]);
	});

	test('are found no more once the work is stopped, what was found stays, and the rest is compared later', async () => {
		await added(person);
		await added(again);
		await findPairs();
		await added({ ...again, phone: '0987654399' });
		expect(await findPairs(gentleWork(() => true))).toBe(0);
		expect(await namesOf(registrar)).toHaveLength(1);
		expect(await findPairs()).toBe(1);
		expect(await namesOf(registrar)).toHaveLength(3);
	});

	test('by a phone that too many share then stay until one of them changes', async () => {
		const shared = { fullName: person.fullName, phone: person.phone };
		await added(shared);
		const other = await added(shared);
		await findPairs();
		await truth(
			`insert into donors (id, province_code, full_name, search_key, sort_key, phone)
			select gen_random_uuid(), 'VN-21', 'Trần Văn Số ' || n, 'x', 'x', '+84912345678' from generate_series(1, 600) n`
		);
		await findPairs();
		expect(await namesOf(registrar)).toHaveLength(1);
		await truth("update donors set full_name = 'Le Thi Vi Du' where id = $1", [other.id]);
		await findPairs();
		expect(await namesOf(registrar)).toEqual([]);
	});

	test('are shown to whoever sees both: the office of the province, not a club that knows one of them', async () => {
		await added(person);
		await added(again, neighbour);
		await findPairs();
		const office = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode });
		const abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
		expect(await namesOf(office)).toHaveLength(1);
		for (const actor of [registrar, neighbour, abroad]) {
			expect(await namesOf(actor)).toEqual([]);
			expect(await as(actor, countOpenPairs)).toBe(0);
		}
	});

	test('control: without the policies of pairs another club is told of them, and decides', async () => {
		await added(person);
		await added(again);
		await findPairs();
		const pair = await onlyPair();
		await truth('alter table donor_pairs disable row level security');
		try {
			expect(await as(neighbour, countOpenPairs)).toBe(1);
			const decide = sql`update donor_pairs set decided = 'two_people', decided_at = now() where id = ${pair.id}`;
			expect((await as(neighbour, (tx) => tx.execute(decide))).rowCount).toBe(1);
		} finally {
			await truth('alter table donor_pairs enable row level security');
		}
	});
});

describe('that they are two people', () => {
	beforeEach(async () => {
		await added(person);
		await added(again);
		await findPairs();
	});

	test('is remembered, in the history of both, however often they are found', async () => {
		const pair = await onlyPair();
		expect(await as(registrar, (tx) => tellApart(tx, registrar, { pair, now }))).toMatchObject({ ok: true });
		await findPairs();
		expect(await namesOf(registrar)).toEqual([]);
		const entries = await truth(
			"select object_id from audit_entries where action = 'donor.told_apart' and account_id = $1",
			[registrar.accountId]
		);
		expect(entries.map(({ object_id }) => String(object_id)).sort()).toEqual([pair.one.id, pair.other.id].sort());
	});

	test('is said once, and can be taken back', async () => {
		const pair = await onlyPair();
		const tell = () => as(registrar, (tx) => tellApart(tx, registrar, { pair, now }));
		const ask = () => as(registrar, (tx) => suspectAgain(tx, registrar, { pair }));
		await tell();
		expect(await tell()).toMatchObject({ ok: false, refusal: 'decided_already' });
		expect(await ask()).toMatchObject({ ok: true });
		expect(await ask()).toMatchObject({ ok: false, refusal: 'decided_already' });
		expect(await namesOf(registrar)).toHaveLength(1);
	});

	test('is said by nobody who does not see both', async () => {
		const pair = await onlyPair();
		expect(await as(neighbour, (tx) => pairById(tx, pair.id))).toBeNull();
		expect(await as(neighbour, (tx) => tellApart(tx, neighbour, { pair, now }))).toMatchObject({ ok: false });
		expect(await namesOf(registrar)).toHaveLength(1);
	});
});

describe('the registry as a whole', () => {
	const sharing = sql`select * from giot_sharing(${provinceCode}, array['born 1994-05-12'], 500)`;

	test('is read and written by the job alone', async () => {
		await added(person);
		await added(again);
		await findPairs();
		await truth("update donors set full_name = full_name || ' '");
		const next = sql`select * from giot_next_to_compare(${provinceCode}, 10)`;
		const changes = (await inJob((tx) => tx.execute<{ changes: string[] }>(next))).rows.flatMap((row) => row.changes);
		expect(changes).toHaveLength(2);
		const wipe = sql`select giot_keep_pairs(${provinceCode}, ${sql.param(changes)}::uuid[], '[]'::jsonb)`;
		const readers = [
			(work: typeof next) => as(registrar, (tx) => tx.execute(work)),
			(work: typeof next) => inPublic((tx) => tx.execute(work)),
			(work: typeof next) => inSignIn(null, (tx) => tx.execute(work))
		];
		for (const run of readers) {
			expect((await run(next)).rows).toEqual([]);
			expect((await run(sharing)).rows).toEqual([]);
			await run(wipe);
		}
		expect(await namesOf(registrar)).toHaveLength(1);
		expect((await inJob((tx) => tx.execute(sharing))).rows).toHaveLength(2);
		await inJob((tx) => tx.execute(wipe));
		expect(await namesOf(registrar)).toEqual([]);
	});

	test('control: without the guard of the function whoever signs in reads it whole', async () => {
		await added(person, neighbour);
		await added(again, neighbour);
		const [row] = await truth("select pg_get_functiondef('giot_sharing(text,text[],integer)'::regprocedure) as text");
		const definition = String(row?.text);
		await truth(definition.replace("where giot_scope() = 'job'", ''));
		try {
			const read = await as(registrar, (tx) => tx.execute(sharing));
			expect(read.rows).toHaveLength(2);
		} finally {
			await truth(definition);
		}
	});
});
