import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import { BAG_VOLUMES_ML } from '../donations/component';
import { addDays, type CalendarDate } from '../time/calendar-date';
import { DEFERRAL_CLASSES } from './deferral-class';
import { usualDeferralEnd } from './deferral-length';
import { eligibilityOn, maxVolumeMl, type DonorHistory } from './eligibility';
import { eligibilityWords } from './eligibility-words';
import { ruleSetOn, ruleSetSchema } from './rule-sets';
import { LIGHTEST_KG, WEIGHT_CLASSES } from './weight-class';

/** The rules of both countries as they are delivered: each row at the day before, the day itself and the day after. */
const TODAY: CalendarDate = '2026-11-23';
const rules = { VN: rulesOf('VN'), LA: rulesOf('LA') };

function rulesOf(country: 'VN' | 'LA') {
	const set = ruleSetOn(z.array(ruleSetSchema).parse(reference), country, TODAY);
	if (!set) throw new Error(`no rules for ${country}`);
	return set.rules;
}

const donor = (known: Partial<DonorHistory> = {}): DonorHistory => ({
	sex: 'female',
	birthDate: '1996-05-04',
	birthPrecision: 'day',
	weightClass: '50+',
	lastDonation: null,
	deferrals: [],
	...known
});

const on = (day: CalendarDate, known: Partial<DonorHistory>, country: 'VN' | 'LA' = 'VN') =>
	eligibilityOn(day, donor(known), rules[country]);
const codes = (...asked: Parameters<typeof on>) => on(...asked).reasons.map(({ code }) => code);

describe('age: from the first birthday that is old enough, to the day before the one that is too old', () => {
	const birthDate = '2000-03-10';
	test.each([
		['VN', '2018-03-09', ['too_young']],
		['VN', '2018-03-10', []],
		['VN', '2018-03-11', []],
		['VN', '2061-03-08', []],
		['VN', '2061-03-09', []],
		['VN', '2061-03-10', ['too_old']],
		['VN', '2061-03-11', ['too_old']],
		['LA', '2017-03-09', ['too_young']],
		['LA', '2017-03-10', []],
		['LA', '2017-03-11', []],
		['LA', '2061-03-09', []],
		['LA', '2061-03-10', ['too_old']],
		['LA', '2061-03-11', ['too_old']]
	] as const)('%s, on %s: %j', (country, day, reasons) => {
		expect(codes(day, { birthDate }, country)).toEqual(reasons);
	});

	test.each([
		['2026-02-27', ['too_young']],
		['2026-02-28', []],
		['2026-03-01', []]
	] as const)('whoever was born on 29 February comes of age on 28 February: on %s %j', (day, reasons) => {
		expect(codes(day, { birthDate: '2008-02-29' })).toEqual(reasons);
	});

	test.each([
		['2017-12-31', ['too_young'], []],
		['2018-01-01', [], ['check_paper']],
		['2018-12-30', [], ['check_paper']],
		['2018-12-31', [], []],
		['2060-12-31', [], []],
		['2061-01-01', [], ['check_paper']],
		['2061-12-30', [], ['check_paper']],
		['2061-12-31', ['too_old'], []]
	] as const)('of the year 2000 alone follows on %s: %j, %j', (day, reasons, advice) => {
		const found = on(day, { birthDate: '2000-01-01', birthPrecision: 'year' });
		expect(found.reasons.map(({ code }) => code)).toEqual(reasons);
		expect(found.advice).toEqual(advice);
	});

	test.each([
		['2016-12-31', ['too_young']],
		['2017-01-01', []],
		['2061-12-30', []],
		['2061-12-31', ['too_old']]
	] as const)('in Laos the year 2000 alone refuses nobody who may be of age: on %s %j', (day, reasons) => {
		const found = on(day, { birthDate: '2000-01-01', birthPrecision: 'year' }, 'LA');
		expect(found.reasons.map(({ code }) => code)).toEqual(reasons);
		expect(found.advice.includes('check_paper')).toBe(reasons.length === 0);
	});
});

