import type { DriveStatus } from '../drives/status';
import { acceptsApplicants } from '../drives/status';
import type { CalendarDate } from '../time/calendar-date';
import { instantOf } from '../time/instant';
import { placesAhead, type PlacesOf } from './places';

/** What is known of a drive and of how people sign up for it. Times of the day are `HH:MM` or `HH:MM:SS`, or null where nobody said. */
export type SignUpDrive = PlacesOf & {
	status: DriveStatus;
	endsOn: CalendarDate;
	opensAt: string | null;
	timezone: string;
	signUpOpensAt: Date | null;
	signUpClosesAt: Date | null;
	waiting: boolean;
};

/** Whether one can sign up now: not yet, for a place, only to wait, no more because it is full, because what is free is kept for those who wait already, or because it is too late, or never. */
export type SignUpState = 'not_yet' | 'open' | 'waiting' | 'full' | 'kept' | 'over' | 'cancelled';

/** When signing up ends: as it was set, otherwise when the last day begins. */
export function signUpEnds({ signUpClosesAt, endsOn, opensAt, timezone }: SignUpDrive): Date {
	return signUpClosesAt ?? instantOf(endsOn, (opensAt ?? '00:00').slice(0, 5), timezone);
}

/** What keeps a free place from being taken: people come in slots and none is left to choose, or somebody waits for it already. */
export type Crowd = { slotsFull: boolean; somebodyWaits: boolean };

const nobodyThere: Crowd = { slotsFull: false, somebodyWaits: false };

/** What somebody meets who wants to sign up at this moment. */
export function signUpState(
	drive: SignUpDrive,
	now: Date,
	{ slotsFull, somebodyWaits }: Crowd = nobodyThere
): SignUpState {
	if (drive.status === 'cancelled') return 'cancelled';
	const isAhead =
		drive.status === 'announced' || (acceptsApplicants(drive.status) && isBefore(now, drive.signUpOpensAt));
	if (isAhead) return 'not_yet';
	if (!acceptsApplicants(drive.status) || now >= signUpEnds(drive)) return 'over';
	const isFull = placesAhead(drive) === 0 || slotsFull;
	if (!isFull && !somebodyWaits) return 'open';
	if (drive.waiting) return 'waiting';
	return isFull ? 'full' : 'kept';
}

function isBefore(now: Date, instant: Date | null): boolean {
	return instant !== null && now < instant;
}
