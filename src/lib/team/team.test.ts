import { describe, expect, test } from 'vitest';
import { countTeam, overlap, teamByDay, type Shift } from './team';

const time = (startsAt: string, endsAt: string, heldOn = '2026-12-20' as const) => ({ heldOn, startsAt, endsAt });
const shift = (changes: Partial<Shift> = {}): Shift => ({
	...time('07:00', '11:30'),
	id: 'shift',
	role: 'reception',
	state: 'needed',
	people: 1,
	names: null,
	version: 1,
	volunteer: null,
	...changes
});

describe('two shifts', () => {
	test.each([
		['07:00', '09:00', '09:00', '11:00', false],
		['07:00', '09:01', '09:00', '11:00', true],
		['09:00', '10:00', '07:00', '12:00', true],
		['07:00', '12:00', '09:00', '10:00', true],
		['11:00', '12:00', '07:00', '11:00', false]
	])('from %s to %s and from %s to %s overlap: %s', (a, b, c, d, expected) => {
		expect(overlap(time(a, b), time(c, d))).toBe(expected);
	});

	test('on two days never overlap', () => {
		expect(overlap(time('07:00', '11:00'), { ...time('07:00', '11:00'), heldOn: '2026-12-21' })).toBe(false);
	});

	test('overlap alike with and without seconds', () => {
		expect(overlap(time('07:00', '09:00'), time('09:00:00', '11:00:00'))).toBe(false);
	});
});

describe('a team', () => {
	test('misses whom nobody was asked for and who declined, not who was asked', () => {
		const shifts = (['needed', 'asked', 'confirmed', 'declined'] as const).map((state) => shift({ state }));
		expect(countTeam(shifts)).toEqual({ needed: 4, missing: 2 });
	});

	test('counts the staff of the centre by their number', () => {
		expect(countTeam([shift({ role: 'medical', people: 6 }), shift()])).toEqual({ needed: 7, missing: 7 });
	});

	test('stands by day, and on a day by role in the usual order', () => {
		const days = teamByDay([
			shift({ heldOn: '2026-12-21' }),
			shift({ role: 'other' }),
			shift({ role: 'registration' }),
			shift()
		]);
		expect(days.map(({ heldOn, roles }) => [heldOn, roles.map(({ role }) => role)])).toEqual([
			['2026-12-20', ['reception', 'registration', 'other']],
			['2026-12-21', ['reception']]
		]);
	});
});
