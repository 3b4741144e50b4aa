import { describe, expect, test } from 'vitest';
import {
	acceptsApplicants,
	acceptsRegistrations,
	canMove,
	DRIVE_STATUSES,
	isPublished,
	nextStatuses,
	recordsOutcomes
} from './status';
import { driveStatusActs, driveStatusWords } from './status-words';

describe('the life of a drive', () => {
	test.each([
		['draft', 'announced', true],
		['draft', 'closed', false],
		['announced', 'open', true],
		['open', 'running', true],
		['running', 'closed', true],
		['closed', 'running', true],
		['closed', 'cancelled', false],
		['cancelled', 'draft', true],
		['cancelled', 'running', false],
		['draft', 'draft', false]
	] as const)('%s to %s: %s', (from, to, allowed) => {
		expect(canMove(from, to)).toBe(allowed);
	});

	test('no state is a dead end', () => {
		for (const status of DRIVE_STATUSES) expect(nextStatuses(status)).not.toHaveLength(0);
	});

	test.each([
		['draft', false, false, false, false],
		['announced', false, false, false, true],
		['open', true, true, false, true],
		['running', true, false, true, true],
		['closed', false, false, true, true],
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
