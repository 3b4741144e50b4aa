import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import { LIGHTEST_KG, WEIGHT_CLASSES } from './weight-class';
import { eligibilityRulesSchema, ruleSetOn, ruleSetSchema } from './rule-sets';

const ruleSets = z.array(ruleSetSchema).parse(reference);

describe('rule sets', () => {
	test('the reference data holds rules for both countries today', () => {
		expect(ruleSetOn(ruleSets, 'VN', '2026-11-23')?.rules.confirmed).toBe(true);
		expect(ruleSetOn(ruleSets, 'LA', '2026-11-23')?.rules.confirmed).toBe(false);
	});

	test('of two sets that hold on a day, the later one counts', () => {
		const set = (validFrom: string, validTo: string | null) => ({ country: 'VN' as const, validFrom, validTo });
		const dated = z
			.array(ruleSetSchema.pick({ country: true, validFrom: true, validTo: true }))
			.parse([set('2014-01-01', null), set('2026-01-01', '2026-06-30')]);
		expect(ruleSetOn(dated, 'VN', '2013-12-31')).toBeNull();
		expect(ruleSetOn(dated, 'VN', '2026-06-30')?.validFrom).toBe('2026-01-01');
		expect(ruleSetOn(dated, 'VN', '2026-07-01')?.validFrom).toBe('2014-01-01');
	});

	test('a volume never exceeds what the lightest person of the class may give', () => {
		for (const { rules } of ruleSets) {
			for (const weight of WEIGHT_CLASSES) {
				const most = (rules.maxVolumeMlPerKg?.value ?? 10) * LIGHTEST_KG[weight];
				expect(rules.maxVolumeMlOfWeight[weight].value).toBeLessThanOrEqual(Math.min(most, rules.maxVolumeMl.value));
			}
		}
	});

	test('rules that name a source they do not hold are refused', () => {
		const [first] = ruleSets;
		expect(eligibilityRulesSchema.safeParse({ ...first?.rules, sources: {} }).success).toBe(false);
	});
});
