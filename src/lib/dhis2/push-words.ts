import { m } from '$lib/paraglide/messages';
import type { Tone } from '$lib/ui/tones';
import type { PushProblem, PushState } from './push';

/** Why a server did not take a month, and what to do about it. */
export const problemText: Record<PushProblem, () => string> = {
	busy: () => m.dhis2_problem_busy(),
	conflicts: () => m.dhis2_problem_conflicts(),
	no_server: () => m.dhis2_problem_no_server(),
	not_allowed: () => m.dhis2_problem_not_allowed(),
	not_found: () => m.dhis2_problem_not_found(),
	private_address: () => m.dhis2_problem_private_address(),
	redirected: () => m.dhis2_problem_redirected(),
	rejected: () => m.dhis2_problem_rejected(),
	secret_lost: () => m.dhis2_problem_secret_lost(),
	timed_out: () => m.dhis2_problem_timed_out(),
	too_long: () => m.dhis2_problem_too_long(),
	unreachable: () => m.dhis2_problem_unreachable(),
	unreadable: () => m.dhis2_problem_unreadable()
};

/** How a month stands that was put on its way. */
export const stateText: Record<PushState, () => string> = {
	queued: () => m.dhis2_state_queued(),
	sending: () => m.dhis2_state_sending(),
	done: () => m.dhis2_state_done(),
	failed: () => m.dhis2_state_failed()
};

/** The tone of the dot beside it. */
export const stateTone: Record<PushState, Tone> = {
	queued: 'neutral',
	sending: 'teal',
	done: 'good',
	failed: 'refused'
};

/** Why a month was not put on its way. */
export const queueRefusalText = {
	nothing_mapped: () => m.dhis2_refused_nothing_mapped(),
	no_server: () => m.dhis2_problem_no_server(),
	unchanged: () => m.dhis2_refused_unchanged(),
	under_way: () => m.dhis2_refused_under_way()
} satisfies Record<string, () => string>;
