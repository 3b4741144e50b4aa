import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import reference from '../../../drizzle/reference/rule-sets.json';
import type { DonorHistory } from '../donors/donor-history';
import { ruleSetOn, ruleSetSchema } from '../donors/rule-sets';
import type { CalendarDate } from '../time/calendar-date';
import { intervalsOf, mayGiveAgain } from './again';
import { dayOfPlace, hasBegun, reminderIsDue, thanksAreDue } from './due';
import { concerns, isOfPlaces } from './notice';

const drive = { startsOn: '2026-12-05', opensAt: '07:00:00', timezone: 'Asia/Ho_Chi_Minh', days: [] } as const;
const at = (local: string) => new Date(`${local}:00+07:00`);

describe('a reminder', () => {
	test.each([
		{ now: '2026-12-04T07:59', due: false },
		{ now: '2026-12-04T08:00', due: true },
		{ now: '2026-12-04T23:00', due: true },
		{ now: '2026-12-05T06:59', due: true },
		{ now: '2026-12-05T07:00', due: false },
		{ now: '2026-12-06T08:00', due: false }
	])('at $now is due: $due', ({ now, due }) => {
		expect(reminderIsDue(drive, null, at(now))).toBe(due);
	});

	test('of a slot follows the slot, on whichever day of the drive', () => {
		const slot = at('2026-12-06T09:30');
		expect(dayOfPlace(drive, slot)).toBe('2026-12-06');
		expect(reminderIsDue(drive, slot, at('2026-12-04T12:00'))).toBe(false);
		expect(reminderIsDue(drive, slot, at('2026-12-06T09:29'))).toBe(true);
		expect(reminderIsDue(drive, slot, at('2026-12-06T09:30'))).toBe(false);
	});

	test('goes by the hours of its day where that has its own', () => {
		const days = [
			{ heldOn: '2026-12-05', opensAt: '13:00', closesAt: '17:00' },
			{ heldOn: '2026-12-06', opensAt: null, closesAt: null }
		] as const;
		const held = { ...drive, days };
		expect([at('2026-12-05T12:59'), at('2026-12-05T13:00')].map((now) => reminderIsDue(held, null, now))).toEqual([
			true,
			false
		]);
		expect([at('2026-12-05T12:59'), at('2026-12-05T13:00')].map((now) => hasBegun(held, '2026-12-05', now))).toEqual([
			false,
			true
		]);
		expect([at('2026-12-06T06:59'), at('2026-12-06T07:00')].map((now) => hasBegun(held, '2026-12-06', now))).toEqual([
			false,
			true
		]);
	});

	test('without an hour is not sent on the day itself', () => {
		const someTime = { ...drive, opensAt: null };
		expect(reminderIsDue(someTime, null, at('2026-12-04T23:59'))).toBe(true);
		expect(reminderIsDue(someTime, null, at('2026-12-05T00:00'))).toBe(false);
	});
});

describe('thanks', () => {
	test.each([
		{ now: '2026-12-05T20:00', due: false },
		{ now: '2026-12-06T07:59', due: false },
		{ now: '2026-12-06T08:00', due: true },
		{ now: '2026-12-08T23:59', due: true },
		{ now: '2026-12-09T00:00', due: false }
	])('for the 5th at $now are due: $due', ({ now, due }) => {
		expect(thanksAreDue('2026-12-05', drive.timezone, at(now))).toBe(due);
	});
});

describe('giving again', () => {
	const rules = ruleSetOn(z.array(ruleSetSchema).parse(reference), 'VN', '2026-11-23')!.rules;
	const donor = (known: Partial<DonorHistory> = {}): DonorHistory => ({
		sex: 'female',
		birthDate: '1996-05-04',
		birthPrecision: 'day',
		weightClass: '50+',
		lastDonation: { on: '2026-09-01', component: 'whole_blood' },
		deferrals: [],
		...known
	});

	test('is told from the first day that the interval allows, for a week', () => {
		const told = (today: CalendarDate) => mayGiveAgain(today, donor(), rules);
		expect(['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02'].map((day) => told(day as CalendarDate))).toEqual([
			false,
			true,
			true,
			false
		]);
	});

	test('waits for the end of a deferral', () => {
		const deferred = donor({
			deferrals: [{ deferralClass: 'illness_4_weeks', untilOn: '2026-12-10', permanent: false }]
		});
		expect(mayGiveAgain('2026-12-10', deferred, rules)).toBe(false);
		expect(mayGiveAgain('2026-12-11', deferred, rules)).toBe(true);
	});

	test('is told to nobody who may give no more, or whose last donation is only stated', () => {
		const day = '2026-11-24';
		const forGood = donor({ deferrals: [{ deferralClass: 'other', untilOn: null, permanent: true }] });
		const stated = donor({ lastDonation: { on: '2026-09-01', component: 'whole_blood', stated: 'day' } });
		for (const one of [forGood, stated, donor({ lastDonation: null }), donor({ birthDate: '1950-01-01' })])
			expect(mayGiveAgain(day, one, rules)).toBe(false);
	});

	test('is asked by each interval of the rules once', () => {
		expect(intervalsOf(rules).toSorted((a, b) => a - b)).toEqual([14, 84]);
	});
});

test('whom a kind is about: those who come, for thanks those who gave, and nobody who left or cancelled', () => {
	for (const kind of ['moved', 'cancelled', 'slot', 'reminder', 'thanks'] as const)
		for (const state of ['cancelled', 'no_show', 'left', 'deferred'] as const)
			expect(concerns(kind, state)).toBe(false);
	expect(['registered', 'waiting', 'offered'].map((state) => concerns('moved', state as 'waiting'))).toEqual([
		true,
		true,
		true
	]);
	expect(['registered', 'waiting', 'offered'].map((state) => concerns('reminder', state as 'waiting'))).toEqual([
		true,
		false,
		false
	]);
	expect([concerns('thanks', 'donated'), concerns('thanks', 'registered')]).toEqual([true, false]);
	expect([isOfPlaces('announced'), isOfPlaces('again'), isOfPlaces('moved')]).toEqual([false, false, true]);
});
