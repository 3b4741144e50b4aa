import { describe, expect, test } from 'vitest';
import { placesAhead, walkInPlaces } from './places';
import { signUpEnds, signUpState, type SignUpDrive } from './sign-up-state';

const drive = (changes: Partial<SignUpDrive> = {}): SignUpDrive => ({
	status: 'open',
	endsOn: '2026-12-05',
	opensAt: '07:00:00',
	timezone: 'Asia/Ho_Chi_Minh',
	capacity: 100,
	placesTaken: 10,
	walkInPercent: 0,
	waiting: true,
	signUpOpensAt: null,
	signUpClosesAt: null,
	...changes
});
const now = new Date('2026-12-01T00:00:00Z');

describe('places ahead of the day', () => {
	test.each([
		{ capacity: 100, walkInPercent: 20, placesTaken: 0, kept: 20, ahead: 80 },
		{ capacity: 100, walkInPercent: 20, placesTaken: 95, kept: 20, ahead: 0 },
		{ capacity: 3, walkInPercent: 50, placesTaken: 0, kept: 2, ahead: 1 },
		{ capacity: 5, walkInPercent: 0, placesTaken: 4, kept: 0, ahead: 1 },
		{ capacity: null, walkInPercent: 20, placesTaken: 400, kept: 0, ahead: null }
	])('of $capacity with $walkInPercent % for walk-ins and $placesTaken taken: $ahead', ({ kept, ahead, ...places }) => {
		expect(walkInPlaces(places)).toBe(kept);
		expect(placesAhead(places)).toBe(ahead);
	});
});

describe('what somebody meets who wants to sign up', () => {
	const soon = new Date('2026-12-02T00:00:00Z');
	test.each([
		[{}, 'open'],
		[{ status: 'announced' }, 'not_yet'],
		[{ signUpOpensAt: soon }, 'not_yet'],
		[{ signUpOpensAt: now }, 'open'],
		[{ signUpClosesAt: now }, 'over'],
		[{ signUpClosesAt: soon }, 'open'],
		[{ status: 'running' }, 'over'],
		[{ status: 'closed' }, 'over'],
		[{ status: 'confirmed' }, 'over'],
		[{ status: 'cancelled' }, 'cancelled'],
		[{ placesTaken: 100 }, 'waiting'],
		[{ placesTaken: 100, waiting: false }, 'full'],
		[{ placesTaken: 80, walkInPercent: 20 }, 'waiting'],
		[{ capacity: null, placesTaken: 900 }, 'open']
	] as const)('%j is %s', (changes, state) => {
		expect(signUpState(drive(changes), now)).toBe(state);
	});

	test.each([
		[{}, 'waiting', 'waiting'],
		[{ waiting: false }, 'kept', 'full'],
		[{ waiting: false, capacity: null }, 'kept', 'full'],
		[{ waiting: false, placesTaken: 100 }, 'full', 'full'],
		[{ capacity: null }, 'waiting', 'waiting'],
		[{ signUpClosesAt: now }, 'over', 'over']
	] as const)('%j while somebody waits is %s, and where no slot is left %s', (changes, waited, without) => {
		expect(signUpState(drive(changes), now, { slotsFull: false, somebodyWaits: true })).toBe(waited);
		expect(signUpState(drive(changes), now, { slotsFull: true, somebodyWaits: false })).toBe(without);
	});

	test('without a time of its own signing up ends when the last day begins, in the zone of the drive', () => {
		expect(signUpEnds(drive()).toISOString()).toBe('2026-12-05T00:00:00.000Z');
		expect(signUpEnds(drive({ opensAt: null })).toISOString()).toBe('2026-12-04T17:00:00.000Z');
		expect(signUpState(drive(), new Date('2026-12-04T23:59:59Z'))).toBe('open');
		expect(signUpState(drive(), new Date('2026-12-05T00:00:00Z'))).toBe('over');
	});
});
