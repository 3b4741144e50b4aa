import type { Period } from '$lib/drives/dates';
import type { TypedDrive } from '$lib/drives/drive-form';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import type { Drive } from './queries';

/** When a drive is held, as exactly as it is known. */
export type Held = Period & { precision: DatePrecision };

/** The days that were typed; `null` when none were. */
export function typedDays({ startsOn, endsOn }: Pick<TypedDrive, 'startsOn' | 'endsOn'>): Held | null {
	if (startsOn === '') return null;
	return { first: startsOn as CalendarDate, last: (endsOn || startsOn) as CalendarDate, precision: 'day' };
}

/** The month or year that is all one knows of a drive; `null` where its days are known. */
export function vagueDate({ startsOn, endsOn, datePrecision }: Drive): Held | null {
	return datePrecision === 'day' ? null : { first: startsOn, last: endsOn, precision: datePrecision };
}
