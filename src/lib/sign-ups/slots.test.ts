import { describe, expect, test } from 'vitest';
import { dividesUnevenly, slotsOf, type SlotPlan } from './slots';

const plan: SlotPlan = { slotMinutes: 60, beds: 10, bedMinutes: 15 };
const morning = { heldOn: '2026-12-05', opensAt: '07:00', closesAt: '09:00' } as const;

describe('slots of a drive', () => {
	test('follow one another through the hours, each with as many places as its beds have minutes for', () => {
		expect(slotsOf([morning], plan)).toEqual([
			{ heldOn: '2026-12-05', from: '07:00', until: '08:00', places: 40 },
			{ heldOn: '2026-12-05', from: '08:00', until: '09:00', places: 40 }
		]);
	});

	test.each([
		{ closesAt: '08:30', slotMinutes: 60, ends: ['08:00', '08:30'], places: [40, 20], uneven: true },
		{ closesAt: '08:00', slotMinutes: 25, ends: ['07:25', '07:50', '08:00'], places: [16, 16, 6], uneven: true },
		{ closesAt: '07:10', slotMinutes: 60, ends: ['07:10'], places: [6], uneven: true },
		{ closesAt: '08:00', slotMinutes: 30, ends: ['07:30', '08:00'], places: [20, 20], uneven: false }
	])(
		'until $closesAt in steps of $slotMinutes the last one is what is left',
		({ closesAt, slotMinutes, ends, places, uneven }) => {
			const days = [{ ...morning, closesAt }];
			const slots = slotsOf(days, { ...plan, slotMinutes });
			expect(slots.map(({ until }) => until)).toEqual(ends);
			expect(slots.map((slot) => slot.places)).toEqual(places);
			expect(dividesUnevenly(days, { ...plan, slotMinutes })).toBe(uneven);
		}
	);

	test('a rest in which nobody could be served is no slot', () => {
		const slots = slotsOf([{ ...morning, closesAt: '08:05' }], { slotMinutes: 60, beds: 1, bedMinutes: 20 });
		expect(slots).toHaveLength(1);
	});

	test('each day of a longer drive has its own', () => {
		const days = [morning, { ...morning, heldOn: '2026-12-06' as const, closesAt: '08:00' }];
		expect(slotsOf(days, plan).map(({ heldOn }) => heldOn)).toEqual(['2026-12-05', '2026-12-05', '2026-12-06']);
	});
});
