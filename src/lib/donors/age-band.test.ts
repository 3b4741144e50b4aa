import { expect, test } from 'vitest';
import { ageBandOn } from './age-band';

test.each([
	['2008-11-24', 'day', '<18'],
	['2008-11-23', 'day', '18-24'],
	['2008-01-01', 'year', '18-24'],
	['2001-11-24', 'day', '18-24'],
	['2001-11-23', 'day', '25-44'],
	['1981-11-24', 'day', '25-44'],
	['1981-11-23', 'day', '45-64'],
	['1961-11-24', 'day', '45-64'],
	['1961-11-23', 'day', '65+']
] as const)('born on %s (known to the %s) is in the band %s', (birthDate, precision, band) => {
	expect(ageBandOn('2026-11-23', birthDate, precision)).toBe(band);
});

test('without a birth date there is no band', () => {
	expect(ageBandOn('2026-11-23', null, 'day')).toBeNull();
});
