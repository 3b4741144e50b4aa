import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { readCalendarView } from '../../src/lib/calendar/calendar-view';
import type { Actor } from '../../src/lib/server/actor';
import { calendarPage } from '../../src/lib/server/calendar/calendar-page';
import { areasWithoutDrive, shortfalls } from '../../src/lib/server/calendar/outlook';
import { as, club, database, neighbour, openDonors } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const today = '2026-11-23';
let admin: Actor;
let office: Actor;
let centre: string;

beforeAll(async () => {
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	office = await addActor(database.superuserUrl, 'province_coordinator');
	centre = String((await truth("select id from blood_centres where province_code = 'VN-21'"))[0]?.id);
	const mine = { club_id: club, area_code: '16012', status: 'open', target_units: 100 };
	await add({ ...mine, starts_on: '2026-12-05', ends_on: '2026-12-06', title: 'Hai ngày', blood_centre_id: centre });
	await add({ ...mine, starts_on: '2026-12-05', title: 'Cùng ngày', blood_centre_id: centre });
	await add({ ...mine, starts_on: '2026-12-20', title: 'Đã hủy', status: 'cancelled', cancel_reason: 'bão' });
	await add({
		...mine,
		starts_on: '2026-12-01',
		ends_on: '2026-12-31',
		date_precision: 'month',
		title: 'Chưa rõ ngày'
	});
	await add({ ...mine, starts_on: '2026-12-05', club_id: neighbour.memberships[0]?.clubId, title: 'Câu lạc bộ khác' });
	await truth("insert into centre_limits (blood_centre_id, province_code, drives_a_day) values ($1, 'VN-21', 1)", [
		centre
	]);
});

async function add(row: Record<string, unknown>) {
	const id = v7();
	const whole = { id, province_code: 'VN-21', timezone: 'Asia/Ho_Chi_Minh', ends_on: row.starts_on, ...row };
	const columns = Object.keys(whole);
	await truth(
		`insert into drives (${columns}) values (${columns.map((_, place) => `$${place + 1}`)})`,
		Object.values(whole)
	);
	if (row.date_precision !== 'month')
		await truth(
			'insert into drive_days (drive_id, held_on) select id, generate_series(starts_on, ends_on, interval $$1 day$$)::date from drives where id = $1',
			[id]
		);
	return id;
}

const shownTo = (actor: Actor, query: string) =>
	as(actor, (tx) => calendarPage(tx, { actor, shown: readCalendarView(new URLSearchParams(query), today), today }));

describe('the calendar', () => {
	test('shows each their own drives on their days, those without a day as a number', async () => {
		const { drives, vague } = await shownTo(admin, 'on=2026-12-10');
		expect(drives.map(({ title }) => title).sort()).toEqual(['Cùng ngày', 'Hai ngày', 'Đã hủy']);
		expect(vague).toBe(1);
		expect((await shownTo(office, 'on=2026-12-10')).drives).toHaveLength(4);
		expect((await shownTo(admin, 'on=2027-02-10')).drives).toEqual([]);
	});

	test('counts a year by day, each day of a drive, and no cancelled one', async () => {
		const { counts, drives } = await shownTo(office, 'view=year&on=2026-12-10');
		expect([...counts].filter(([day]) => day >= '2026-12-01').sort()).toEqual([
			['2026-12-05', 3],
			['2026-12-06', 1]
		]);
		expect(drives).toEqual([]);
	});

	test('says what is too much for a centre, of what lies ahead, to whoever did not switch it off', async () => {
		const advice = (drives: { title: string; advice: { kind: string }[] }[]) =>
			Object.fromEntries(drives.map(({ title, advice }) => [title, advice.map(({ kind }) => kind)]));
		expect(advice((await shownTo(admin, 'on=2026-12-10')).drives)).toEqual({
			'Hai ngày': ['too_many_drives'],
			'Cùng ngày': ['too_many_drives'],
			'Đã hủy': []
		});
		const off = await shownTo(admin, 'on=2026-12-10&hide=advice');
		expect(off.drives.every(({ advice }) => advice.length === 0)).toBe(true);
	});

	test('is narrowed as the list is, and hides the days that were switched off', async () => {
		expect((await shownTo(office, `on=2026-12-10&club=${club}&q=hai`)).drives.map(({ title }) => title)).toEqual([
			'Hai ngày'
		]);
		expect((await shownTo(office, 'view=year&on=2027-01-01')).days.map(({ kind }) => kind)).toContain('season');
		const days = (await shownTo(office, 'view=year&on=2027-01-01&hide=season,holiday')).days;
		expect(days).toEqual([]);
	});

	test('lets those move a drive who plan it, while it lies ahead', async () => {
		const movable = async (actor: Actor) =>
			(await shownTo(actor, 'on=2026-12-10')).drives.filter((one) => one.movable).map(({ title }) => title);
		expect((await movable(admin)).sort()).toEqual(['Cùng ngày', 'Hai ngày']);
		expect(await movable(await addActor(database.superuserUrl, 'registrar', { clubId: club }))).toEqual([]);
	});
});

describe('what the whole plan lacks', () => {
	test('are areas in which no drive was held for so many months, with the next one; a draft was not held', async () => {
		const gaps = (months: number, areas: 'then' | 'now' = 'then') =>
			as(office, (tx) => areasWithoutDrive(tx, { provinceCode: 'VN-21', months, today, areas }));
		const [former] = await truth("select former_district_code as code from areas where code = '16012'");
		const codeOf = String(former?.code);
		await add({ starts_on: '2026-05-23', area_code: '16012', status: 'closed', title: 'Tháng năm' });
		await add({ starts_on: '2026-11-01', area_code: '16012', status: 'draft', title: 'Nháp' });
		const of = async (months: number) => (await gaps(months)).find(({ code }) => code === codeOf);
		expect(await of(6)).toBeUndefined();
		expect(await of(5)).toMatchObject({ last: '2026-05-23', next: '2026-12-01' });
		expect((await gaps(5, 'now')).some(({ code }) => code === codeOf)).toBe(false);
		expect((await gaps(5, 'now')).some(({ code }) => code === '16012')).toBe(true);
	});

	test('are targets that everything planned would not reach', async () => {
		const target = (units: number) =>
			truth(
				"insert into targets (id, province_code, subject, club_id, year, units, revised_at) values ($1, 'VN-21', 'club', $2, 2026, $3, clock_timestamp())",
				[v7(), club, units]
			);
		const short = () => as(admin, (tx) => shortfalls(tx, { year: 2026, today, provinces: [], clubs: [club] }));
		await target(300);
		expect(await short()).toEqual([]);
		await target(301);
		expect(await short()).toEqual([{ name: 'Sen Hồng', target: 301, collected: 0, planned: 300, missing: 1 }]);
		expect((await shownTo(admin, 'on=2026-12-10')).short).toHaveLength(1);
		expect((await shownTo(admin, 'on=2026-12-10&hide=advice')).short).toEqual([]);
	});
});
