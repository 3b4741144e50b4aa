import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import type { CalendarDate } from '../time/calendar-date';
import type { DonorHistory } from './donor-history';
import { ruleEffect } from './rule-effects';
import { revisionFrom, rulesForm, rulesFrom } from './rule-form';
import { eligibilityRulesSchema, ruleSetOn, ruleSetSchema } from './rule-sets';
import { changedValues, revisedRules, RULE_VALUES, statedValue, type Revision } from './rule-values';

const sets = z.array(ruleSetSchema).parse(reference);
const rulesOf = (country: 'VN' | 'LA') => {
	const set = ruleSetOn(sets, country, '2026-11-23' as CalendarDate);
	if (!set) throw new Error('there are no rules');
	return set.rules;
};
const [vietnam, laos] = [rulesOf('VN'), rulesOf('LA')];
const revision = (values: Revision['values']): Revision => ({
	values,
	source: { title: { vi: 'Thông tư mới', lo: 'ໜັງສືວຽນໃໝ່', en: 'New circular' }, url: null },
	sourceKey: 'from 2027-01-01',
	certainty: 'stated',
	confirmed: true
});

describe('the values of rules', () => {
	test('are all that the rules state, each once', () => {
		const numbers = (node: unknown): number =>
			typeof node === 'number'
				? 1
				: node && typeof node === 'object'
					? Object.values(node).reduce((n, x) => n + numbers(x), 0)
					: 0;
		for (const rules of [vietnam, laos]) {
			const stated = RULE_VALUES.filter((value) => statedValue(rules, value) !== null).length;
			// Beside the value stands the volume over which more haemoglobin is asked.
			expect(stated + Number(rules.largeVolumeHaemoglobinGl !== null)).toBe(numbers({ ...rules, sources: {} }));
		}
		expect(new Set(RULE_VALUES.map(({ name }) => name)).size).toBe(RULE_VALUES.length);
	});

	test('are within their limits as they stand, and come back from the form unchanged', () => {
		for (const [country, rules] of [
			['VN', vietnam],
			['LA', laos]
		] as const) {
			const typed = { ...rulesFrom(country, rules), validFrom: '2027-01-01', sourceVi: 'Thông tư mới' };
			const read = rulesForm.parse({ sourceLo: '', sourceEn: '', sourceUrl: '', ...typed });
			expect(read).toMatchObject({ confirmed: false, certainty: 'unconfirmed' });
			expect(changedValues(rules, revisionFrom(read as never).values)).toEqual([]);
		}
	});

	test.each(RULE_VALUES.map((value) => [value.name, value] as const))(
		'%s is changed alone, with the new source',
		(name, value) => {
			for (const rules of [vietnam, laos]) {
				const after = revisedRules(rules, revision({ [name]: value.max }));
				expect(eligibilityRulesSchema.safeParse(after).error).toBeUndefined();
				expect(statedValue(after, value)).toBe(value.max);
				for (const other of RULE_VALUES.filter((one) => one !== value))
					expect(statedValue(after, other)).toBe(statedValue(rules, other));
				expect(JSON.stringify(after)).toContain('"source":"from 2027-01-01"');
			}
		}
	);

	test('that may be left out can be', () => {
		for (const value of RULE_VALUES.filter(({ optional }) => optional)) {
			const after = revisedRules(vietnam, revision({ [value.name]: null }));
			expect(eligibilityRulesSchema.safeParse(after).error).toBeUndefined();
			expect(statedValue(after, value)).toBeNull();
		}
	});

	test.each([
		['minAgeYears', '', 'required'],
		['minAgeYears', 'mười tám', 'not_a_number'],
		['minAgeYears', '15', 'too_small:16'],
		['intervalDays_whole_blood_female', '401', 'too_large:400']
	])('%s typed as "%s" is %s', (name, text, code) => {
		const { error } = rulesForm.safeParse({ ...rulesFrom('VN', vietnam), [name]: text });
		expect(error?.issues.find(({ path }) => path[0] === name)?.message).toBe(code);
	});

	test.each([
		['', undefined],
		['https://example.org/a', undefined],
		['javascript:alert(1)', 'not_a_link'],
		['vanban', 'not_a_link']
	])('with the address "%s" of their source: %s', (sourceUrl, code) => {
		const { error } = rulesForm.safeParse({ ...rulesFrom('VN', vietnam), sourceUrl });
		expect(error?.issues.find(({ path }) => path[0] === 'sourceUrl')?.message).toBe(code);
	});
});

describe('whom a change affects', () => {
	const day = '2026-11-23' as CalendarDate;
	const history = (changes: Partial<DonorHistory>): DonorHistory => ({
		...{ sex: 'female', birthDate: '1990-01-01' as CalendarDate, birthPrecision: 'day', weightClass: '50+' },
		...{ lastDonation: null, deferrals: [], ...changes }
	});
	const gave = (on: string) => history({ lastDonation: { on: on as CalendarDate, component: 'whole_blood' } });
	const all = [
		{ day, history: history({}), people: 5 },
		{ day, history: gave('2026-08-31'), people: 3 },
		{ day, history: gave('2026-11-01'), people: 2 },
		{ day, history: history({ birthDate: '2009-01-01' as CalendarDate }), people: 1 }
	];
	const interval = { intervalDays_whole_blood_female: 112 };

	test('is who loses a day, and whose next day moves', () => {
		const after = revisedRules(vietnam, revision(interval));
		const [before, then] = [
			{ mayGive: 8, mayGiveThen: 5 },
			{ lose: 3, gain: 0, later: 2, earlier: 0 }
		];
		expect(ruleEffect(all, vietnam, after)).toEqual({ people: 11, ...before, ...then });
		expect(ruleEffect(all, after, vietnam)).toMatchObject({ lose: 0, gain: 3, later: 0, earlier: 2 });
	});

	test('is who gains when the age is lowered; nobody where nothing changes', () => {
		expect(ruleEffect(all, vietnam, revisedRules(vietnam, revision({ minAgeYears: 17 })))).toMatchObject({
			gain: 1,
			lose: 0
		});
		expect(ruleEffect(all, vietnam, vietnam)).toMatchObject({ lose: 0, gain: 0, later: 0, earlier: 0 });
	});
});
