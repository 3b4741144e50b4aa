import { describe, expect, test } from 'vitest';
import {
	canBecome,
	canUndo,
	countsAsArrived,
	countsAsRegistered,
	holdsPlace,
	isSettled,
	nextStates,
	REGISTRATION_STATES
} from './registration-state';
import { registrationStateWords } from './registration-state-words';

describe('the way through a drive', () => {
	test.each([
		['registered', 'confirmed', true],
		['registered', 'arrived', true],
		['confirmed', 'no_show', true],
		['arrived', 'fit', true],
		['arrived', 'no_show', false],
		['fit', 'donated', true],
		['donated', 'deferred', false],
		['deferred', 'donated', false],
		['no_show', 'arrived', true],
		['waiting', 'registered', true],
		['waiting', 'donated', false],
		['cancelled', 'registered', true],
		['cancelled', 'arrived', false]
	] as const)('%s to %s: %s', (from, to, allowed) => {
		expect(canBecome(from, to)).toBe(allowed);
	});

	test.each([
		['applied', false, false, false, false],
		['registered', true, true, false, false],
		['waiting', false, false, false, false],
		['confirmed', true, true, false, false],
		['arrived', true, true, true, false],
		['fit', true, true, true, false],
		['deferred', true, true, true, true],
		['donated', true, true, true, true],
		['left', true, true, true, true],
		['no_show', false, true, false, true],
		['cancelled', false, false, false, true]
	] as const)('%s: place %s, registered %s, arrived %s, settled %s', (state, place, registered, arrived, settled) => {
		expect([holdsPlace(state), countsAsRegistered(state), countsAsArrived(state), isSettled(state)]).toEqual([
			place,
			registered,
			arrived,
			settled
		]);
	});

	test('whoever arrived does not become a no-show', () => {
		for (const state of REGISTRATION_STATES.filter(countsAsArrived)) expect(nextStates(state)).not.toContain('no_show');
	});

	test('a first state cannot be taken back, an outcome can', () => {
		expect(REGISTRATION_STATES.filter((state) => !canUndo(state))).toEqual([
			'applied',
			'registered',
			'waiting',
			'offered'
		]);
	});

	test('every state has words of its own', () => {
		const words = REGISTRATION_STATES.map((state) => registrationStateWords[state]());
		expect(new Set(words).size).toBe(words.length);
	});
});
