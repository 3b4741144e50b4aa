import { expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import type { Country } from '../areas/country';
import { ruleSetOn, ruleSetSchema } from '../donors/rule-sets';
import { readBirthDate } from '../time/typed-date';
import { ageObjection } from './age-rule';

const rules = (country: Country) => ruleSetOn(z.array(ruleSetSchema).parse(reference), country, '2026-12-03')!.rules;

test.each([
	['VN', '3/12/2008', null],
	['VN', '4/12/2008', 'too_young'],
	['VN', '2008', null],
	['VN', '2009', 'too_young'],
	['LA', '2009', null],
	['LA', '2010', 'too_young'],
	['VN', '2026', 'too_young'],
	['VN', '3/12/1960', null],
	['VN', '1906', null],
	['VN', '3/12/1905', 'born_long_ago'],
	['VN', '1904', 'born_long_ago']
] as const)('in %s on 3/12/2026 somebody born %s: %s', (country, typed, code) => {
	const birth = readBirthDate(typed);
	expect(birth && (ageObjection('2026-12-03', birth, rules(country))?.code ?? null)).toBe(code);
});
