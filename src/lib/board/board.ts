import {
	countsAsArrived,
	countsAsRegistered,
	REGISTRATION_STATES,
	type RegistrationState
} from '../drives/registration-state';
import type { DriveCounts } from './drive-counts';
import { hoursOf, type Hour } from './hours';
import { outlookOf, type Outlook } from './outlook';
import { lastMinutes, paceOf, type Pace } from './pace';

/** What a board shows of one drive, as of `asOf`; `here` are those who came and are not through, `target` is null where none was set. */
export type Board = {
	driveId: string;
	title: string;
	timezone: string;
	asOf: Date;
	registered: number;
	arrived: number;
	here: number;
	deferred: number;
	units: number;
	target: number | null;
	lastTen: { came: number; units: number };
	pace: Pace | null;
	outlook: Outlook;
	hours: Hour[];
};

/** The board of a drive from its counts. */
export function boardOf(counts: DriveCounts, now: Date): Board {
	const { driveId, title, timezone, units, target, minutes, people } = counts;
	const where = (held: (state: RegistrationState) => boolean) =>
		REGISTRATION_STATES.filter(held).reduce((sum, state) => sum + (people[state] ?? 0), 0);
	const here = where((state) => state === 'arrived' || state === 'fit');
	const pace = paceOf(minutes, now);
	return {
		...{ driveId, title, timezone, asOf: now, units, target, here, pace },
		registered: where(countsAsRegistered),
		arrived: where(countsAsArrived),
		deferred: people.deferred ?? 0,
		lastTen: lastMinutes(minutes, now, 10),
		outlook: outlookOf(counts, { pace, here, now }),
		hours: hoursOf(counts)
	};
}
