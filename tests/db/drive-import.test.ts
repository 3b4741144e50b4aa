import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pastedRows } from '../../src/lib/pasted/csv';
import type { Actor } from '../../src/lib/server/actor';
import { enterResult } from '../../src/lib/server/drives/enter-result';
import { importPlan, importResults, replacementKey } from '../../src/lib/server/drives/import-drives';
import { readPastedPlan, readPastedResults } from '../../src/lib/server/drives/read-pasted';
import { driveSociety, now, type DriveSociety } from '../support/drive-society';
import { addActor, addClub, asSuperuser } from '../support/society';

let society: DriveSociety;
let laoClub: string;
let laoOffice: Actor;

beforeAll(async () => {
	society = await driveSociety();
	laoClub = await addClub(society.url, 'CLB Sen Hồng', 'LA-HO');
	laoOffice = await addActor(society.url, 'province_coordinator', { provinceCode: 'LA-HO' });
});
beforeEach(() => society.clear());
afterAll(() => society.close());

const reading = (actor: Actor, lines: readonly string[], provinceCode = 'VN-21') => ({
	actor,
	provinceCode,
	lines: pastedRows(lines.join('\n')),
	locale: 'vi' as const,
	now
});
const plan = (actor: Actor, lines: readonly string[], provinceCode?: string) =>
	society.as(actor, (tx) => importPlan(tx, reading(actor, lines, provinceCode)));
const results = (actor: Actor, lines: readonly string[], replace: readonly string[] = []) =>
	society.as(actor, (tx) => importResults(tx, { ...reading(actor, lines), replace }));
const looked = (actor: Actor, lines: readonly string[]) =>
	society.as(actor, (tx) => readPastedResults(tx, reading(actor, lines)));
const truth = (statement: string, values: unknown[] = []) => asSuperuser(society.url, statement, values);
const drives = () =>
	truth(`select d.title, d.status, d.club_id, d.area_code, d.starts_on::text, d.ends_on::text, d.date_precision as precision,
			(select count(*)::int from drive_days where drive_id = d.id) as days, r.units, r.registered, r.registered_approximate
		from drives d left join reported_results r on r.drive_id = d.id where d.seed_key is null order by d.starts_on, d.title`);
const actions = async () =>
	(
		await truth(`select action from audit_entries where object_id in (select id::text from drives where seed_key is null)
			order by id`)
	).map(({ action }) => action);

const planned = ['12/3/2027\tSen Hồng\txã Hậu Lộc\tNhà văn hóa\t150', '13/3/2027 - 14/3/2027\t\tHậu Lộc'];
const past = ['12/3/2026\tSen Hồng\tHậu Lộc\thơn 150\t107', 'tháng 10/2019\t\tHậu Lộc\t\t1.003'];

describe('a plan', () => {
	test('becomes drafts, one trail each; the lines that are wrong are left', async () => {
		const { added, left } = await plan(society.coordinator, [...planned, '12/3/2027\tCLB Nào\tHậu Lộc', '']);
		expect(added.map(({ line }) => line)).toEqual([1, 2]);
		expect(left.map(({ line, problems }) => [line, problems.map(({ code }) => code)])).toEqual([[3, ['club_unknown']]]);
		expect(await drives()).toMatchObject([
			{ title: 'Đợt hiến máu Nhà văn hóa', status: 'draft', club_id: society.club, area_code: '16012', days: 1 },
			{ title: 'Đợt hiến máu xã Hậu Lộc', club_id: null, starts_on: '2027-03-13', ends_on: '2027-03-14', days: 2 }
		]);
		expect(await actions()).toEqual(['drive.scheduled', 'drive.scheduled']);
	});

	test('sent again it adds nothing', async () => {
		await plan(society.coordinator, planned);
		const { added, left } = await plan(society.coordinator, planned);
		expect([added, left.map(({ known }) => known?.status)]).toEqual([[], ['draft', 'draft']]);
		expect(await drives()).toHaveLength(2);
	});

	test('sent twice at the same moment it adds once', async () => {
		const both = await Promise.all([plan(society.coordinator, planned), plan(society.coordinator, planned)]);
		expect(both.map(({ added }) => added.length).sort()).toEqual([0, 2]);
		expect(await drives()).toHaveLength(2);
	});

	test('control: who reads before the other has added does not find it', async () => {
		const one = new pg.Client(society.url);
		await one.connect();
		await one.query('begin');
		await one.query(
			`insert into drives (id, province_code, club_id, area_code, title, starts_on, ends_on, timezone)
				values (gen_random_uuid(), 'VN-21', $1, '16012', 'X', '2027-03-12', '2027-03-12', 'Asia/Ho_Chi_Minh')`,
			[society.club]
		);
		const look = () =>
			society.as(society.coordinator, (tx) => readPastedPlan(tx, reading(society.coordinator, planned.slice(0, 1))));
		const before = await look();
		await one.query('commit');
		await one.end();
		const after = await look();
		expect([before, after].map(({ drives }) => drives[0]?.known?.title)).toEqual([undefined, 'X']);
	});

	test('one drive that cannot be stored leaves none of the others', async () => {
		const other = { ...society.coordinator, accountId: 'no uuid' };
		await expect(plan(other, planned)).rejects.toThrow();
		expect(await drives()).toEqual([]);
	});
});

