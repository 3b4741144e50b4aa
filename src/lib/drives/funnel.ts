import type { DeferralClass } from '../donors/deferral-class';
import { countsAsArrived, countsAsRegistered, type RegistrationState } from './registration-state';

/** People of a drive in one state. `wasFit` tells of those deferred or gone whether the doctor had passed them before. */
export type PeopleInState = {
	state: RegistrationState;
	people: number;
	deferralClass?: DeferralClass | null;
	wasFit?: boolean;
};

/** Why people did not reach the next step, or have not yet. */
export type Loss =
	| { code: 'not_yet' | 'no_show' | 'being_examined' | 'waiting_to_donate' | 'left'; people: number }
	| { code: 'deferred'; deferralClass: DeferralClass; people: number };

/** The way of a drive in people. Each step is the next one plus the losses before it. */
export type Funnel = {
	registered: number;
	arrived: number;
	fit: number;
	donated: number;
	beforeArrival: Loss[];
	beforeFit: Loss[];
	beforeDonation: Loss[];
	applied: number;
	waiting: number;
	cancelled: number;
};

/** Counts the steps and losses of a drive; applied, waiting (a place offered or not) and cancelled people stand beside the funnel. */
export function funnelOf(rows: readonly PeopleInState[]): Funnel {
	const passed = (row: PeopleInState) => ['fit', 'donated'].includes(row.state) || row.wasFit === true;
	const arrived = rows.filter((row) => countsAsArrived(row.state));
	return {
		registered: sum(rows.filter((row) => countsAsRegistered(row.state))),
		arrived: sum(arrived),
		fit: sum(arrived.filter(passed)),
		donated: inState(rows, 'donated'),
		beforeArrival: lossesOf(rows.filter((row) => countsAsRegistered(row.state) && !countsAsArrived(row.state))),
		beforeFit: lossesOf(arrived.filter((row) => !passed(row))),
		beforeDonation: lossesOf(arrived.filter((row) => passed(row) && row.state !== 'donated')),
		applied: inState(rows, 'applied'),
		waiting: inState(rows, 'waiting') + inState(rows, 'offered'),
		cancelled: inState(rows, 'cancelled')
	};
}

function lossesOf(rows: readonly PeopleInState[]): Loss[] {
	const losses = new Map<string, Loss>();
	for (const row of rows) {
		if (row.people === 0) continue;
		const loss = lossOf(row);
		const key = loss.code === 'deferred' ? loss.deferralClass : loss.code;
		losses.set(key, { ...loss, people: loss.people + (losses.get(key)?.people ?? 0) });
	}
	return [...losses.values()].sort((a, b) => b.people - a.people);
}

function lossOf({ state, people, deferralClass }: PeopleInState): Loss {
	if (state === 'deferred') return { code: 'deferred', deferralClass: deferralClass ?? 'other', people };
	if (state === 'arrived') return { code: 'being_examined', people };
	if (state === 'fit') return { code: 'waiting_to_donate', people };
	return { code: state === 'left' || state === 'no_show' ? state : 'not_yet', people };
}

function inState(rows: readonly PeopleInState[], state: RegistrationState): number {
	return sum(rows.filter((row) => row.state === state));
}

function sum(rows: readonly PeopleInState[]): number {
	return rows.reduce((total, row) => total + row.people, 0);
}
