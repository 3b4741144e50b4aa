import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import days from '../../drizzle/reference/tet-days.json';
import { addDays, dayIn, type CalendarDate } from '../../src/lib/time/calendar-date';
import { loadReferenceData } from '../../src/lib/server/db/load-reference';
import { asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
const beginsTheYear = (day: string) => lunar.format(new Date(`${day}T12:00:00Z`)) === '1/1';
const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);

/** The instant of a new moon, counted from the first of 2000, after the chief terms of the moon's and the sun's motion: right to about a minute. */
function newMoon(count: number): Date {
	const t = count / 1236.85;
	const sun = 2.5534 + 29.1053567 * count - 0.0000014 * t * t;
	const moon = 201.5643 + 385.81693528 * count + 0.0107582 * t * t;
	const node = 160.7108 + 390.67050284 * count - 0.0016118 * t * t;
	const e = 1 - 0.002516 * t;
	const shift =
		-0.4072 * sine(moon) +
		0.17241 * e * sine(sun) +
		0.01608 * sine(2 * moon) +
		0.01039 * sine(2 * node) +
		0.00739 * e * sine(moon - sun) -
		0.00514 * e * sine(moon + sun) +
		0.00208 * e * e * sine(2 * sun) -
		0.00111 * sine(moon - 2 * node) -
		0.00057 * sine(moon + 2 * node) +
		0.00056 * e * sine(2 * moon + sun) -
		0.00042 * sine(3 * moon) +
		0.00042 * e * sine(sun + 2 * node) +
		0.00038 * e * sine(sun - 2 * node) -
		0.00024 * e * sine(2 * moon - sun);
	const julian = 2451550.09766 + 29.530588861 * count + 0.00015437 * t * t + shift;
	// The earth's turning lags behind even time by some 70 seconds in these years.
	return new Date((julian - 2440587.5) * 86_400_000 - 70_000);
}

/** The new moons around a day, as the days on which they fall in a zone. */
function newMoonsNear(day: string, zone: string): CalendarDate[] {
	const count = Math.round((Date.parse(day) - Date.UTC(2000, 0, 6)) / 86_400_000 / 29.530588861);
	return [count - 1, count, count + 1].map((one) => dayIn(zone, newMoon(one)));
}

describe('the days on which the lunar year begins', () => {
	test('are those of 2005 to 2040, one a year', () => {
		expect(days.map(({ year }) => year)).toEqual(Array.from({ length: 36 }, (_, index) => 2005 + index));
		expect(days.filter(({ year, day }) => !day.startsWith(`${year}-`))).toEqual([]);
	});

	test.each(days)('$day is a new moon by the clocks of Vietnam', ({ day }) => {
		expect(newMoonsNear(day, 'Asia/Ho_Chi_Minh')).toContain(day);
	});

	// What the runtime knows of the lunar calendar is right to a day: enough to tell one month from the next.
	test.each(days)('$day begins the year and no other month', ({ day }) => {
		const near = [-1, 0, 1].map((by) => addDays(day as CalendarDate, by));
		expect(near.filter(beginsTheYear)).toHaveLength(1);
	});

	test('differ from those of China in 2007 and 2030, where the moon is new after midnight', () => {
		const elsewhere = days.filter(({ day }) => !newMoonsNear(day, 'Asia/Shanghai').includes(day as CalendarDate));
		expect(elsewhere.map(({ year }) => year)).toEqual([2007, 2030]);
	});

	test('control: the days before and after are none', () => {
		const around = days.flatMap(({ day }) => [-1, 1].map((by) => addDays(day as CalendarDate, by)));
		expect(around.filter((day) => newMoonsNear(day, 'Asia/Ho_Chi_Minh').includes(day))).toEqual([]);
	});
});

describe('the season of Tết', () => {
	let database: TestDatabase;
	beforeAll(async () => {
		database = await createTestDatabase();
		await loadReferenceData(database.ownerUrl);
	});
	afterAll(() => database.drop());

	test.each([
		['2026-01-17', null],
		['2026-01-18', '2026-before'],
		['2026-02-16', '2026-before'],
		['2026-02-17', '2026-after'],
		['2026-03-18', '2026-after'],
		['2026-03-19', null],
		['2023-01-01', '2023-before'],
		['2022-12-23', '2023-before'],
		['2004-06-01', null]
	])('of %s is %s', async (day, season) => {
		const [row] = await asSuperuser(database.superuserUrl, 'select giot_tet_season($1) as season', [day]);
		expect(row).toEqual({ season });
	});

	test('has 30 days on either side of each Tết', async () => {
		const counted = await asSuperuser<{ season: string; days: number }>(
			database.superuserUrl,
			`select giot_tet_season(d::date) as season, count(*)::int as days from generate_series('2005-01-01'::date, '2040-12-31', '1 day') d
				where giot_tet_season(d::date) is not null group by 1`
		);
		expect(counted.filter(({ days }) => days !== 30)).toEqual([]);
		expect(counted).toHaveLength(72);
	});
});
