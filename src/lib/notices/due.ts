import type { DayHours } from '../drives/day-hours';
import { addDays, dayIn, type CalendarDate } from '../time/calendar-date';
import { instantOf } from '../time/instant';

/** Nobody is written to before this hour of the drive's own zone. */
const FROM = '08:00';

/** After so many days thanks come too late and are left out. */
export const THANKS_WITHIN_DAYS = 3;
/** After so many days the word that somebody may give again comes too late and is left out. */
export const AGAIN_WITHIN_DAYS = 7;

/** A drive, as far as the time of a reminder asks: its usual hour and those of its days, null where none is known. */
type Held = { startsOn: CalendarDate; opensAt: string | null; timezone: string; days: readonly DayHours[] };

/** The day of somebody's place: that of their slot, or the first one. */
export function dayOfPlace(
	{ startsOn, timezone }: Pick<Held, 'startsOn' | 'timezone'>,
	slotStartsAt: Date | null
): CalendarDate {
	return slotStartsAt ? dayIn(timezone, slotStartsAt) : startsOn;
}

/** Whether somebody is to be reminded now: from the morning before on, and never once it has begun. */
export function reminderIsDue(drive: Held, slotStartsAt: Date | null, now: Date): boolean {
	const day = dayOfPlace(drive, slotStartsAt);
	const begins = slotStartsAt ?? instantOf(day, opensOn(drive, day) ?? '00:00', drive.timezone);
	return now >= instantOf(addDays(day, -1), FROM, drive.timezone) && now < begins;
}

/** Whether a day of a drive has begun: by its own hour, and where none is known once it is over. */
export function hasBegun(drive: Held, day: CalendarDate, now: Date): boolean {
	return dayIn(drive.timezone, now) > day || now >= instantOf(day, opensOn(drive, day) ?? '23:59', drive.timezone);
}

/** When a day opens, `HH:MM`. */
function opensOn({ opensAt, days }: Held, day: CalendarDate): string | undefined {
	return (days.find(({ heldOn }) => heldOn === day)?.opensAt ?? opensAt)?.slice(0, 5);
}

/** Whether somebody who gave on a day is to be thanked now: from the next morning on, for three days. */
export function thanksAreDue(donatedOn: CalendarDate, timezone: string, now: Date): boolean {
	const today = dayIn(timezone, now);
	return now >= instantOf(addDays(donatedOn, 1), FROM, timezone) && today <= addDays(donatedOn, THANKS_WITHIN_DAYS);
}

/** Whether it is late enough in the day to write to somebody. */
export function isWritingTime(timezone: string, now: Date): boolean {
	return now >= instantOf(dayIn(timezone, now), FROM, timezone);
}
