import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import { COMPONENTS } from '../donations/component';
import { addDays, type CalendarDate } from '../time/calendar-date';
import { DEFERRAL_CLASSES } from './deferral-class';
import { usualDeferralEnd } from './deferral-length';
import { eligibilityOn, maxVolumeMl, type DonorHistory } from './eligibility';
import { ruleSetOn, ruleSetSchema } from './rule-sets';
import { WEIGHT_CLASSES } from './weight-class';

const TODAY: CalendarDate = '2026-11-23';
const ruleSets = z.array(ruleSetSchema).parse(reference);
const vietnam = rulesOf('VN');
const laos = rulesOf('LA');

function rulesOf(country: 'VN' | 'LA') {
	const set = ruleSetOn(ruleSets, country, TODAY);
	if (!set) throw new Error(`no rules for ${country}`);
	return set.rules;
}

function donor(known: Partial<DonorHistory> = {}): DonorHistory {
	return {
		sex: 'female',
		birthDate: '1996-05-04',
		birthPrecision: 'day',
		weightClass: '50+',
		lastDonation: null,
		deferrals: [],
		...known
	};
}

const codes = (known: Partial<DonorHistory>, day = TODAY, rules = vietnam) =>
	eligibilityOn(day, donor(known), rules).reasons.map(({ code }) => code);

describe('interval in Vietnam', () => {
	test.each([
		{ component: 'whole_blood', daysAfter: 83, reasons: ['too_soon'] },
		{ component: 'whole_blood', daysAfter: 84, reasons: [] },
		{ component: 'red_cells', daysAfter: 83, reasons: ['too_soon'] },
		{ component: 'red_cells', daysAfter: 84, reasons: [] },
		{ component: 'plasma', daysAfter: 13, reasons: ['too_soon'] },
		{ component: 'plasma', daysAfter: 14, reasons: [] },
		{ component: 'platelets', daysAfter: 13, reasons: ['too_soon'] },
		{ component: 'platelets', daysAfter: 14, reasons: [] }
	] as const)('$daysAfter days after $component: $reasons', ({ component, daysAfter, reasons }) => {
		expect(codes({ lastDonation: { on: addDays(TODAY, -daysAfter), component } })).toEqual(reasons);
	});

	test('the reason carries the rule, the last donation, the first possible day and the source', () => {
		const { reasons, eligibleFrom } = eligibilityOn(
			TODAY,
			donor({ lastDonation: { on: '2026-09-12', component: 'whole_blood' } }),
			vietnam
		);
		expect(eligibleFrom).toBe('2026-12-05');
		expect(reasons).toMatchObject([
			{
				code: 'too_soon',
				intervalDays: 84,
				lastDonationOn: '2026-09-12',
				from: '2026-12-05',
				source: { title: { vi: 'Thông tư 26/2013/TT-BYT' }, certainty: 'stated' }
			}
		]);
	});
});

describe('a donation that is only stated', () => {
	test.each([
		['day', '2026-01-01', '2026-03-25', ['too_soon'], false],
		['day', '2026-01-01', '2026-03-26', [], false],
		['month', '2026-01-01', '2026-03-25', ['too_soon'], false],
		['month', '2026-01-01', '2026-03-26', [], true],
		['month', '2026-01-01', '2026-04-24', [], true],
		['month', '2026-01-01', '2026-04-25', [], false],
		['year', '2025-01-01', '2026-03-24', [], true],
		['year', '2025-01-01', '2026-03-25', [], false]
	] as const)('with its %s, %s: on %s %j, and is asked for: %s', (stated, on, day, reasons, asked) => {
		const one = donor({ lastDonation: { on, component: 'whole_blood', stated } });
		const found = eligibilityOn(day, one, vietnam);
		expect(found.reasons.map(({ code }) => code)).toEqual(reasons);
		expect(found.advice.includes('check_last_donation')).toBe(asked);
		for (const reason of found.reasons) expect(reason).toMatchObject({ stated });
	});
});

