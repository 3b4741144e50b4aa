import type { CalendarDate } from '../time/calendar-date';
import type { DriveRow } from './drive-row';
import type { DriveStatus } from './status';

/** What a list says of a drive: its status, or that somebody still has to close it or give its result. */
export type Standing = DriveStatus | 'completing';

/** A drive whose days are over without a close, or that is closed without units, waits to be completed. */
export function standingOf(
	{ status, endsOn, units }: Pick<DriveRow, 'status' | 'endsOn' | 'units'>,
	today: CalendarDate
): Standing {
	if (status === 'cancelled' || status === 'confirmed') return status;
	const isOver = status === 'closed' ? units === null : endsOn < today;
	return isOver ? 'completing' : status;
}
