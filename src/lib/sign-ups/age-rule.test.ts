import { expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import type { Country } from '../areas/country';
import { ruleSetOn, ruleSetSchema } from '../donors/rule-sets';
import { readBirthDate } from '../time/typed-date';
import { RULE_VALUES } from '../donors/rule-values';
import { isBornLongAgo, mayBeTooYoung, NEVER_TOO_YOUNG_YEARS, tooYoungOn } from './age-rule';

const rules = (country: Country) => ruleSetOn(z.array(ruleSetSchema).parse(reference), country, '2026-12-03')!.rules;

const born = (typed: string) => readBirthDate(typed)!;

test.each([
	['VN', '3/12/2008', false],
	['VN', '4/12/2008', true],
	['VN', '2008', false],
	['VN', '2009', true],
	['LA', '2009', false],
	['LA', '2010', true],
	['VN', '2026', true],
	['VN', '3/12/1950', false]
] as const)('in %s on 3/12/2026 somebody born %s is too young: %s', (country, typed, tooYoung) => {
	expect(tooYoungOn('2026-12-03', born(typed), rules(country)) !== null).toBe(tooYoung);
	if (tooYoung) expect(mayBeTooYoung('2026-12-03', born(typed))).toBe(true);
});

test('nobody was ever born more than 120 years ago', () => {
	const slips = ['3/12/1906', '1906', '3/12/1905', '1904'].map((typed) => isBornLongAgo('2026-12-03', born(typed)));
	expect(slips).toEqual([false, false, true, true]);
});

test('of whoever has the age that no rules can go beyond none are asked', () => {
	const limit = RULE_VALUES.find(({ path }) => path[0] === 'minAgeYears')?.max;
	expect(NEVER_TOO_YOUNG_YEARS).toBe(limit);
	expect(['3/12/1996', '4/12/1996'].map((typed) => mayBeTooYoung('2026-12-03', born(typed)))).toEqual([false, true]);
});
