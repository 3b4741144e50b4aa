import { beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { centreForm } from '../../src/lib/calendar/centre-form';
import { closedDayForm, newClosedDayForm } from '../../src/lib/calendar/closed-day-form';
import { weekdayOf, type CalendarDate } from '../../src/lib/time/calendar-date';
import type { Actor } from '../../src/lib/server/actor';
import { centresOf, saveCentre } from '../../src/lib/server/calendar/centres';
import { closedDaysOf, dayById, daysAround } from '../../src/lib/server/calendar/closed-days';
import {
	addClosedDay,
	editClosedDay,
	removeClosedDay,
	restoreClosedDay,
	type ClosedDay
} from '../../src/lib/server/calendar/save-closed-day';
import { as, database, openDonors, registrar } from '../support/donor-registry';
import { addActor, asSuperuser } from '../support/society';

openDonors();

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);
const now = new Date('2026-11-23T03:00:00Z');
let office: Actor;
let abroad: Actor;

beforeAll(async () => {
	office = await addActor(database.superuserUrl, 'province_coordinator');
	abroad = await addActor(database.superuserUrl, 'province_coordinator', { provinceCode: 'LA-HO' });
});

const year = (y: number) => ({ from: `${y}-01-01` as CalendarDate, to: `${y}-12-31` as CalendarDate });
const closedIn = (y: number, actor = office, province = 'VN-21') =>
	as(actor, (tx) => closedDaysOf(tx, province, year(y)));
const add = (typed: object, actor = office) =>
	as(actor, (tx) =>
		addClosedDay(
			tx,
			actor,
			newClosedDayForm.parse({ provinceCode: 'VN-21', name: 'Đại hội', startsOn: '24/12/2033', ...typed })
		)
	);
const found = async (id: string, actor = office) => {
	const day = await as(actor, (tx) => dayById(tx, id));
	if (!day) throw new Error('no such days');
	return day as ClosedDay;
};
const actionsOn = async (id: string) =>
	(await truth('select action from audit_entries where object_id = $1 order by at, id', [id])).map(
		({ action }) => action
	);

describe('the days that are loaded', () => {
	test('are holidays of each country and seasons, none of them told as certain', async () => {
		expect(
			await truth(`select country, kind, count(*)::int, bool_or(certainty = 'stated') as certain from calendar_days
				where seed_key is not null group by 1, 2 order by 1, 2`)
		).toEqual([
			{ country: 'LA', kind: 'holiday', count: 30, certain: false },
			{ country: 'VN', kind: 'holiday', count: 36, certain: false },
			{ country: 'VN', kind: 'season', count: 12, certain: false }
		]);
	});

	test('hold the new-year day of the Vietnamese reckoning, which in 2030 is not that of the Chinese one', async () => {
		const eves = await truth(
			"select (starts_on + 1)::text as day from calendar_days where seed_key ~ '^vn-[0-9]+-tet$' order by 1"
		);
		expect(eves.map(({ day }) => day)).toEqual([
			...['2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-02']
		]);
	});
});

describe('days on which no drive should be', () => {
	test('are the holidays of the country and what the province closed, seasons not', async () => {
		const { id } = await add({ startsOn: '24/12/2027', endsOn: '26/12/2027' });
		const vietnam = await closedIn(2027);
		expect(vietnam.map(({ kind }) => kind)).toEqual([...Array(6).fill('holiday'), 'closed']);
		expect(vietnam.at(-1)).toMatchObject({ id, startsOn: '2027-12-24', endsOn: '2027-12-26' });
		const laos = await closedIn(2027, abroad, 'LA-HO');
		expect(new Set(laos.map(({ country }) => country))).toEqual(new Set(['LA']));
		expect(laos.some(({ startsOn }) => startsOn === '2027-04-14')).toBe(true);
		const around = await as(office, (tx) => daysAround(tx, 'VN-21', { first: '2027-07-01', last: '2027-07-01' }));
		expect(around.map(({ kind }) => kind)).toEqual(['season']);
	});

	test.each([
		['2027-12-23', '2027-12-23', 0],
		['2027-12-23', '2027-12-24', 1],
		['2027-12-26', '2027-12-31', 1],
		['2027-12-27', '2027-12-31', 0]
	] as const)('from %s to %s, both ends included: %i', async (from, to, count) => {
		expect(await as(office, (tx) => closedDaysOf(tx, 'VN-21', { from, to }))).toHaveLength(count);
	});
});

