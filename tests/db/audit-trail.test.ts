import { sql, type SQL } from 'drizzle-orm';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAuditFilter } from '../../src/lib/audit/filter';
import type { Actor } from '../../src/lib/server/actor';
import { auditPage } from '../../src/lib/server/audit/audit-page';
import { exportTrail } from '../../src/lib/server/audit/export-trail';
import { objectHref } from '../../src/lib/server/audit/object-href';
import { ENTRIES_PER_PAGE, newest, trailPage } from '../../src/lib/server/audit/trail';
import type { Tx } from '../../src/lib/server/scope';
import { as, openWorlds, rowsIn, world } from '../support/isolated-worlds';
import { asSuperuser } from '../support/society';
import type { Owner } from '../support/two-provinces';

openWorlds();

const zone = 'Asia/Ho_Chi_Minh';
const read = (query = '') => readAuditFilter(new URLSearchParams(query));
const pageOf = (actor: Actor, query = '') =>
	as(world, actor, (tx) => trailPage(tx, { actor, filter: read(query), zone }));
const idIn = (table: string, owner: Owner) => {
	const row = rowsIn(world, table).find((one) => one.owner === owner)?.row;
	return String(row?.id);
};

type Entry = {
	at: string;
	action: string;
	objectType: string;
	objectId: string;
	by?: string;
	club?: string | null;
	province?: string;
};

async function add({
	at,
	action,
	objectType,
	objectId,
	by,
	club = idIn('clubs', 'A1'),
	province = 'VN-21'
}: Entry): Promise<string> {
	const id = v7();
	const values = [id, at, by ?? world.actors.admin.accountId, action, club, objectType, objectId, province];
	await asSuperuser(
		world.database.superuserUrl,
		`insert into audit_entries (id, at, account_id, action, province_code, club_id, object_type, object_id) values ($1, $2, $3, $4, $8, $5, $6, $7)`,
		values
	);
	return id;
}

describe('the trail', () => {
	let drive: string, donor: string, registration: string, ofHelper: string;
	beforeAll(async () => {
		const about = (objectType: string, table: string) => ({ objectType, objectId: idIn(table, 'A1') });
		drive = await add({ at: '2020-05-01T00:30:00+07', action: 'drive.edited', ...about('drive', 'drives') });
		donor = await add({ at: '2020-05-02T12:00:00+07', action: 'donor.edited', ...about('donor', 'donors') });
		const place = about('registration', 'registrations');
		registration = await add({ at: '2020-05-02T23:30:00+07', action: 'registration.arrived', ...place });
		const by = world.actors.helper.accountId;
		ofHelper = await add({ at: '2020-05-03T00:00:00+07', action: 'registration.arrived', ...place, by });
	});

	const years = 'from=2020-01-01&to=2020-12-31';
	const idsOf = async (actor: Actor, query: string) =>
		(await pageOf(actor, `${years}&${query}`)).rows.map(({ id }) => id);

	test('shows the newest first, of those who may read it', async () => {
		const { admin, coordinator, system, neighbour, registrar, nobody } = world.actors;
		const all = [ofHelper, registration, donor, drive];
		for (const actor of [admin, coordinator, system]) expect(await idsOf(actor, '')).toEqual(all);
		for (const actor of [neighbour, registrar, nobody]) expect(await idsOf(actor, '')).toEqual([]);
	});

	test('is read as a club, an office or those who run the system, who are offered what they may meet', async () => {
		const { admin, coordinator, system } = world.actors;
		const readers = [];
		for (const actor of [admin, coordinator, system])
			readers.push((await as(world, actor, (tx) => auditPage(tx, { actor, filter: read(), locale: 'vi' }))).reader);
		expect(readers).toEqual(['club', 'province', 'system']);
	});

	test('is narrowed by person, object, action and day', async () => {
		const { admin, helper } = world.actors;
		expect(await idsOf(admin, `person=${helper.accountId}`)).toEqual([ofHelper]);
		expect(await idsOf(admin, 'object=registration')).toEqual([ofHelper, registration]);
		expect(await idsOf(admin, 'action=donor.edited')).toEqual([donor]);
		// Days begin and end where the actor works.
		const ofDay = async (day: string) => (await pageOf(admin, `from=${day}&to=${day}`)).rows.map(({ id }) => id);
		expect(await ofDay('2020-05-01')).toEqual([drive]);
		expect(await ofDay('2020-05-02')).toEqual([registration, donor]);
	});

	test('names what it is about and links to it, where the reader may see it', async () => {
		const shown = async (actor: Actor) =>
			(await pageOf(actor, years)).rows.map((row) => [row.objectType, row.name, objectHref(actor, row)?.split('/')[1]]);
		expect(await shown(world.actors.admin)).toEqual([
			['registration', 'canarya1', undefined],
			['registration', 'canarya1', undefined],
			['donor', 'canarya1', 'donors'],
			['drive', 'canarya1', 'drives']
		]);
		// Those who run the system meet no donor and no drive.
		expect((await shown(world.actors.system)).map(([, name]) => name)).toEqual([null, null, null, null]);
	});

	test('goes on from an own entry only: behind a foreign one there is as little as behind a missing one', async () => {
		const foreign = await add({
			at: '2020-06-01',
			action: 'club.edited',
			objectType: 'club',
			objectId: 'x',
			club: null,
			province: 'LA-HO'
		});
		for (const after of [foreign, v7()]) expect((await pageOf(world.actors.admin, `after=${after}`)).rows).toEqual([]);
	});
});