describe('whose drives they are', () => {
	test('an admin plans for the own club alone, and reads nothing of another', async () => {
		await plan(society.coordinator, ['12/3/2027\tCLB Khác\tHậu Lộc']);
		const lines = ['12/3/2027\tCLB Khác\tHậu Lộc', '12/3/2027\t\tHậu Lộc'];
		const { added, left } = await plan(society.admin, lines);
		expect(added.map(({ input }) => input.clubId)).toEqual([society.club]);
		expect(left.map(({ problems, known }) => [problems, known])).toEqual([
			[[{ code: 'club_unknown', cell: 'CLB Khác', near: [] }], null]
		]);
	});

	test('control: the office is told of that club', async () => {
		await plan(society.coordinator, ['12/3/2027\tCLB Khác\tHậu Lộc']);
		const { left } = await plan(society.coordinator, ['12/3/2027\tCLB Khác\tHậu Lộc', '12/3/2027\tCLB Khát\tHậu Lộc']);
		expect(left.map(({ known, problems }) => [known !== null, problems[0]?.near])).toEqual([
			[true, undefined],
			[false, ['CLB Khác']]
		]);
	});

	test('a result of the other province is neither found nor set', async () => {
		await truth(
			`insert into drives (id, province_code, club_id, area_code, title, status, starts_on, ends_on, timezone)
				select gen_random_uuid(), 'LA-HO', $1, code, 'Lào', 'closed', '2026-03-12', '2026-03-12', 'Asia/Vientiane'
				from areas where province_code = 'LA-HO' limit 1`,
			[laoClub]
		);
		const line = ['12/3/2026\tSen Hồng\t\t\t107'];
		expect((await results(society.coordinator, line)).taken.map(({ state }) => state)).toEqual(['added']);
		expect(await drives()).toMatchObject([
			{ title: 'Lào', units: null },
			{ title: 'Đợt hiến máu CLB Sen Hồng', units: 107 }
		]);
		const theirs = await society.as(laoOffice, (tx) => readPastedResults(tx, reading(laoOffice, line, 'LA-HO')));
		// Control: to its own office it is known.
		expect(theirs.results.map(({ state, there }) => [state, there?.title])).toEqual([['stated', 'Lào']]);
	});

	test('of another province nobody plans anything', async () => {
		const { added, left } = await plan(society.coordinator, ['12/3/2027\t\tViêng Xay'], 'LA-HO');
		expect([added, left[0]?.problems[0]?.code]).toEqual([[], 'club_missing']);
	});
});

describe('reported results', () => {
	test('of drives that nobody entered are added with closed drives, as exactly as their date is known', async () => {
		const { taken, left } = await results(society.coordinator, past);
		expect([taken.length, left]).toEqual([2, []]);
		expect(await drives()).toMatchObject([
			{ status: 'closed', club_id: null, area_code: '400', precision: 'month', days: 0, units: 1003, registered: null },
			{
				status: 'closed',
				club_id: society.club,
				area_code: '16012',
				precision: 'day',
				days: 1,
				units: 107,
				registered: 150,
				registered_approximate: true
			}
		]);
		const each = ['drive.scheduled', 'drive.closed', 'drive.result_entered'];
		expect(await actions()).toEqual([...each, ...each]);
	});

	test('sent again, or twice at the same moment, they are taken once', async () => {
		const both = await Promise.all([results(society.coordinator, past), results(society.coordinator, past)]);
		expect(both.map(({ taken }) => taken.length).sort()).toEqual([0, 2]);
		const again = await results(society.coordinator, past);
		expect([again.taken, again.left.map(({ state }) => state)]).toEqual([[], ['same', 'same']]);
		expect(await drives()).toHaveLength(2);
	});

	test('go to the drive of that club, day and area that is there', async () => {
		const id = await society.scheduled({ startsOn: '2026-03-12' });
		await results(society.admin, past.slice(0, 1));
		expect(await drives()).toMatchObject([{ title: 'Giọt hồng Thọ Xuân', status: 'draft', units: 107 }]);
		expect(await truth('select action from audit_entries where object_id = $1 order by id', [id])).toEqual([
			{ action: 'drive.scheduled' },
			{ action: 'drive.result_entered' }
		]);
	});

	test('that were stated otherwise are replaced only where somebody says so, and as they were seen', async () => {
		const driveId = await society.scheduled({ startsOn: '2026-03-12' });
		await results(society.admin, past.slice(0, 1));
		const changed = ['12/3/2026\tSen Hồng\tHậu Lộc\t\t120'];
		const [seen] = (await looked(society.admin, changed)).results;
		const key = seen ? replacementKey(seen) : '';
		expect([seen?.state, seen?.differing]).toEqual(['differs', ['units']]);
		expect((await results(society.admin, changed)).taken).toEqual([]);
		expect(await drives()).toMatchObject([{ units: 107 }]);

		const input = { ...(seen?.there?.stated ?? seen?.result), units: 99 } as NonNullable<typeof seen>['result'];
		await society.as(society.coordinator, (tx) => enterResult(tx, { actor: society.coordinator, driveId, input, now }));
		expect((await results(society.admin, changed, [key])).taken).toEqual([]);
		expect(await drives()).toMatchObject([{ units: 99 }]);

		const [anew] = (await looked(society.admin, changed)).results;
		const { taken } = await results(society.admin, changed, [anew ? replacementKey(anew) : '']);
		expect(taken).toHaveLength(1);
		expect(await drives()).toMatchObject([{ units: 120, registered: 150, registered_approximate: true }]);
	});

	test('never take the place of donations that are counted', async () => {
		const id = await society.scheduled({ startsOn: '2026-03-12' });
		await truth(
			`insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml) values ($1, '2026-03-12', 'total', '', 3, 3, 1050)`,
			[id]
		);
		const { taken, left } = await results(society.admin, past.slice(0, 1));
		expect([taken, left[0]?.problems[0]?.code]).toEqual([[], 'counted_there']);
		expect(await truth('select 1 from reported_results where drive_id = $1', [id])).toEqual([]);
	});
});
