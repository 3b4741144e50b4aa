import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../time/calendar-date';
import { boardOf } from './board';
import type { DriveCounts, Minute } from './drive-counts';
import { hoursOf } from './hours';
import { lastMinutes, paceOf } from './pace';

const zone = 'Asia/Ho_Chi_Minh';
const day = '2026-11-28' as CalendarDate;
/** An instant of that day as the drive's clock shows it. */
const at = (time: string) => new Date(`${day}T${time}:00+07:00`);
const minute = (time: string, { came = 0, through = 0, units = 0 }: Partial<Minute>): Minute => ({
	minute: at(time).getTime() / 60_000,
	...{ came, through, units }
});

const counts = (changes: Partial<DriveCounts> = {}): DriveCounts => ({
	driveId: 'drive',
	title: 'Đợt mẫu',
	status: 'running',
	timezone: zone,
	day,
	lastDay: day,
	opensAt: '07:00:00',
	closesAt: '11:30:00',
	target: 40,
	people: {
		registered: 20,
		confirmed: 5,
		arrived: 3,
		fit: 3,
		deferred: 2,
		donated: 12,
		left: 1,
		no_show: 4,
		cancelled: 9
	},
	units: 12,
	minutes: [],
	...changes
});

describe('the counts of a board', () => {
	test('are those of the roster: whoever gave a place back is not registered, whoever is not through is here', () => {
		expect(boardOf(counts(), at('09:00'))).toMatchObject({
			registered: 50,
			arrived: 21,
			here: 6,
			deferred: 2,
			units: 12
		});
	});

	test('of the last ten minutes end with this one and begin ten minutes before', () => {
		const minutes = [
			minute('08:50', { came: 8 }),
			minute('08:51', { came: 1 }),
			minute('09:00', { came: 2, units: 1 })
		];
		expect(lastMinutes(minutes, at('09:00'), 10)).toEqual({ came: 3, through: 0, units: 1 });
		// A clock that goes ahead tells of minutes to come.
		expect(lastMinutes([minute('09:01', { came: 5 })], at('09:00'), 10)).toMatchObject({ came: 0 });
	});
});

describe('the pace', () => {
	test.each([
		{ now: '08:13', pace: null },
		{ now: '08:14', pace: { throughPerHour: 40, unitsPerHour: 36 } },
		{ now: '08:59', pace: { throughPerHour: 10, unitsPerHour: 9 } },
		{ now: '09:00', pace: null }
	])('at $now of ten people who were through at 8:00 is $pace', ({ now, pace }) => {
		expect(paceOf([minute('08:00', { through: 10, units: 9 })], at(now))).toEqual(pace);
	});

	test('is none before anybody was through', () => {
		expect(paceOf([minute('08:00', { came: 30 })], at('08:59'))).toBeNull();
	});
});

describe('the outlook', () => {
	// 24 people and 20 units in the last hour, six people here: through a quarter of an hour from now.
	const busy = [minute('08:30', { through: 24, units: 20 })];
	const outlook = (changes: Partial<DriveCounts>, now = '09:00') =>
		boardOf(counts({ minutes: [minute('07:30', { through: 1 }), ...busy], ...changes }), at(now)).outlook;

	test('ends with those who are here, or when the drive closes, whichever is later', () => {
		expect(outlook({ closesAt: '09:05:00' })).toMatchObject({ here: 6, throughAt: at('09:15'), endsAt: at('09:15') });
		expect(outlook({ closesAt: '11:30:00' })).toMatchObject({ throughAt: at('09:15'), endsAt: at('11:30') });
		expect(outlook({ closesAt: null })).toMatchObject({ endsAt: at('09:15') });
	});

	test.each([
		{ target: null, reach: null },
		{ target: 12, reach: { kind: 'reached' } },
		{ target: 32, reach: { kind: 'at', at: at('10:00') } },
		{ target: 62, reach: { kind: 'at', at: at('11:30') } },
		{ target: 63, reach: { kind: 'short', units: 62 } }
	])('of a target of $target is $reach', ({ target, reach }) => {
		expect(outlook({ target })).toMatchObject({ reach });
	});

	test('is that nothing can be said while there is nothing to go by, and before the day', () => {
		expect(outlook({ minutes: [] })).toEqual({ kind: 'early' });
		expect(boardOf(counts({ minutes: busy }), new Date('2026-11-27T20:00:00+07:00')).outlook).toEqual({
			kind: 'early'
		});
	});

	test('is over once the drive is closed or its last day has passed', () => {
		expect(outlook({ status: 'closed' })).toEqual({ kind: 'over' });
		expect(boardOf(counts({ minutes: busy }), new Date('2026-11-29T00:00:00+07:00')).outlook).toEqual({ kind: 'over' });
	});
});

describe('the hours', () => {
	test('are those in which the drive is open, and those in which something happened beside', () => {
		const minutes = [
			minute('06:50', { came: 2 }),
			minute('07:00', { came: 3 }),
			minute('07:59', { came: 1, units: 1 })
		];
		expect(hoursOf(counts({ minutes, opensAt: '08:00:00', closesAt: '10:00:00' }))).toEqual([
			{ hour: 6, came: 2, units: 0 },
			{ hour: 7, came: 4, units: 1 },
			{ hour: 8, came: 0, units: 0 },
			{ hour: 9, came: 0, units: 0 }
		]);
	});

	test('are as the clock of the drive shows them', () => {
		const minutes = [minute('07:20', { came: 1 })];
		const unknown = { opensAt: null, closesAt: null };
		expect(hoursOf(counts({ minutes, ...unknown, timezone: 'Asia/Kathmandu' }))).toMatchObject([{ hour: 6 }]);
		expect(hoursOf(counts(unknown))).toEqual([]);
	});
});