describe('a long trail', () => {
	const COUNT = 60_000;
	const [ours, others] = [1_500, COUNT];

	beforeAll(async () => {
		const { superuserUrl } = world.database;
		const fill = (count: number, club: string, province: string) =>
			asSuperuser(
				superuserUrl,
				`insert into audit_entries (id, at, account_id, action, province_code, club_id, object_type, object_id)
				select gen_random_uuid(), timestamptz '2021-01-01' + n / 3 * interval '1 minute', $1, 'drive.edited', $4, $2::uuid, 'drive', gen_random_uuid()::text
				from generate_series(1, $3::int) n`,
				[world.actors.admin.accountId, club, count, province]
			);
		// Everything of the own club lies under the newer entries of others.
		await fill(ours, idIn('clubs', 'A1'), 'VN-21');
		await fill(others, idIn('clubs', 'B1'), 'LA-HO');
		await asSuperuser(superuserUrl, 'analyze audit_entries');
	});

	test('is walked page by page: each entry once, in order, also of one instant', async () => {
		const { admin } = world.actors;
		const seen: string[] = [];
		let query = 'from=2021-01-01&to=2021-12-31';
		for (;;) {
			const { rows, more } = await pageOf(admin, query);
			expect(rows.length).toBeLessThanOrEqual(ENTRIES_PER_PAGE);
			seen.push(...rows.map(({ id }) => id));
			if (!more) break;
			query = `from=2021-01-01&to=2021-12-31&after=${rows.at(-1)?.id}`;
		}
		expect([seen.length, new Set(seen).size]).toEqual([ours, ours]);
	});

	test('is exported whole, in portions', async () => {
		const { system } = world.actors;
		const scope = <T>(work: (tx: Tx) => Promise<T>) => as(world, system, work);
		const seen = new Set<string>();
		let portions = 0;
		for await (const entries of exportTrail(scope, { actor: system, filter: read('from=2021-01-01&to=2021-12-31') })) {
			portions += 1;
			for (const { objectId } of entries) seen.add(objectId);
		}
		expect([seen.size, portions > 10]).toEqual([ours + others, true]);
	});

	/** Blocks of the table and its indexes that a question touches: not a time, which a busy machine would change. */
	const touched = async (actor: Actor, question: SQL) => {
		const explained = sql`explain (analyze, buffers, format json) select * from audit_entries where id in ${question}`;
		const { rows } = await as(world, actor, (tx) =>
			tx.execute<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(explained)
		);
		const plan = rows[0]?.['QUERY PLAN'][0]?.Plan ?? {};
		return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
	};
	const asked = (actor: Actor, query: string) => newest({ actor, filter: read(query), zone }, ENTRIES_PER_PAGE + 1);
	const years = 'from=2021-01-01&to=2021-12-31';
	/** A page and the way to it through an index, four blocks deep. */
	const FEW = 600;

	test.each([
		['admin', ''],
		['admin', 'from=2021-01-01&to=2021-01-01'],
		['admin', 'action=donor.added'],
		['coordinator', 'object=club_application'],
		['neighbour', ''],
		['neighbour', 'action=donor.added'],
		['system', ''],
		['system', 'action=donor.added'],
		['system', `person=${v7()}`]
	] as const)('is asked by a %s (%j) without looking through it', async (name, query) => {
		const actor = world.actors[name];
		expect(await touched(actor, asked(actor, `${years}&${query}`))).toBeLessThan(FEW);
	});

	test('control: left to the policies alone, the database looks through the entries of all others', async () => {
		const lax = sql`(select id from audit_entries order by at desc, id desc limit ${ENTRIES_PER_PAGE + 1})`;
		expect(await touched(world.actors.registrar, lax)).toBeGreaterThan(FEW);
	});
});
