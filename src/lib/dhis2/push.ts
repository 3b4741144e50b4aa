import type { ImportSummary } from './import-summary';

/** Why a server did not take a month. */
export type PushProblem =
	| 'busy'
	| 'conflicts'
	| 'no_server'
	| 'not_allowed'
	| 'not_found'
	| 'private_address'
	| 'redirected'
	| 'rejected'
	| 'secret_lost'
	| 'timed_out'
	| 'too_long'
	| 'unreachable'
	| 'unreadable';

/** What came of sending: the problem, or null where the server took it; its status, and its summary where it gave one. */
export type PushAnswer = { problem: PushProblem | null; http: number | null; summary: ImportSummary | null };

/** How a month stands that was put on its way. */
export type PushState = 'queued' | 'sending' | 'done' | 'failed';

/** What trying again can mend without anybody doing anything. */
const PASSING: readonly PushProblem[] = ['busy', 'timed_out', 'unreachable'];

/** Whether it is worth trying again. */
export const isPassing = ({ problem }: PushAnswer): boolean => problem !== null && PASSING.includes(problem);

/** What an answer of a server means: anything but a summary without error is a problem. */
export function answerOf(http: number, summary: ImportSummary | null): PushAnswer {
	return { problem: problemOf(http, summary), http, summary };
}

function problemOf(http: number, summary: ImportSummary | null): PushProblem | null {
	if (http >= 500 || http === 429) return 'busy';
	if (http >= 300 && http < 400) return 'redirected';
	if (http === 401 || http === 403) return 'not_allowed';
	if (http === 404) return 'not_found';
	if (http === 409) return 'conflicts';
	if (http >= 400) return 'rejected';
	if (!summary) return 'unreadable';
	return summary.status === 'ERROR' ? 'conflicts' : null;
}
