import { describe, expect, test } from 'vitest';
import { DOUBTS, waits } from './doubt';
import { isForGood, remediesFor } from './what-can-be-done';

const typed = { typed: true, same: true };

describe('what can be done', () => {
	test.each([
		['arrived_twice', ['seen']],
		['donated_twice', ['counts', 'seen']],
		['bag_taken', ['bag_number', 'seen']],
		['drive_full', ['again', 'leave_out']],
		['right_lost', ['again', 'leave_out']],
		['already_registered', ['same', 'again', 'leave_out']]
	] as const)('about %s: %j', (doubt, remedies) => {
		expect(remediesFor(doubt, typed)).toEqual(remedies);
	});

	test.each(DOUBTS)('about %s is something, with what was typed or without', (doubt) => {
		expect(remediesFor(doubt, typed)).not.toEqual([]);
		expect(remediesFor(doubt, { typed: false, same: true })).not.toEqual([]);
		expect(remediesFor(doubt, typed).includes('leave_out')).toBe(waits(doubt));
	});

	test('without what was typed nothing is recorded and no other bag counts', () => {
		const all = DOUBTS.flatMap((doubt) => remediesFor(doubt, { typed: false, same: true }));
		expect(all).not.toContain('again');
		expect(all).not.toContain('counts');
	});

	test('nobody is joined while it is not known with whom', () => {
		expect(remediesFor('already_registered', { typed: true, same: false })).toEqual(['again', 'leave_out']);
		expect(remediesFor('already_registered', { typed: false, same: false })).toEqual(['leave_out']);
	});

	test('is asked where it lets go of a bag or a deferral, and can be taken back elsewhere', () => {
		expect(DOUBTS.filter(isForGood)).toEqual(['donated_twice', 'deferred_twice', 'donated_and_away', 'bag_taken']);
	});
});
