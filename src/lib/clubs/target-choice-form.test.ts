import { describe, expect, test } from 'vitest';
import { TARGET_YEARS, yearAsked } from './target-choice-form';

describe('the year of targets that an address asks for', () => {
	test.each([
		[String(TARGET_YEARS.first), TARGET_YEARS.first],
		[' 2027 ', 2027],
		[String(TARGET_YEARS.last), TARGET_YEARS.last],
		['1990', null],
		['2201', null],
		['2026.5', null],
		['năm nay', null],
		['', null]
	])('%j is %s', (text, year) => {
		expect(yearAsked(text)).toBe(year);
	});
});
