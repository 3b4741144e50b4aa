import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageBandOn } from '../../src/lib/donors/age-band';
import { keysOf } from '../../src/lib/donors/match-keys';
import { loadDemoData } from '../../src/lib/server/db/load-demo';
import { loadMass } from '../../src/lib/server/db/load-mass';
import { tallyDifferences } from '../support/recount';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const today = '2026-06-10';
const mass = { donors: 400, drives: 100, donations: 2_000, today } as const;

let database: TestDatabase;
let superuser: pg.Client;
let before: unknown[];
const told: string[] = [];

const rows = async (query: string) => (await superuser.query(query)).rows;

/** Whatever a load takes away for a while. */
const guards = () =>
	rows(`select 'constraint' as kind, c.conrelid::regclass || ' ' || c.conname as name, pg_get_constraintdef(c.oid) || c.convalidated as is
			from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'public'
		union all select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid
			where c.relnamespace = 'public'::regnamespace
		union all select 'trigger', tgrelid::regclass || ' ' || tgname, tgenabled::text from pg_trigger where not tgisinternal
		union all select 'policies', oid::regclass::text, relrowsecurity::text || relforcerowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
		order by 1, 2, 3`);

const load = (size: typeof mass | (Omit<typeof mass, 'donations'> & { donations: number })) =>
	loadMass(database.ownerUrl, size, (what, work) => {
		told.push(what);
		return work();
	});

beforeAll(async () => {
	database = await createTestDatabase();
	superuser = new pg.Client({ connectionString: database.superuserUrl });
	await superuser.connect();
	before = await guards();
	expect(await load({ ...mass, donations: 20_000 })).toBe(false);
	expect(await rows(`select from clubs`)).toEqual([]);
	expect(await load(mass)).toBe(true);
	await loadDemoData(database.ownerUrl, { today, donors: 60 });
});

afterAll(async () => {
	await superuser.end();
	await database.drop();
});

describe('a mass of demonstration data', () => {
	test('is not left to be compared, and whoever is added beside it is', async () => {
		const [left] =
			await rows(`select (count(*) filter (where p.created_by is null))::int as mass, count(p.created_by) > 0 as story
			from donors_to_compare c join donors p on p.id = c.donor_id`);
		expect(left).toEqual({ mass: 0, story: true });
	});

	test('has as many donations, donors and drives as were asked for, beside the story of the year', async () => {
		const [found] = await rows(`select (select count(*)::int from donations where recorded_by is null) as donations,
			(select count(*)::int from donors where created_by is null) as donors,
			(select count(*)::int from drives where created_by is null and result_kind = 'counted' and status = 'closed') as drives,
			(select count(*)::int from accounts) > 5 as story`);
		expect(found).toEqual({ donations: 2_000, donors: 400, drives: 100, story: true });
		expect(told).toEqual(expect.arrayContaining(['Donors', 'Donations', 'Tallies', 'Indexes and keys', 'Statistics']));
	});

	test('is tallied as its rows are, and a tally that is not is found', async () => {
		expect(await tallyDifferences(superuser)).toEqual([]);
		await superuser.query('begin');
		await superuser.query(
			`update drive_tallies set units = units + 1 where ctid = (select t.ctid from drive_tallies t join drives d on d.id = t.drive_id where d.created_by is null limit 1)`
		);
		await superuser.query(
			`update donors set donation_count = donation_count + 1 where id = (select id from donors where created_by is null limit 1)`
		);
		expect(await tallyDifferences(superuser)).toEqual(['drive_tallies', 'donors']);
		await superuser.query('rollback');
	});

	test('leaves every constraint, index, trigger and policy as it was', async () => {
		expect(await guards()).toEqual(before);
	});

	test('searches, sorts and compares people by the keys that the product makes', async () => {
		const people =
			await rows(`select full_name as "fullName", birth_date::text as "birthDate", birth_precision as "birthPrecision", country,
			search_key as "searchKey", sort_key as "sortKey", match_keys as "matchKeys" from donors d join provinces p on p.code = d.province_code`);
		for (const { searchKey, sortKey, matchKeys, country, ...person } of people)
			expect({ searchKey, sortKey, matchKeys }).toEqual(keysOf(person, country));
		expect(new Set(people.map(({ country }) => country))).toEqual(new Set(['VN', 'LA']));
	});

	test('counts each donation under the age of its day, the first one of a person alone as the first', async () => {
		const given =
			await rows(`select d.donated_on::text as day, p.birth_date::text as born, p.birth_precision as precision, d.age_band as band,
			d.first_time = (not exists (select from donations x where x.donor_id = d.donor_id and x.donated_on < d.donated_on)) as first
			from donations d join donors p on p.id = d.donor_id where d.recorded_by is null`);
		for (const { day, born, precision, band } of given) expect(band).toBe(ageBandOn(day, born, precision));
		expect(given.every(({ first }) => first)).toBe(true);
		expect(given.some(({ band }) => band === '<18' || band === '65+')).toBe(false);
	});

	test('lets everybody rest as the rules ask, and holds every drive in an area of its day', async () => {
		expect(
			await rows(`select from donations d join donations x on x.donor_id = d.donor_id and x.donated_on > d.donated_on and x.donated_on < d.donated_on + 84
				where d.recorded_by is null`)
		).toEqual([]);
		expect(
			await rows(`select from drives d join areas a on a.code = d.area_code where d.created_by is null and d.club_id is not null
				and not (coalesce(a.valid_from, '-infinity') <= d.starts_on and d.starts_on <= coalesce(a.valid_to, 'infinity'))`)
		).toEqual([]);
		expect(await rows('select from drives where places_taken > capacity')).toEqual([]);
	});

	test('brings about as many units for those who registered as published drives do, and a deferral for everybody deferred', async () => {
		const [shares] = await rows(`select count(*) filter (where d.units = 1)::float / count(*) as brought,
			count(*) filter (where r.state = 'deferred' and f.id is null)::int as without
			from registrations r left join donations d on d.registration_id = r.id left join deferrals f on f.registration_id = r.id
			where r.registered_by is null and r.state <> 'cancelled' and r.applicant_id is null`);
		expect(shares?.brought).toBeGreaterThan(0.83);
		expect(shares?.brought).toBeLessThan(0.9);
		expect(shares?.without).toBe(0);
	});
});
