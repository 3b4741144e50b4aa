import { expect, test } from 'vitest';
import { evenPace } from './pace';

test.each([
	{ today: '2026-01-01', units: 1 },
	{ today: '2026-12-31', units: 365 },
	{ today: '2024-12-31', units: 365 },
	{ today: '2026-07-02', units: 183 }
] as const)('of 365 units a year, $units are due by the end of $today', ({ today, units }) => {
	expect(evenPace(365, today)).toBe(units);
});

test('a target of nothing asks for nothing', () => {
	expect(evenPace(0, '2026-06-30')).toBe(0);
});
