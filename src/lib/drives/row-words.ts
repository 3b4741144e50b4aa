import { areaLabel } from '../areas/area-words';
import { m } from '../paraglide/messages';
import {
	capital,
	formatDate,
	formatDayMonth,
	formatMonth,
	formatPeriod,
	formatTime,
	formatYear,
	type Locale
} from '../time/format';
import type { CalendarDate } from '../time/calendar-date';
import type { DriveRow } from './drive-row';

type VagueDrive = Pick<DriveRow, 'startsOn' | 'endsOn' | 'datePrecision' | 'outsideProvince'> & {
	areaCode: string | null;
};

/** The month under which a drive stands in a list, or the year when the month is not known. */
export function monthHeading({ startsOn, datePrecision }: DriveRow, locale: Locale): string {
	if (datePrecision === 'year') return capital(m.drive_month_unknown({ year: formatYear(startsOn, locale) }));
	return capital(formatMonth(startsOn, locale));
}

/** The days of a drive under its month: `29/11`, `7–8/11`; empty for a vague date, which the heading says. */
export function dayText({ startsOn, endsOn, datePrecision }: DriveRow, locale: Locale): string {
	if (datePrecision !== 'day') return '';
	if (startsOn === endsOn) return formatDayMonth(startsOn, locale);
	const sameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7);
	return `${sameMonth ? Number(startsOn.slice(8)) : formatDayMonth(startsOn, locale)}–${formatDayMonth(endsOn, locale)}`;
}

/** `7:00–11:30`; empty when the hours are not known. */
export function hoursText({ opensAt, closesAt }: Pick<DriveRow, 'opensAt' | 'closesAt'>, locale: Locale): string {
	return [opensAt, closesAt].flatMap((time) => (time ? formatTime(time, locale) : [])).join('–');
}

/** Where a drive is held: the venue or the area, and that it lies outside the province. */
export function placeText({ venueName, area, outsideProvince, resultKind }: DriveRow, locale: Locale): string {
	const unknown = resultKind === 'reported' ? m.drive_area_unstated() : m.drive_no_place();
	const place = venueName ?? (area ? areaLabel(area, locale) : outsideProvince ? '' : unknown);
	return [place, outsideProvince && m.drive_outside()].filter(Boolean).join(', ');
}

/** What stands in for the exact date and the area in a drive's form; empty where they are known. */
export function vagueWords(drive: VagueDrive, locale: Locale): { date: string; area: string } {
	const { startsOn, endsOn, datePrecision, areaCode, outsideProvince } = drive;
	const area = outsideProvince ? m.drive_outside() : m.drive_area_unstated();
	return {
		date: datePrecision === 'day' ? '' : formatPeriod(startsOn, endsOn, datePrecision, locale),
		area: areaCode === null ? area : ''
	};
}

/** What one should know of a reported figure before using it: kind, inferred, derived, several sites. */
export function flagWords({ kind, inferred, derived, sites }: DriveRow): string[] {
	const flags = [
		kind === 'emergency' && m.drive_emergency(),
		inferred && m.drive_inferred(),
		derived && m.drive_derived(),
		sites > 1 && m.drive_sites({ count: String(sites) })
	];
	return flags.filter((flag) => flag !== false);
}

/** A filter's period in words, open ends included. */
export function spanText(from: CalendarDate | null, to: CalendarDate | null, locale: Locale): string {
	if (!from && !to) return '';
	return [from, to].map((day) => (day ? formatDate(day, locale) : '…')).join('–');
}