describe('weight and volume', () => {
	test.each([
		['VN', 'female', '42-45', [], 250],
		['VN', 'female', '45-50', [], 350],
		['VN', 'female', '50+', [], 450],
		['VN', 'male', '42-45', ['underweight'], 250],
		['VN', 'male', '45-50', [], 350],
		['VN', 'male', '50+', [], 450],
		['VN', '', '42-45', [], 250],
		['LA', 'female', '42-45', ['underweight'], 250],
		['LA', 'male', '42-45', ['underweight'], 250],
		['LA', 'female', '45-50', [], 350],
		['LA', 'male', '45-50', [], 350],
		['LA', 'female', '50+', [], 450],
		['LA', 'male', '50+', [], 450]
	] as const)('%s, %s, %s kg: %j, at most %i ml', (country, sex, weightClass, reasons, volume) => {
		expect(codes(TODAY, { sex, weightClass }, country)).toEqual(reasons);
		expect(on(TODAY, { sex, weightClass }, country).maxVolumeMl).toBe(volume);
	});

	test.each(WEIGHT_CLASSES)(
		'of %s kg nobody gives more than 9 ml for each kilogram, nor more than 500 ml',
		(weightClass) => {
			const most = maxVolumeMl(weightClass, rules.VN);
			expect(rules.VN.maxVolumeMlPerKg?.value).toBe(9);
			expect(rules.VN.maxVolumeMl.value).toBe(500);
			expect(most).toBeLessThanOrEqual(Math.min(9 * LIGHTEST_KG[weightClass], 500));
		}
	);

	test('a bag of 450 ml needs 50 kg, in both countries', () => {
		for (const country of ['VN', 'LA'] as const) {
			const allowed = WEIGHT_CLASSES.filter((weightClass) => maxVolumeMl(weightClass, rules[country]) >= 450);
			expect(allowed).toEqual(['50+']);
		}
		expect(Math.max(...BAG_VOLUMES_ML)).toBe(450);
	});
});

describe('interval: the last day of it is refused, the next one is not', () => {
	const given = '2026-01-01';
	test.each([
		['VN', 'female', 'whole_blood', 84],
		['VN', 'male', 'whole_blood', 84],
		['VN', '', 'whole_blood', 84],
		['VN', 'male', 'red_cells', 84],
		['VN', 'female', 'plasma', 14],
		['VN', 'male', 'platelets', 14],
		['LA', 'male', 'whole_blood', 84],
		['LA', 'female', 'whole_blood', 112],
		['LA', '', 'whole_blood', 112],
		['LA', 'male', 'red_cells', 84],
		['LA', 'female', 'red_cells', 112]
	] as const)('%s, sex "%s", after %s: %i days', (country, sex, component, days) => {
		const known = { sex, lastDonation: { on: given, component } } as const;
		expect(codes(addDays(given, days - 1), known, country)).toEqual(['too_soon']);
		expect(codes(addDays(given, days), known, country)).toEqual([]);
		expect(codes(addDays(given, days + 1), known, country)).toEqual([]);
	});

	test('the component that was given last sets it, not the one that is wanted', () => {
		const after = (component: 'whole_blood' | 'platelets', wanted: 'whole_blood' | 'platelets') =>
			eligibilityOn(addDays(given, 20), donor({ lastDonation: { on: given, component } }), rules.VN, {
				component: wanted
			}).reasons;
		expect(after('platelets', 'whole_blood')).toEqual([]);
		expect(after('whole_blood', 'platelets')).toMatchObject([{ code: 'too_soon', intervalDays: 84 }]);
	});

	test.each([
		['2025-10-08', []],
		['2025-10-09', []],
		['2025-10-10', ['too_soon']],
		['2025-12-31', ['too_soon']],
		['2026-01-01', ['too_soon']]
	] as const)('a list of %s that is typed in later is measured by the donation of 1 January: %j', (day, reasons) => {
		expect(codes(day, { lastDonation: { on: given, component: 'whole_blood' } })).toEqual(reasons);
	});
});

