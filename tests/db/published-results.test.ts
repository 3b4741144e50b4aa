import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { parseFilter } from '../../src/lib/collections/filter';
import type { Actor } from '../../src/lib/server/actor';
import { collectedRows } from '../../src/lib/server/collections/breakdown';
import { areaRollups } from '../../src/lib/server/collections/queries';
import { connect, openPool } from '../../src/lib/server/db';
import { driveForm } from '../../src/lib/drives/drive-form';
import { editDrive } from '../../src/lib/server/drives/edit-drive';
import { findDrive } from '../../src/lib/server/drives/queries';
import { typedDrive } from '../../src/lib/server/drives/typed-drive';
import { withScope, type Tx } from '../../src/lib/server/scope';
import { addActor, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** By the last district before 1 July 2025; the empty code is "not stated". */
const THEN = { 380: 3_962, 399: 1_672, 396: 1_003, 391: 547, 400: 500, 393: 420, 397: 107, '': 300, outside: 250 };
/** By today's units where they are known. */
const NOW = { 380: 3_962, 399: 1_672, 396: 1_003, 391: 547, 16012: 500, 393: 420, 15766: 107, '': 300, outside: 250 };

let database: TestDatabase;
let pool: pg.Pool;
let coordinator: Actor;

/** Units by key of all reported results, as the office of the province sees them. */
async function units(question: string): Promise<Record<string, number | null>> {
	const { filter } = parseFilter(new URLSearchParams(`source=reported&${question}`), '2026-11-24', 'all');
	const rows = await withScope(connect(pool), { kind: 'actor', actor: coordinator }, async (tx) =>
		collectedRows(tx, coordinator, filter, { by: filter.by }, await areaRollups(tx))
	);
	return Object.fromEntries(rows.filter(({ kind }) => kind !== 'not_placed').map((row) => [row.key, row.units]));
}

const total = async (question: string) =>
	Object.values(await units(question)).reduce<number>((sum, one) => sum + (one ?? 0), 0);

const change = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

/** A result that a newspaper prints after the sixteen. */
async function addSeventeenth(areaCode: string, day: string, count: number): Promise<void> {
	const id = v7();
	await change(
		`insert into drives (id, province_code, timezone, area_code, kind, title, status, starts_on, ends_on, date_precision, result_kind)
			values ($1, 'VN-21', 'Asia/Ho_Chi_Minh', $2, 'drive', 'Ngày hội thứ mười bảy', 'closed', $3, $3, 'day', 'reported')`,
		[id, areaCode, day]
	);
	await change('insert into reported_results (drive_id, units) values ($1, $2)', [id, count]);
}

beforeAll(async () => {
	database = await createTestDatabase();
	pool = openPool(database.appUrl);
	coordinator = await addActor(database.superuserUrl, 'province_coordinator');
});

beforeEach(async () => {
	await change(`delete from drives where seed_key is null`);
	await change(
		`update reported_results r set units = 780 from drives d where d.id = r.drive_id and d.starts_on = '2018-08-23'`
	);
});

afterAll(async () => {
	await pool.end();
	await database.drop();
});

describe('the published results', () => {
	test('roll up to the districts of then and to the units of now', async () => {
		expect(await units('by=district&areas=then')).toEqual(THEN);
		expect(await units('by=district&areas=now')).toEqual(NOW);
	});

	test.each(['by=district&areas=then', 'by=district&areas=now', 'by=month', 'by=club', 'by=province'])(
		'add up to 8,761 units whatever they are split by: %s',
		async (question) => {
			expect(await total(question)).toBe(8_761);
		}
	);

	test('keep those known only to the year under a month that is not stated', async () => {
		expect((await units('by=month'))['']).toBe(547 + 188);
	});

	test('follow one that is altered and one that is added', async () => {
		await change(
			`update reported_results r set units = 800 from drives d where d.id = r.drive_id and d.starts_on = '2018-08-23'`
		);
		await addSeventeenth('15766', '2026-02-01', 43);

		expect(await units('by=district&areas=then')).toEqual({ ...THEN, 399: 1_692, 397: 150 });
		expect(await units('by=district&areas=now')).toEqual({ ...NOW, 399: 1_692, 15766: 150 });
		expect(await units('by=month')).toMatchObject({ '2018-08': 800, '2026-02': 43 });
		expect(await total('by=month')).toBe(8_761 + 20 + 43);
	});

	test('are used only until a drive is switched to counting', async () => {
		await change(`update drives set result_kind = 'counted' where starts_on = '2018-08-23' and seed_key is not null`);
		expect(await total('by=district')).toBe(8_761 - 780);
		await change(`update drives set result_kind = 'reported' where starts_on = '2018-08-23' and seed_key is not null`);
		expect(await total('by=district')).toBe(8_761);
	});
});

describe('the form of a published drive', () => {
	const as = <T>(work: (tx: Tx) => Promise<T>) => withScope(connect(pool), { kind: 'actor', actor: coordinator }, work);
	const idsWhere = async (condition: string) =>
		(await change(`select id from drives where seed_key is not null and ${condition}`)).map(({ id }) => String(id));
	const byDistrict = () => units('by=district&areas=then');

	/** Sends the form as it was filled in, with these fields typed anew. */
	const edit = (driveId: string, typed: Record<string, string>) =>
		as(async (tx) => {
			const drive = await findDrive(tx, driveId);
			if (!drive) throw new Error('the drive is not there');
			const input = driveForm.parse({ ...typedDrive(drive), ...typed });
			return editDrive(tx, { actor: coordinator, driveId, input, now: new Date() });
		});

	/** Leaves the published drives as they were. */
	async function putBack(work: () => Promise<void>) {
		await change('create table kept as select * from drives where seed_key is not null');
		try {
			await work();
		} finally {
			await change(`update drives d set (title, organiser, notes, starts_on, ends_on, date_precision, area_code, outside_province)
				= (k.title, k.organiser, k.notes, k.starts_on, k.ends_on, k.date_precision, k.area_code, k.outside_province)
				from kept k where k.id = d.id`);
			await change('drop table kept');
		}
	}

	test('corrects title, organiser and notes of each, and leaves dates, areas and totals alone', () =>
		putBack(async () => {
			const dates = () =>
				change(`select id, starts_on::text, ends_on::text, date_precision, area_code, outside_province, version
					from drives where seed_key is not null order by id`);
			const before = await dates();
			for (const id of await idsWhere('true'))
				expect(await edit(id, { title: 'Tên đúng', organiser: 'Hội', notes: 'Đã sửa' })).toMatchObject({ ok: true });
			expect(await idsWhere(`title = 'Tên đúng' and organiser = 'Hội' and notes = 'Đã sửa'`)).toHaveLength(16);
			expect(await dates()).toEqual(before.map((row) => ({ ...row, version: Number(row.version) + 1 })));
			expect(await byDistrict()).toEqual(THEN);
			expect((await units('by=month'))['']).toBe(547 + 188);
		}));

	test('makes a year exact, and the month follows', () =>
		putBack(async () => {
			const [id = ''] = await idsWhere(`area_code = '391'`);
			expect(await edit(id, { startsOn: '2019-03-05' })).toMatchObject({ ok: true });
			expect(await units('by=month')).toMatchObject({ '2019-03': 547, '': 188 });
			expect(await total('by=district')).toBe(8_761);
		}));

	test('gives an area to one that had none or lay outside, and totals follow', () =>
		putBack(async () => {
			const [unstated = ''] = await idsWhere('area_code is null and not outside_province');
			expect(await edit(unstated, { areaCode: '380' })).toMatchObject({ ok: true });
			const [outside = ''] = await idsWhere('outside_province');
			expect(await edit(outside, { areaCode: '15766' })).toMatchObject({ ok: true });
			const { '': _unstated, outside: _outside, ...rest } = THEN;
			expect(await byDistrict()).toEqual({ ...rest, 380: 3_962 + 300, 397: 107 + 250 });
		}));

	test('refuses an area that did not exist in the whole of a vague period', async () => {
		const [id = ''] = await idsWhere(`area_code = '391'`);
		expect(await edit(id, { areaCode: '15766' })).toMatchObject({ ok: false, refusal: 'area_not_valid' });
	});
});
