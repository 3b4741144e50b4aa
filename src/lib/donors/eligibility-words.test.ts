import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import { eligibilityOn, type DonorHistory } from './eligibility';
import { eligibilityWords, nextDayWords } from './eligibility-words';
import { ruleSetSchema } from './rule-sets';

const [vietnam, laos] = z.tuple([ruleSetSchema, ruleSetSchema]).parse(reference);
const donor: DonorHistory = {
	sex: 'female',
	birthDate: '1996-05-04',
	birthPrecision: 'day',
	weightClass: '45-50',
	lastDonation: { on: '2026-09-12', component: 'whole_blood' },
	deferrals: []
};

describe('the words of a refusal', () => {
	const tooSoon = eligibilityOn('2026-11-23', donor, vietnam.rules);

	test.each([
		['vi', 'Chưa đăng ký được: lần hiến gần nhất 12/9/2026, theo quy tắc 84 ngày có thể hiến từ 5/12/2026.'],
		['lo', 'ຍັງລົງທະບຽນບໍ່ໄດ້: ບໍລິຈາກຄັ້ງຫຼ້າສຸດ 12/9/2026, ຕາມກົດ 84 ມື້ ບໍລິຈາກໄດ້ຕັ້ງແຕ່ 5/12/2026.'],
		['en', 'Not yet: last donation 12/9/2026; by the 84-day rule possible from 5/12/2026.']
	] as const)('name the rule and the first possible day in %s', (locale, summary) => {
		expect(eligibilityWords(tooSoon, locale).summary).toBe(summary);
	});

	test('the lines give the source and say who decides', () => {
		expect(eligibilityWords(tooSoon, 'vi').lines).toEqual([
			'Lần hiến gần nhất 12/9/2026, theo quy tắc 84 ngày có thể hiến từ 5/12/2026.',
			'Nguồn: Thông tư 26/2013/TT-BYT (nguồn có ghi).',
			'Chỉ để lập kế hoạch; nhân viên y tế quyết định tại nơi hiến máu.'
		]);
	});

	test('rules that wait to be confirmed say so', () => {
		const { lines } = eligibilityWords(eligibilityOn('2026-11-23', donor, laos.rules), 'en');
		expect(lines).toContain('Source: WHO guideline, to be confirmed by the Lao side (not confirmed).');
	});

	test('several reasons are counted, with the earliest day', () => {
		const waiting = {
			...donor,
			deferrals: [{ deferralClass: 'surgery', untilOn: '2026-12-31', permanent: false }] as const
		};
		expect(eligibilityWords(eligibilityOn('2026-11-23', waiting, vietnam.rules), 'vi').summary).toBe(
			'Chưa đăng ký được vì 2 lý do; sớm nhất có thể hiến từ 1/1/2027.'
		);
	});

	test('a refusal for good names no day', () => {
		const stopped = {
			...donor,
			lastDonation: null,
			deferrals: [{ deferralClass: 'medical_staff', untilOn: null, permanent: true }] as const
		};
		const never = eligibilityOn('2026-11-23', stopped, vietnam.rules);
		expect(eligibilityWords(never, 'vi').summary).toBe(
			'Không đăng ký được: đã được ghi là thôi hiến máu (theo nhân viên y tế).'
		);
		expect(nextDayWords(never.eligibleFrom, 'vi')).toBe('Chưa xác định được ngày có thể hiến.');
	});

	test('somebody eligible hears the largest volume', () => {
		const rested = eligibilityOn('2026-12-05', donor, vietnam.rules);
		expect(eligibilityWords(rested, 'vi').summary).toBe('Có thể hiến, tối đa 350\u00a0ml.');
	});
});