describe('interval in Laos', () => {
	test.each([
		{ sex: 'male', daysAfter: 83, reasons: ['too_soon'] },
		{ sex: 'male', daysAfter: 84, reasons: [] },
		{ sex: 'female', daysAfter: 111, reasons: ['too_soon'] },
		{ sex: 'female', daysAfter: 112, reasons: [] },
		{ sex: '', daysAfter: 111, reasons: ['too_soon'] },
		{ sex: '', daysAfter: 112, reasons: [] }
	] as const)('$daysAfter days, sex "$sex": $reasons', ({ sex, daysAfter, reasons }) => {
		const lastDonation = { on: addDays(TODAY, -daysAfter), component: 'whole_blood' as const };
		expect(codes({ sex, lastDonation }, TODAY, laos)).toEqual(reasons);
	});

	test('the rules say that they wait to be confirmed', () => {
		expect(eligibilityOn(TODAY, donor(), laos).advice).toContain('rules_unconfirmed');
		expect(eligibilityOn(TODAY, donor(), vietnam).advice).not.toContain('rules_unconfirmed');
	});
});

describe('age', () => {
	test.each([
		{ birthDate: '2008-11-24', rules: vietnam, reasons: ['too_young'] },
		{ birthDate: '2008-11-23', rules: vietnam, reasons: [] },
		{ birthDate: '2009-11-24', rules: laos, reasons: ['too_young'] },
		{ birthDate: '2009-11-23', rules: laos, reasons: [] },
		{ birthDate: '1965-11-24', rules: vietnam, reasons: [] },
		{ birthDate: '1965-11-23', rules: vietnam, reasons: ['too_old'] }
	] as const)('born on $birthDate: $reasons', ({ birthDate, rules, reasons }) => {
		expect(codes({ birthDate }, TODAY, rules)).toEqual(reasons);
	});

	test('somebody too young may give from the birthday on', () => {
		expect(eligibilityOn(TODAY, donor({ birthDate: '2009-01-02' }), vietnam).eligibleFrom).toBe('2027-01-02');
	});

	test.each([
		{ year: '2007', reasons: [], advice: [] },
		{ year: '2008', reasons: [], advice: ['check_paper'] },
		{ year: '2009', reasons: ['too_young'], advice: [] },
		{ year: '1966', reasons: [], advice: [] },
		{ year: '1965', reasons: [], advice: ['check_paper'] },
		{ year: '1964', reasons: ['too_old'], advice: [] }
	])('of the birth year $year alone follows $reasons and $advice', ({ year, reasons, advice }) => {
		const known = donor({ birthDate: `${year}-01-01` as CalendarDate, birthPrecision: 'year' });
		const found = eligibilityOn(TODAY, known, vietnam);
		expect(found.reasons.map(({ code }) => code)).toEqual(reasons);
		expect(found.advice).toEqual(advice);
	});

	test('an unknown birth date asks for the paper and refuses nobody', () => {
		expect(eligibilityOn(TODAY, donor({ birthDate: null }), vietnam)).toMatchObject({
			reasons: [],
			advice: ['check_paper']
		});
	});
});

describe('weight', () => {
	test.each([
		{ sex: 'female', weightClass: '42-45', rules: vietnam, reasons: [], volume: 250 },
		{ sex: 'male', weightClass: '42-45', rules: vietnam, reasons: ['underweight'], volume: 250 },
		{ sex: 'male', weightClass: '45-50', rules: vietnam, reasons: [], volume: 350 },
		{ sex: 'female', weightClass: '50+', rules: vietnam, reasons: [], volume: 450 },
		{ sex: 'female', weightClass: '42-45', rules: laos, reasons: ['underweight'], volume: 250 },
		{ sex: 'female', weightClass: '45-50', rules: laos, reasons: [], volume: 350 },
		{ sex: 'female', weightClass: '50+', rules: laos, reasons: [], volume: 450 }
	] as const)('$sex, $weightClass kg: $reasons, $volume ml', ({ sex, weightClass, rules, reasons, volume }) => {
		const found = eligibilityOn(TODAY, donor({ sex, weightClass }), rules);
		expect(found.reasons.map(({ code }) => code)).toEqual(reasons);
		expect(found.maxVolumeMl).toBe(volume);
	});

	test('an unknown weight is asked for, not refused', () => {
		const found = eligibilityOn(TODAY, donor({ weightClass: '' }), vietnam);
		expect(found).toMatchObject({ reasons: [], maxVolumeMl: 450, advice: ['check_weight'] });
		expect(maxVolumeMl('', vietnam)).toBe(450);
	});

	test('apheresis asks for 50 kg', () => {
		const light = donor({ weightClass: '45-50' });
		expect(eligibilityOn(TODAY, light, vietnam, { component: 'plasma' }).reasons).toMatchObject([
			{ code: 'underweight' }
		]);
		expect(eligibilityOn(TODAY, light, vietnam, { component: 'red_cells' }).reasons).toEqual([]);
	});
});

