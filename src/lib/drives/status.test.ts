import { describe, expect, test } from 'vitest';
import {
	acceptsApplicants,
	acceptsRegistrations,
	canMove,
	DRIVE_STATUSES,
	isBack,
	isPublished,
	needsReason,
	nextStatuses,
	recordsOutcomes,
	wayOf
} from './status';
import { driveStatusActs, driveStatusWords } from './status-words';

const free = { approves: false, office: false };
const club = { approves: true, office: false };
const office = { approves: true, office: true };

describe('the life of a drive', () => {
	test.each([
		['draft', 'announced', true],
		['draft', 'proposed', false],
		['draft', 'closed', false],
		['announced', 'open', true],
		['announced', 'draft', true],
		['open', 'running', true],
		['running', 'closed', true],
		['closed', 'running', true],
		['closed', 'confirmed', true],
		['closed', 'cancelled', false],
		['running', 'confirmed', false],
		['confirmed', 'closed', true],
		['confirmed', 'running', false],
		['cancelled', 'draft', true],
		['cancelled', 'running', false],
		['draft', 'draft', false]
	] as const)('%s to %s where clubs announce themselves: %s', (from, to, allowed) => {
		expect(canMove(from, to, free)).toBe(allowed);
	});

	test.each([
		['draft', 'announced', false, false],
		['draft', 'running', false, false],
		['draft', 'proposed', true, false],
		['draft', 'approved', false, true],
		['proposed', 'approved', false, true],
		['proposed', 'draft', true, true],
		['proposed', 'announced', false, false],
		['approved', 'announced', true, true],
		['announced', 'draft', false, false],
		['announced', 'approved', true, true],
		['open', 'running', true, true]
	] as const)('%s to %s where the office approves: a club %s, the office %s', (from, to, byClub, byOffice) => {
		expect([canMove(from, to, club), canMove(from, to, office)]).toEqual([byClub, byOffice]);
	});

	test('what waits when nobody asks any more is announced by its club, or still approved', () => {
		expect(canMove('proposed', 'announced', free)).toBe(true);
		expect(canMove('proposed', 'approved', { approves: false, office: true })).toBe(true);
	});

	test('cancelling and sending back ask for a reason; a club that takes its own proposal back gives none', () => {
		expect(needsReason('open', 'cancelled', free)).toBe(true);
		expect(needsReason('proposed', 'draft', office)).toBe(true);
		expect(needsReason('proposed', 'draft', club)).toBe(false);
		expect(needsReason('approved', 'draft', office)).toBe(false);
	});

	test.each([free, club, office])('no state is a dead end: %j', (mover) => {
		for (const status of DRIVE_STATUSES) expect(nextStatuses(status, mover)).not.toHaveLength(0);
	});

	test('the office stands on the way of a drive where it approves, or where the drive is with it', () => {
		const plain = ['draft', 'announced', 'open', 'running', 'closed', 'confirmed'];
		expect(wayOf('open', false)).toEqual(plain);
		expect(wayOf('proposed', false)).toEqual(['draft', 'proposed', ...plain.slice(1)]);
		expect(wayOf('draft', true)).toEqual(['draft', 'proposed', 'approved', ...plain.slice(1)]);
	});

	test.each([
		['open', 'announced', true],
		['announced', 'open', false],
		['open', 'cancelled', false],
		['cancelled', 'draft', true],
		['confirmed', 'closed', true]
	] as const)('%s to %s goes back: %s', (from, to, back) => {
		expect(isBack(from, to)).toBe(back);
	});

	test.each([
		['draft', false, false, false, false],
		['proposed', false, false, false, false],
		['approved', false, false, false, false],
		['announced', false, false, false, true],
		['open', true, true, false, true],
		['running', true, false, true, true],
		['closed', false, false, true, true],
		['confirmed', false, false, false, true],
		['cancelled', false, false, false, true]
	] as const)('%s: registers %s, public %s, outcomes %s, seen %s', (status, registers, applicants, outcomes, seen) => {
		expect([
			acceptsRegistrations(status),
			acceptsApplicants(status),
			recordsOutcomes(status),
			isPublished(status)
		]).toEqual([registers, applicants, outcomes, seen]);
	});

	test('every state and every move has words of its own', () => {
		const words = DRIVE_STATUSES.flatMap((status) => [driveStatusWords[status](), driveStatusActs[status]()]);
		expect(new Set(words).size).toBe(words.length);
	});
});
