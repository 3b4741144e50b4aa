import { m } from '../paraglide/messages';
import { calendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, formatTime, type Locale } from '../time/format';
import type { DriveChoices } from './drive-choices';
import type { TypedDrive } from './drive-form';

type Field = keyof TypedDrive;

/** The label of each field of a drive. */
export const driveFieldWords: Record<Field, () => string> = {
	title: () => m.drive_field_title(),
	clubId: () => m.drive_field_club(),
	organiser: () => m.drive_about_organiser(),
	campaignId: () => m.drive_field_campaign(),
	areaCode: () => m.drive_field_area(),
	venue: () => m.drive_field_venue(),
	address: () => m.drive_field_address(),
	startsOn: () => m.drive_field_starts(),
	endsOn: () => m.drive_field_ends(),
	opensAt: () => m.drive_field_opens(),
	closesAt: () => m.drive_field_closes(),
	targetUnits: () => m.drive_field_target(),
	capacity: () => m.drive_field_capacity(),
	bloodCentreId: () => m.drive_field_centre(),
	notes: () => m.drive_field_notes()
};

/** A field on which the saved version of a drive and the typed one differ, both in words. */
export type Difference = { field: Field; label: string; saved: string; yours: string };

/** Compares two versions of a drive field by field. */
export function differencesOf(
	saved: TypedDrive,
	yours: TypedDrive,
	choices: DriveChoices,
	locale: Locale
): Difference[] {
	const fields = Object.keys(driveFieldWords) as Field[];
	return fields
		.filter((field) => saved[field] !== yours[field])
		.map((field) => ({
			field,
			label: driveFieldWords[field](),
			saved: shown(field, saved[field], choices, locale),
			yours: shown(field, yours[field], choices, locale)
		}));
}

function shown(field: Field, value: string | number | null, choices: DriveChoices, locale: Locale): string {
	if (value === null || value === '') return '–';
	if (typeof value === 'number') return formatNumber(value, locale);
	if (field === 'opensAt' || field === 'closesAt') return formatTime(value, locale);
	const day = calendarDate(value);
	if (day) return formatDate(day, locale);
	const { clubs, areas, campaigns, bloodCentres } = choices;
	const named = [...clubs, ...areas, ...campaigns, ...bloodCentres].find((choice) => choice.value === value);
	return named?.label ?? value;
}