describe('waits', () => {
	test('every class has its usual length, or none where staff must name the day', () => {
		const lengths = Object.fromEntries(DEFERRAL_CLASSES.map((one) => [one, rules.VN.deferralLength[one].length]));
		const months = (count: number) => ({ months: count });
		expect(lengths).toEqual({
			surgery: months(12),
			transfusion: months(12),
			pregnancy_birth: months(12),
			skin_piercing: months(6),
			illness_12_months: months(12),
			illness_6_months: months(6),
			illness_4_weeks: { days: 28 },
			illness_7_days: { days: 7 },
			low_haemoglobin: null,
			blood_pressure: null,
			weight: null,
			age: null,
			interval: null,
			medical_staff: null,
			other: null
		});
	});

	test.each([
		['surgery', '2026-11-23', '2027-11-22'],
		['transfusion', '2026-11-23', '2027-11-22'],
		['pregnancy_birth', '2026-11-23', '2027-11-22'],
		['illness_12_months', '2026-11-23', '2027-11-22'],
		['skin_piercing', '2026-11-23', '2027-05-22'],
		['illness_6_months', '2026-11-23', '2027-05-22'],
		['illness_4_weeks', '2026-11-23', '2026-12-20'],
		['illness_7_days', '2026-11-23', '2026-11-29'],
		// A day that the last month does not have is its last one; the wait ends the day before.
		['skin_piercing', '2026-08-31', '2027-02-27'],
		['skin_piercing', '2027-08-31', '2028-02-28'],
		['illness_6_months', '2027-08-30', '2028-02-28'],
		['surgery', '2028-02-29', '2029-02-27'],
		['surgery', '2027-02-28', '2028-02-27'],
		['surgery', '2027-03-01', '2028-02-29'],
		['illness_4_weeks', '2028-02-15', '2028-03-13'],
		['illness_7_days', '2028-02-23', '2028-02-29'],
		['illness_7_days', '2026-12-28', '2027-01-03']
	] as const)('%s begun on %s lasts until %s, and the next day is free', (deferralClass, begun, end) => {
		expect(usualDeferralEnd(deferralClass, begun, rules.VN)).toBe(end);
		const known = { deferrals: [{ deferralClass, untilOn: end, permanent: false }] };
		expect(codes(addDays(end, -1), known)).toEqual(['deferred']);
		expect(codes(end, known)).toEqual(['deferred']);
		expect(on(end, known).eligibleFrom).toBe(addDays(end, 1));
		expect(codes(addDays(end, 1), known)).toEqual([]);
	});
});

describe('where the drive is held', () => {
	const young = { birthDate: '2009-06-01' } as const;
	const rested = { sex: 'female', lastDonation: { on: addDays(TODAY, -90), component: 'whole_blood' } } as const;
	const light = { weightClass: '42-45' } as const;

	test.each([
		[young, ['too_young'], []],
		[rested, [], ['too_soon']],
		[light, [], ['underweight']]
	] as const)('the same person is measured by the rules of the place: %j', (known, inVietnam, inLaos) => {
		expect(codes(TODAY, known, 'VN')).toEqual(inVietnam);
		expect(codes(TODAY, known, 'LA')).toEqual(inLaos);
	});

	test.each([
		['vi', 'hướng dẫn của WHO, chờ phía Lào xác nhận'],
		['lo', 'ຄຳແນະນຳຂອງ WHO, ລໍຖ້າຝ່າຍລາວຢືນຢັນ'],
		['en', 'WHO guideline, to be confirmed by the Lao side']
	] as const)('the rules of Laos say in %s where they come from', (locale, source) => {
		const { lines } = eligibilityWords(on(TODAY, rested, 'LA'), locale);
		expect(lines.some((line) => line.includes(source))).toBe(true);
		expect(on(TODAY, {}, 'LA').advice).toEqual(['rules_unconfirmed']);
		expect(on(TODAY, {}, 'VN').advice).toEqual([]);
	});
});
