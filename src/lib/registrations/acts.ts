import { canUndo, nextStates, type RegistrationState } from '../drives/registration-state';
import { recordsOutcomes, type DriveStatus } from '../drives/status';

/** Everything that can be done to a row at the desk. `donate` and `defer` ask for more in a form of their own. */
export const DESK_ACTS = [
	'place',
	'confirmed',
	'arrived',
	'fit',
	'donate',
	'defer',
	'left',
	'no_show',
	'cancelled',
	'undo'
] as const;

export type DeskAct = (typeof DESK_ACTS)[number];

/** What decides which acts a row offers. */
export type ActsOf = {
	state: RegistrationState;
	driveStatus: DriveStatus;
	/** The rules say not today. */
	notYet: boolean;
	/** The person is a donor of the list, not only an applicant. */
	matched: boolean;
};

const ACT_OF: Partial<Record<RegistrationState, DeskAct>> = {
	registered: 'place',
	confirmed: 'confirmed',
	arrived: 'arrived',
	fit: 'fit',
	donated: 'donate',
	deferred: 'defer',
	left: 'left',
	no_show: 'no_show',
	cancelled: 'cancelled'
};

const USUAL: Partial<Record<RegistrationState, DeskAct>> = {
	applied: 'arrived',
	registered: 'arrived',
	waiting: 'arrived',
	offered: 'arrived',
	confirmed: 'arrived',
	arrived: 'fit',
	fit: 'donate'
};

/** What can be done ahead of the day. */
const BEFORE_THE_DAY: readonly DeskAct[] = ['place', 'confirmed', 'cancelled'];

/** The one button of a row, and what stands behind "more". Before the drive runs, only giving a place, confirming and cancelling. */
export function actsOf({ state, driveStatus, notYet, matched }: ActsOf): { next: DeskAct | null; others: DeskAct[] } {
	const running = recordsOutcomes(driveStatus);
	const possible = nextStates(state)
		.flatMap((next) => ACT_OF[next] ?? [])
		.filter((act) => running || BEFORE_THE_DAY.includes(act))
		.filter((act) => matched || (act !== 'donate' && act !== 'defer'));
	const ahead = state === 'cancelled' ? undefined : BEFORE_THE_DAY.find((act) => possible.includes(act));
	const wanted = !running ? ahead : notYet && possible.includes('defer') ? 'defer' : USUAL[state];
	const next = possible.find((act) => act === wanted) ?? null;
	const others = DESK_ACTS.filter((act) => possible.includes(act) && act !== next);
	return { next, others: canUndo(state) ? [...others, 'undo'] : others };
}
