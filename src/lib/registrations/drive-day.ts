import { dayIn, type CalendarDate } from '../time/calendar-date';

/** The days of a drive, both inclusive, in its zone. */
export type DriveDays = { startsOn: CalendarDate; endsOn: CalendarDate; timezone: string };

/** The day on which somebody gives at this drive: today while it lasts, otherwise its first day. */
export function donationDay({ startsOn, endsOn, timezone }: DriveDays, now: Date): CalendarDate {
	const today = dayIn(timezone, now);
	return startsOn <= today && today <= endsOn ? today : startsOn;
}
