import { describe, expect, test } from 'vitest';
import { courseSeries } from './course-series';
import type { PastCourse } from './forecast';

const past: PastCourse[] = [
	{ startsOn: '2026-01-10', endsOn: '2026-01-10', registered: 100, units: 80, added: { 7: 50, 1: 40, 0: 10 } },
	{ startsOn: '2026-02-10', endsOn: '2026-02-10', registered: 60, units: 50, added: { 7: 31, 1: 29 } }
];
const course = { startsOn: '2026-03-10', today: '2026-03-05', left: 5.5, added: { 50: 4, 6: 10, 5: 3 }, past } as const;

describe('registrations by day', () => {
	const series = courseSeries(course, 'en');
	const row = (key: string) => series.rows.find((one) => one.key === key);

	test('stand beside the mean of the earlier drives', () => {
		expect(row('6')?.value).toBe(10);
		expect(series.comparisons?.[0]?.values).toMatchObject({ 7: 40.5, 6: 0, 1: 34.5 });
	});

	test('of days to come have no figure, and those of today are not complete', () => {
		expect(row('4')?.value).toBeNull();
		expect(row('5')).toMatchObject({ value: 3, partial: true });
	});

	test('of long ago stand aside', () => {
		expect(series.aside).toMatchObject([{ value: 4 }]);
	});

	test('are told against as many as usual by now', () => {
		expect(series.title).toBe('17 are registered; by now it is usually 41');
		expect(courseSeries({ ...course, past: [] }, 'en').title).toBe('17 are registered');
	});
});
