import type { LineInput, LineRefusal } from '$lib/paper/line-form';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import { instantOf } from '$lib/time/instant';
import type { Drive } from '../drives/queries';

/** When a line says that something happened; it lies within the days of the drive and is not still to come. */
export function paperMoment(
	{ startsOn, endsOn, timezone }: Pick<Drive, 'startsOn' | 'endsOn' | 'timezone'>,
	{ heldOn, at }: Pick<LineInput, 'heldOn' | 'at'>,
	now: Date
): Result<Date, Extract<LineRefusal, 'time_outside' | 'time_ahead'>> {
	const day = (heldOn || startsOn) as CalendarDate;
	if (day < startsOn || day > endsOn) return refused('time_outside', { from: startsOn, to: endsOn });
	const moment = instantOf(day, at, timezone);
	return moment > now ? refused('time_ahead') : done(moment);
}
