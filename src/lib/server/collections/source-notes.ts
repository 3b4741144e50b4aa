import type { CalendarDate } from '$lib/time/calendar-date';
import { formatPeriod, type Locale } from '$lib/time/format';
import type { reportedNotes } from '../drives/reported-notes';

/** What the sources of reported results say of them, with the drive's day and name. */
export function sourceNotes(notes: Awaited<ReturnType<typeof reportedNotes>>, locale: Locale) {
	return notes.map(({ driveId, title, startsOn, endsOn, datePrecision, note, sourceUrl }) => ({
		key: driveId,
		label: `${formatPeriod(startsOn as CalendarDate, endsOn as CalendarDate, datePrecision as 'day', locale)}, ${title}`,
		text: note ?? '',
		href: sourceUrl ?? undefined
	}));
}
