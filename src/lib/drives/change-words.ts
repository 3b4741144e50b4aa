import { m } from '../paraglide/messages';
import { calendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, formatTime, type Locale } from '../time/format';
import type { Change, ChangeKind } from './changes';

/** What happened, in the title of a change. */
export const changeKindWords: Record<ChangeKind, () => string> = {
	moved: () => m.drive_change_moved(),
	place: () => m.drive_change_place(),
	capacity: () => m.drive_change_capacity(),
	cancelled: () => m.drive_change_cancelled(),
	reopened: () => m.drive_change_reopened(),
	slot: () => m.drive_change_slot()
};

const fieldWords: Record<string, () => string> = {
	startsOn: () => m.drive_field_starts(),
	endsOn: () => m.drive_field_ends(),
	opensAt: () => m.drive_field_opens(),
	closesAt: () => m.drive_field_closes(),
	hours: () => m.drive_change_hours(),
	areaCode: () => m.drive_field_area(),
	venueName: () => m.drive_field_venue(),
	address: () => m.drive_field_address(),
	sites: () => m.drive_sites_title(),
	capacity: () => m.drive_field_capacity(),
	slot: () => m.drive_change_slot_begin()
};

/** One line of a change: the field, what stood there and what stands there. */
export type ChangedLine = { field: string; label: string; before: string; after: string };

/** What a change says field by field; `areas` names the codes that it mentions. */
export function changedLines(change: Change, areas: Record<string, string>, locale: Locale): ChangedLine[] {
	return change.fields.flatMap((field) => {
		const label = fieldWords[field];
		if (!label) return [];
		const shown = (value: unknown) =>
			valueText(value, areas, locale) || (field === 'capacity' ? m.drive_change_unlimited() : '–');
		return [{ field, label: label(), before: shown(change.before[field]), after: shown(change.after[field]) }];
	});
}

function valueText(value: unknown, areas: Record<string, string>, locale: Locale): string {
	if (Array.isArray(value)) return value.map((one) => valueText(one, areas, locale)).join('; ');
	if (typeof value === 'number') return formatNumber(value, locale);
	if (typeof value !== 'string') return '';
	if (/^\d\d:\d\d(:00)?$/.test(value)) return formatTime(value, locale);
	const day = calendarDate(value);
	return day ? formatDate(day, locale) : (areas[value] ?? value);
}
