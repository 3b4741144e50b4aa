import { describe, expect, test } from 'vitest';
import { adviceOn, missingUnits, type Around, type NearbyDrive, type PlannedDrive } from './advice';
import type { CalendarDay } from './calendar-day';
import { areasNear, type Placed } from './neighbours';

const planned = (changes: Partial<PlannedDrive> = {}): PlannedDrive => ({
	startsOn: '2026-12-06',
	endsOn: '2026-12-06',
	targetUnits: 100,
	asOf: '2026-11-28',
	...changes
});
const none = { drivesADay: null, bagsADay: null, blockedWeekdays: [], blockedOn: [], leadDays: null };
const kinds = (drive: PlannedDrive, around: Partial<Around>) =>
	adviceOn(drive, { days: [], limits: null, load: [], nearby: [], ...around }).map(({ kind }) => kind);
const days = (changes: Partial<CalendarDay>): CalendarDay => ({
	id: 'x',
	kind: 'closed',
	country: null,
	provinceCode: 'VN-21',
	nameVi: 'Đại hội',
	nameLo: null,
	nameEn: null,
	startsOn: '2026-12-06',
	endsOn: '2026-12-07',
	source: null,
	certainty: 'stated',
	removed: false,
	version: 1,
	...changes
});

describe('days without drives', () => {
	test.each([
		['2026-12-05', '2026-12-05', []],
		['2026-12-05', '2026-12-06', ['closed']],
		['2026-12-07', '2026-12-08', ['closed']],
		['2026-12-06', '2026-12-07', ['closed', 'closed']],
		['2026-12-08', '2026-12-08', []]
	] as const)('a drive from %s to %s: %j', (startsOn, endsOn, expected) => {
		expect(kinds(planned({ startsOn, endsOn }), { days: [days({})] })).toEqual(expected);
	});

	test('holidays are told, seasons and what was taken out are not', () => {
		const told = (changes: Partial<CalendarDay>) => kinds(planned(), { days: [days(changes)] });
		expect([told({ kind: 'holiday' }), told({ kind: 'season' }), told({ removed: true })]).toEqual([
			['closed'],
			[],
			[]
		]);
	});
});

describe('a blood centre', () => {
	const load = [{ day: '2026-12-06' as const, drives: 1, bags: 150 }];

	test.each([
		[{}, []],
		[{ drivesADay: 2 }, []],
		[{ drivesADay: 1 }, ['too_many_drives']],
		[{ bagsADay: 250 }, []],
		[{ bagsADay: 249 }, ['too_many_bags']],
		[{ blockedWeekdays: [0] }, ['blocked_weekday']],
		[{ blockedWeekdays: [1, 6] }, []],
		[{ blockedOn: ['2026-12-06' as const] }, ['blocked_day']],
		[{ leadDays: 8 }, []],
		[{ leadDays: 9 }, ['short_notice']]
	])('of which %j is known: %j', (limits, expected) => {
		expect(kinds(planned(), { limits: { ...none, ...limits }, load })).toEqual(expected);
	});

	test('of which nothing is known advises nothing, and a drive of the past needs no notice', () => {
		expect(kinds(planned(), { load })).toEqual([]);
		expect(kinds(planned({ asOf: '2026-12-07' }), { limits: { ...none, leadDays: 30 } })).toEqual([]);
	});

	test('meets the bags of a drive of two days in halves', () => {
		const two = planned({ endsOn: '2026-12-07' });
		expect(adviceOn(two, { days: [], limits: { ...none, bagsADay: 199 }, load, nearby: [] })).toEqual([
			{ kind: 'too_many_bags', day: '2026-12-06', planned: 200, most: 199 }
		]);
	});
});

describe('another drive that draws on the same people', () => {
	const nearby = (people: number | null, tired: number | null): NearbyDrive => ({
		driveId: people === null ? null : 'x',
		title: null,
		startsOn: null,
		areaCode: '395',
		people,
		tired
	});

	test.each([
		[10, 6, true],
		[10, 5, false],
		[10, 0, false],
		[0, 0, true],
		[null, 7, true],
		[null, null, true]
	])('with %s people of whom %s would not be rested is told: %s', (people, tired, told) => {
		expect(kinds(planned(), { nearby: [nearby(people, tired)] })).toEqual(told ? ['same_people'] : []);
	});
});

test('of many drives nearby the first five are told', () => {
	const one = { driveId: 'x', title: 'x', startsOn: null, areaCode: '395', people: 0, tired: 0 };
	expect(kinds(planned(), { nearby: Array.from({ length: 6 }, () => one) })).toHaveLength(5);
});

describe('areas near another one', () => {
	const area = (code: string, tile: [number, number] | null, former: string | null = null): Placed => ({
		code,
		provinceCode: code.startsWith('L') ? 'LA-HO' : 'VN-21',
		formerDistrictCode: former,
		tileRow: tile?.[0] ?? null,
		tileCol: tile?.[1] ?? null
	});
	const all = [
		area('A', [1, 1]),
		area('B', [2, 2]),
		area('C', [1, 3]),
		area('a1', null, 'A'),
		area('b1', null, 'B'),
		area('c1', null, 'C'),
		area('L', [1, 1]),
		area('nowhere', null)
	];

	test.each([
		['A', ['A', 'B', 'a1', 'b1']],
		['a1', ['A', 'B', 'a1', 'b1']],
		['b1', ['A', 'B', 'C', 'a1', 'b1', 'c1']],
		['L', ['L']],
		['nowhere', ['nowhere']],
		['unknown', []]
	])('%s: %j', (code, expected) => {
		expect(areasNear(all, code)).toEqual(expected);
	});
});

test.each([
	[1000, 600, 400, null],
	[1000, 600, 399, 1],
	[1000, 1200, 0, null]
])(
	'of a target of %i, with %i collected and %i planned, %s are missing',
	(target, collected, plannedUnits, missing) => {
		expect(missingUnits({ target, collected, planned: plannedUnits })).toBe(missing);
	}
);
