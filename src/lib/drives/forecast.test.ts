import { describe, expect, test } from 'vitest';
import { forecastBefore, forecastOf, hasCourse, registeredBy, type PastCourse } from './forecast';
import { judged, qualityOf } from './forecast-quality';

/** 100 people, half of them a week before, 40 the day before and 10 on the day; 80 units. */
const course = (over: Partial<PastCourse> = {}): PastCourse => ({
	startsOn: '2026-01-10',
	endsOn: '2026-01-10',
	registered: 100,
	units: 80,
	added: { 7: 50, 1: 40, 0: 10 },
	...over
});
const three = [course(), course({ startsOn: '2026-02-10', endsOn: '2026-02-10' }), course()];

describe('people of a past drive', () => {
	test.each([
		{ left: 8, people: 0 },
		{ left: 7, people: 50 },
		{ left: 2, people: 50 },
		{ left: 1.5, people: 50 },
		{ left: 1, people: 90 },
		{ left: 0.5, people: 95 },
		{ left: 0, people: 100 }
	])('with $left days left: $people', ({ left, people }) => {
		const halfway = { ...course(), added: { 7: 50, 1: 40, 0: 10 } };
		expect(registeredBy(halfway, left)).toBe(left === 1.5 ? 70 : people);
	});

	test('say nothing of when people come where the list was typed in afterwards or no result is entered', () => {
		expect(hasCourse(course())).toBe(true);
		expect(hasCourse(course({ added: { 0: 100 } }))).toBe(false);
		expect(hasCourse(course({ units: 0 }))).toBe(false);
	});
});

describe('a forecast', () => {
	test('of a drive that goes as all before is what all before brought', () => {
		const known = { registered: 50, left: 5, past: three, province: null };
		expect(forecastOf(known)).toMatchObject({ units: 80, people: 100, perPerson: 0.8, drives: 3 });
	});

	test('is not made from two drives', () => {
		expect(forecastOf({ registered: 50, left: 5, past: three.slice(1), province: null })).toBeNull();
		expect(forecastOf({ registered: 50, left: 5, past: three, province: null })).not.toBeNull();
	});

	test('with more people than usual lies between as many and as many in proportion', () => {
		const { units } = forecastOf({ registered: 60, left: 5, past: three, province: null }) ?? { units: 0 };
		expect(units).toBeGreaterThan(60 * 0.8 + 50 * 0.8);
		expect(units).toBeLessThan(60 * 2 * 0.8);
	});

	test('is drawn towards the province, the less the more drives the club has', () => {
		const known = { registered: 50, left: 5, province: { registered: 1000, units: 1000 } };
		const few = forecastOf({ ...known, past: three })?.perPerson ?? 0;
		const many = forecastOf({ ...known, past: [...three, ...three, ...three] })?.perPerson ?? 0;
		expect(few).toBeGreaterThan(many);
		expect(many).toBeGreaterThan(0.8);
	});

	test('is surer the nearer the day', () => {
		const width = (registered: number, left: number) => {
			const found = forecastOf({ registered, left, past: three, province: null });
			return (found?.high ?? 0) - (found?.low ?? 0);
		};
		expect(width(90, 1)).toBeLessThan(width(50, 7));
		expect(width(50, 7)).toBeLessThan(width(0, 14));
	});

	test('of a drive that is far from the usual reaches half way to each of both reckonings', () => {
		const { units, low, high } = forecastOf({ registered: 5, left: 5, past: three, province: null }) ?? {
			units: 0,
			low: 0,
			high: 0
		};
		expect(units).toBe(26);
		expect(low).toBe(17);
		expect(high).toBe(35);
	});

	test('of the past knows only drives that were over by then', () => {
		const later = course({ startsOn: '2026-03-10', endsOn: '2026-03-10' });
		const past = [...three, later];
		expect(forecastBefore(later, 7, { past, province: null })?.drives).toBe(3);
		expect(forecastBefore(later, 40, { past, province: null })).toBeNull();
		expect(forecastBefore(course({ startsOn: '2026-02-11' }), 1, { past: three, province: null })).toBeNull();
	});

	test('of one who gave a place back is one fewer', () => {
		expect(registeredBy(course({ added: { 7: 50, 3: -1 } }), 2)).toBe(49);
	});
});

test('how good forecasts were is told by the middle miss, its direction and how often they held', () => {
	const one = { startsOn: '2026-01-10', low: 90, high: 110, outcome: 100 };
	expect(
		qualityOf([
			{ ...one, units: 90 },
			{ ...one, units: 120, outcome: 100 },
			{ ...one, units: 102, outcome: 120 }
		])
	).toMatchObject({ drives: 3, missed: 0.15, inside: 2 });
	expect(qualityOf([])).toBeNull();
	expect(judged(three, 7, null)).toEqual([]);
});
