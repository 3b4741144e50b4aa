import type { CalendarDate } from '../time/calendar-date';

/** Hours as `HH:MM`; `null` where they are not known. */
export type Hours = { opensAt: string | null; closesAt: string | null };

/** The hours of one day of a drive. */
export type DayHours = Hours & { heldOn: CalendarDate };

/** Most drives are held in the morning. */
export const USUAL_HOURS = { opensAt: '07:00', closesAt: '11:30' };

/** Whether two days have the same hours. */
export function sameHours(one: Hours, other: Hours): boolean {
	const bare = ({ opensAt, closesAt }: Hours) => [opensAt, closesAt].map((time) => time?.slice(0, 5) ?? '').join('–');
	return bare(one) === bare(other);
}

/** Whether as many days have the same hours one by one, whatever days they are. */
export function sameDays(some: readonly Hours[], others: readonly Hours[]): boolean {
	return some.length === others.length && some.every((hours, nth) => sameHours(hours, others[nth] ?? hours));
}

/** The hours of each day: its own where it had some, otherwise the usual ones. `before` were the usual ones so far. */
export function hoursOfDays(
	days: readonly CalendarDate[],
	{ there, before, usual }: { there: readonly DayHours[]; before: Hours; usual: Hours }
): DayHours[] {
	const own = new Map(there.filter((day) => !sameHours(day, before)).map((day) => [day.heldOn, day]));
	return days.map((heldOn) => {
		const { opensAt, closesAt } = own.get(heldOn) ?? usual;
		return { heldOn, opensAt, closesAt };
	});
}

/** The own hours of the days of a drive, by their place among them, for the days of another one. */
export function hoursByPlace(days: readonly CalendarDate[], from: readonly DayHours[], usual: Hours): DayHours[] {
	return days.map((heldOn, at) => {
		const { opensAt, closesAt } = from[at] ?? usual;
		return { heldOn, opensAt, closesAt };
	});
}

/** The hours of a whole drive: from the earliest opening of its days to the latest closing. */
export function hoursOfAll(days: readonly Hours[]): Hours {
	const known = (of: keyof Hours) => days.flatMap((day) => day[of] ?? []).sort();
	return { opensAt: known('opensAt')[0] ?? null, closesAt: known('closesAt').at(-1) ?? null };
}

/** The days with their hours where they differ, none where every day has the same. */
export function daysThatDiffer(days: readonly DayHours[]): readonly DayHours[] {
	return days.every((day) => sameHours(day, days[0] ?? day)) ? [] : days;
}
