import { USUAL_HOURS } from '$lib/drives/day-hours';
import { daysOf } from '$lib/drives/dates';
import type { Clash } from '$lib/team/team';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { clashesAt, shiftsOf, volunteersFor } from './queries';

/** The team of a drive, who may be given a place, and who stands in two places at once, by shift. `days` is empty where nobody knows the day. */
export async function teamPage(tx: Tx, drive: Drive) {
	const byShift: Record<string, Clash[]> = {};
	for (const { ofShift, ...clash } of await clashesAt(tx, drive.id)) (byShift[ofShift] ??= []).push(clash);
	return {
		shifts: await shiftsOf(tx, drive.id),
		volunteers: await volunteersFor(tx, drive),
		clashes: byShift,
		days: drive.datePrecision === 'day' ? daysOf({ first: drive.startsOn, last: drive.endsOn }) : []
	};
}

/** When a shift is that nobody has said more of: from when the drive opens until it closes. */
export function usualHours({ opensAt, closesAt }: Drive): { startsAt: string; endsAt: string } {
	const hours = opensAt && closesAt ? { opensAt, closesAt } : USUAL_HOURS;
	return { startsAt: hours.opensAt.slice(0, 5), endsAt: hours.closesAt.slice(0, 5) };
}