describe('an office', () => {
	test('closes days once, however often its form is sent, and changes them', async () => {
		const form = { id: v7(), startsOn: '24/12/2031' };
		expect([await add(form), await add(form)]).toEqual([{ id: form.id }, { id: form.id }]);
		const input = closedDayForm.parse({ name: 'Tổng kết', startsOn: '25/12/2031', version: 1 });
		const edit = async () => as(office, async (tx) => editClosedDay(tx, office, await found(form.id), input));
		expect(await edit()).toEqual({ ok: true, value: null });
		expect(await edit()).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(await found(form.id)).toMatchObject({ nameVi: 'Tổng kết', startsOn: '2031-12-25', endsOn: '2031-12-25' });
		expect(await actionsOn(form.id)).toEqual(['calendar_day.added', 'calendar_day.edited']);
	});

	test('takes them out and puts them back', async () => {
		const { id } = await add({ startsOn: '24/12/2032' });
		const day = await found(id);
		const remove = () => as(office, (tx) => removeClosedDay(tx, office, { day, version: 1, now }));
		expect(await remove()).toMatchObject({ ok: true });
		expect(await remove()).toMatchObject({ ok: false, refusal: 'stale_version' });
		expect(await closedIn(2032)).toEqual([]);
		const gone = await found(id);
		expect(await as(office, (tx) => restoreClosedDay(tx, office, { day: gone, version: 2 }))).toMatchObject({
			ok: true
		});
		expect(await closedIn(2032)).toHaveLength(1);
	});

	test('closes none of another province, and a club none at all, even past the application', async () => {
		await expect(add({ provinceCode: 'LA-HO' })).rejects.toThrow();
		await expect(add({}, registrar)).rejects.toThrow();
	});

	test('changes no day that was loaded', async () => {
		const [loaded] = await truth("select id from calendar_days where kind = 'holiday' limit 1");
		const day = await found(String(loaded?.id));
		expect(await as(office, (tx) => removeClosedDay(tx, office, { day, version: 1, now }))).toMatchObject({
			refusal: 'stale_version'
		});
	});
});

describe('what a blood centre can take', () => {
	const centres = (actor: Actor, provinces = ['VN-21']) => as(actor, (tx) => centresOf(tx, provinces));
	const save = async (typed: object, actor = office) => {
		const [centre] = await centres(actor);
		if (!centre) throw new Error('no centre');
		const input = centreForm.parse({ centreId: centre.id, ...typed });
		return as(actor, (tx) => saveCentre(tx, actor, centre, input));
	};

	test('is not known at first: nobody made it up', async () => {
		expect((await centres(office)).map(({ limits }) => limits)).toEqual([null]);
	});

	test('is stated by the office, read by clubs, and not written over unseen', async () => {
		const sunday: CalendarDate = '2026-12-06';
		expect(await save({ drivesADay: 2, sunday: true, blockedOn: '24/12/2026', version: 0 })).toMatchObject({
			ok: true
		});
		expect(await save({ drivesADay: 3, version: 0 })).toMatchObject({ refusal: 'stale_version' });
		expect(await save({ drivesADay: 3, sunday: true, version: 1 })).toMatchObject({ ok: true });
		const [seen] = await centres(registrar);
		expect(seen?.limits).toMatchObject({ drivesADay: 3, bagsADay: null, blockedOn: [], version: 2 });
		expect(seen?.limits?.blockedWeekdays).toEqual([weekdayOf(sunday)]);
		expect(
			await truth("select fields from audit_entries where action = 'blood_centre.edited' order by at, id")
		).toEqual([{ fields: ['drivesADay', 'blockedWeekdays', 'blockedOn'] }, { fields: ['drivesADay', 'blockedOn'] }]);
	});

	test('is not stated by a club or another province', async () => {
		expect(await save({ drivesADay: 9, version: 2 }, registrar)).toMatchObject({ refusal: 'stale_version' });
		expect((await centres(abroad)).map(({ limits }) => limits)).toEqual([null]);
	});
});
