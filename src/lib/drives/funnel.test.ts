import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFERRAL_CLASSES } from '../donors/deferral-class';
import { funnelOf, type Loss, type PeopleInState } from './funnel';
import { REGISTRATION_STATES } from './registration-state';

const people = (losses: Loss[]) => losses.reduce((total, loss) => total + loss.people, 0);

describe('the funnel of a drive', () => {
	test('every loss stands before the step that was not reached', () => {
		const funnel = funnelOf([
			{ state: 'registered', people: 31 },
			{ state: 'confirmed', people: 9 },
			{ state: 'no_show', people: 9 },
			{ state: 'deferred', people: 8, deferralClass: 'low_haemoglobin' },
			{ state: 'deferred', people: 2 },
			{ state: 'left', people: 3, wasFit: true },
			{ state: 'fit', people: 14 },
			{ state: 'donated', people: 151 },
			{ state: 'cancelled', people: 5 },
			{ state: 'waiting', people: 4 }
		]);
		expect(funnel).toEqual({
			registered: 227,
			arrived: 178,
			fit: 168,
			donated: 151,
			beforeArrival: [
				{ code: 'not_yet', people: 40 },
				{ code: 'no_show', people: 9 }
			],
			beforeFit: [
				{ code: 'deferred', deferralClass: 'low_haemoglobin', people: 8 },
				{ code: 'deferred', deferralClass: 'other', people: 2 }
			],
			beforeDonation: [
				{ code: 'waiting_to_donate', people: 14 },
				{ code: 'left', people: 3 }
			],
			applied: 0,
			waiting: 4,
			cancelled: 5
		});
	});

	test('each step is the next one plus what was lost before it', () => {
		const row: fc.Arbitrary<PeopleInState> = fc.record({
			state: fc.constantFrom(...REGISTRATION_STATES),
			people: fc.nat(50),
			deferralClass: fc.option(fc.constantFrom(...DEFERRAL_CLASSES)),
			wasFit: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(row), (rows) => {
				const funnel = funnelOf(rows);
				expect(funnel.registered).toBe(funnel.arrived + people(funnel.beforeArrival));
				expect(funnel.arrived).toBe(funnel.fit + people(funnel.beforeFit));
				expect(funnel.fit).toBe(funnel.donated + people(funnel.beforeDonation));
			})
		);
	});
});