describe('deferrals', () => {
	const waits = (untilOn: CalendarDate | null, permanent = false) => ({
		deferrals: [{ deferralClass: 'surgery' as const, untilOn, permanent }]
	});

	test('the last day of a deferral is refused, the next one is not', () => {
		expect(codes(waits(TODAY))).toEqual(['deferred']);
		expect(eligibilityOn(TODAY, donor(waits(TODAY)), vietnam).eligibleFrom).toBe(addDays(TODAY, 1));
		expect(codes(waits(addDays(TODAY, -1)))).toEqual([]);
	});

	test('a permanent one leaves no day to name', () => {
		expect(eligibilityOn(TODAY, donor(waits(null, true)), vietnam)).toMatchObject({
			reasons: [{ code: 'deferred_permanently', from: null }],
			eligibleFrom: null
		});
	});

	test.each([
		['surgery', '2027-11-22'],
		['skin_piercing', '2027-05-22'],
		['illness_4_weeks', '2026-12-20'],
		['illness_7_days', '2026-11-29'],
		['medical_staff', null]
	] as const)('%s begun today usually lasts until %s', (deferralClass, end) => {
		expect(usualDeferralEnd(deferralClass, TODAY, vietnam)).toBe(end);
	});
});

describe('the first possible day', () => {
	test('several reasons wait for the last of them', () => {
		const found = eligibilityOn(
			TODAY,
			donor({
				lastDonation: { on: '2026-11-01', component: 'whole_blood' },
				deferrals: [{ deferralClass: 'surgery', untilOn: '2027-06-30', permanent: false }]
			}),
			vietnam
		);
		expect(found.reasons).toHaveLength(2);
		expect(found.eligibleFrom).toBe('2027-07-01');
	});

	test('nobody is promised a day past the upper age', () => {
		const found = eligibilityOn(
			TODAY,
			donor({ birthDate: '1965-12-01', lastDonation: { on: '2026-11-01', component: 'whole_blood' } }),
			vietnam
		);
		expect(found.eligibleFrom).toBeNull();
	});

	test('on that day nothing is in the way any more, and on no earlier one', () => {
		const someDay = fc.integer({ min: -800, max: 400 }).map((days) => addDays(TODAY, days));
		const someDonor: fc.Arbitrary<DonorHistory> = fc.record({
			sex: fc.constantFrom('female', 'male', ''),
			birthDate: fc.integer({ min: 14 * 365, max: 63 * 365 }).map((days) => addDays(TODAY, -days)),
			birthPrecision: fc.constantFrom('day', 'year'),
			weightClass: fc.constantFrom(...WEIGHT_CLASSES, ''),
			lastDonation: fc.option(fc.record({ on: someDay, component: fc.constantFrom(...COMPONENTS) })),
			deferrals: fc.array(
				fc.record({
					deferralClass: fc.constantFrom(...DEFERRAL_CLASSES),
					untilOn: someDay,
					permanent: fc.boolean()
				}),
				{ maxLength: 2 }
			)
		});
		fc.assert(
			fc.property(someDonor, fc.constantFrom(vietnam, laos), (known, rules) => {
				const { eligibleFrom, reasons } = eligibilityOn(TODAY, known, rules);
				if (eligibleFrom === null) return;
				expect(eligibilityOn(eligibleFrom, known, rules).reasons).toEqual([]);
				expect(eligibleFrom === TODAY).toBe(reasons.length === 0);
				if (eligibleFrom > TODAY) {
					expect(eligibilityOn(addDays(eligibleFrom, -1), known, rules).reasons).not.toEqual([]);
				}
			})
		);
	});
});
