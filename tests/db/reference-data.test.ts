import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ruleSetSchema } from '../../src/lib/donors/rule-sets';
import { loadReferenceData } from '../../src/lib/server/db/load-reference';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const TABLES = [
	'provinces',
	'areas',
	'campaigns',
	'blood_centres',
	'annual_figures',
	'consent_texts',
	'rule_sets',
	'drives',
	'drive_days',
	'drive_sites',
	'reported_results'
];

let database: TestDatabase;
let superuser: pg.Pool;

async function rows(query: string): Promise<Record<string, unknown>[]> {
	return (await superuser.query(query)).rows;
}

async function everything(): Promise<string> {
	const tables = TABLES.map((table) => rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`));
	return JSON.stringify(await Promise.all(tables));
}

beforeAll(async () => {
	database = await createTestDatabase();
	superuser = new pg.Pool({ connectionString: database.superuserUrl });
});

afterAll(async () => {
	await superuser.end();
	await database.drop();
});

describe('the areas', () => {
	test('are 37 districts and 166 communes of two provinces', async () => {
		expect(await rows('select level, count(*)::int from areas group by 1 order by 1')).toEqual([
			{ level: 'commune', count: 166 },
			{ level: 'district', count: 37 }
		]);
		expect(await rows('select code from provinces order by 1')).toEqual([{ code: 'LA-HO' }, { code: 'VN-21' }]);
	});

	test('give every district a tile of its own, and every commune a former district of its province', async () => {
		expect(
			await rows(`select 1 from areas where level = 'district' group by province_code, tile_row, tile_col having count(*) > 1
				union all select 1 from areas where level = 'district' and num_nulls(tile_row, tile_col) > 0`)
		).toEqual([]);
		expect(
			await rows(`select c.code from areas c left join areas d on d.code = c.former_district_code and d.level = 'district'
				and d.province_code = c.province_code where c.level = 'commune' and d.code is null`)
		).toEqual([]);
	});

	test('let Thanh Hóa city succeed Đông Sơn, and leave unknown Lao names empty', async () => {
		expect(await rows(`select code, successor_code from areas where successor_code is not null`)).toEqual([
			{ code: '405', successor_code: '380' }
		]);
		expect(await rows(`select code from areas where province_code = 'VN-21' and name_lo is not null`)).toEqual([]);
	});
});

describe('the published results', () => {
	test('are 16 reported drives with 8,761 units, each with its source', async () => {
		expect(
			await rows(`select count(*)::int as drives, sum(r.units)::int as units, count(r.source_url)::int as sources
				from drives d join reported_results r on r.drive_id = d.id where d.result_kind = 'reported' and d.status = 'closed'`)
		).toEqual([{ drives: 16, units: 8761, sources: 16 }]);
	});

	test('keep how exactly each date is known, vague ones as their whole period', async () => {
		expect(
			await rows(`select seed_key, starts_on::text, ends_on::text, date_precision from drives
				where date_precision <> 'day' order by starts_on, seed_key`)
		).toEqual([
			{ seed_key: '2019-thach-thanh-1', starts_on: '2019-01-01', ends_on: '2019-12-31', date_precision: 'year' },
			{ seed_key: '2019-10-thuong-xuan', starts_on: '2019-10-01', ends_on: '2019-10-31', date_precision: 'month' },
			{ seed_key: '2020-sunjade', starts_on: '2020-01-01', ends_on: '2020-12-31', date_precision: 'year' },
			{ seed_key: '2025-11-ninh-binh', starts_on: '2025-11-01', ends_on: '2025-11-30', date_precision: 'month' }
		]);
	});

	test('mark the emergency, the place outside the province, the two sites and the one nobody placed', async () => {
		const keys = async (where: string) =>
			(await rows(`select seed_key from drives d where ${where}`)).map((row) => row.seed_key);
		expect(await keys(`kind = 'emergency'`)).toEqual(['2022-03-24-emergency']);
		expect(await keys('outside_province')).toEqual(['2025-11-ninh-binh']);
		expect(await keys('area_code is null and not outside_province')).toEqual(['2021-03-16-giot-hong-an-ninh']);
		expect(await keys('(select count(*) from drive_sites s where s.drive_id = d.id) = 2')).toEqual([
			'2017-07-27-hanh-trinh-do'
		]);
	});

	test('tell softened figures from exact ones', async () => {
		expect(
			await rows(`select count(*) filter (where registered_approximate)::int as registered,
				count(*) filter (where units_approximate)::int as units, count(*) filter (where derived)::int as derived,
				count(*) filter (where inferred)::int as inferred from reported_results`)
		).toEqual([{ registered: 11, units: 5, derived: 1, inferred: 7 }]);
	});
});

describe('the rest', () => {
	test('is rules that the program can read, for both countries', async () => {
		const held = await rows(
			`select country, valid_from::text as "validFrom", valid_to::text as "validTo", rules from rule_sets order by country`
		);
		expect(z.array(ruleSetSchema).parse(held)).toMatchObject([{ country: 'LA' }, { country: 'VN' }]);
	});

	test('is yearly figures apart from drives, consent texts in three languages, campaigns and a blood centre each', async () => {
		const count = async (table: string) => (await rows(`select count(*)::int from ${table}`))[0]?.count;
		expect(await count('annual_figures')).toBe(22);
		expect(await count('campaigns')).toBe(4);
		expect(await count('blood_centres')).toBe(2);
		expect(await rows('select purpose, count(distinct locale)::int from consent_texts group by 1 order by 1')).toEqual([
			{ purpose: 'application', count: 3 },
			{ purpose: 'contact', count: 3 },
			{ purpose: 'contact_email', count: 3 },
			{ purpose: 'contact_phone', count: 3 },
			{ purpose: 'contact_sms', count: 3 },
			{ purpose: 'contact_zalo', count: 3 },
			{ purpose: 'registration', count: 3 },
			{ purpose: 'reserve', count: 3 },
			{ purpose: 'sharing', count: 3 },
			{ purpose: 'sign_up', count: 3 }
		]);
	});
});

describe('loading again', () => {
	test('changes nothing', async () => {
		const before = await everything();
		await loadReferenceData(database.ownerUrl);
		expect(await everything()).toBe(before);
	});

	test('keeps what the society has edited', async () => {
		await superuser.query(
			`update areas set population = 240000, population_year = 2026, version = 2 where code = '395'`
		);
		await superuser.query(`update drives set result_kind = 'counted' where seed_key = '2018-10-12-vinh-loc'`);
		await superuser.query(
			`delete from reported_results where drive_id = (select id from drives where seed_key = '2018-10-12-vinh-loc')`
		);
		const before = await everything();
		await loadReferenceData(database.ownerUrl);
		expect(await everything()).toBe(before);
	});

	test('brings back an area that is missing', async () => {
		await superuser.query(`delete from areas where code = '14758'`);
		await loadReferenceData(database.ownerUrl);
		expect(await rows(`select name_vi, former_district_code from areas where code = '14758'`)).toEqual([
			{ name_vi: 'Hàm Rồng', former_district_code: '380' }
		]);
	});
});
