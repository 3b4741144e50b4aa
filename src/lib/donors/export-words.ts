import type { AreaKind } from '../areas/area';
import type { Named } from '../areas/area-name';
import { areaLabel } from '../areas/area-words';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';
import { bloodGroupLabel } from './blood-group';
import type { Sex } from './donor-history';
import { formatPhone } from './phone';
import { lastGiven, type VagueDay } from './stated';

type Place = Named & { kind: string; level: string };

/** A donor as a row of an exported list. `clubs` are the names of those that know the donor; `former` is a commune's former district. */
export type ExportedDonor = {
	fullName: string;
	sex: string | null;
	birthDate: string | null;
	birthPrecision: string | null;
	phone: string | null;
	email: string | null;
	address: string | null;
	area: Place | null;
	former: Place | null;
	abo: string | null;
	rhd: string | null;
	reserve: boolean;
	donationCount: number;
	statedCount: number;
	lastDonationOn: string | null;
	statedLastOn: string | null;
	statedLastPrecision: string | null;
	eligibleFrom: CalendarDate | null;
	clubs: string | null;
	note: string | null;
};

type Column = {
	head: (locale: Locale) => string;
	cell: (donor: ExportedDonor, locale: Locale) => string | number | null;
};

const day = (date: string | null, locale: Locale) => date && formatDate(date as CalendarDate, locale);
/** A month as `3/2024`, a year as `2024`: so the import reads them. */
const vague = ({ on, precision }: VagueDay) =>
	precision === 'month' ? `${Number(on.slice(5, 7))}/${on.slice(0, 4)}` : on.slice(0, 4);
const named = (place: Place | null, locale: Locale) =>
	place && areaLabel({ ...place, kind: place.kind as AreaKind }, locale);
const at = (level: string, { area, former }: ExportedDonor) =>
	[area, former].find((place) => place?.level === level) ?? null;

const sexes: Record<Sex, (locale: Locale) => string> = {
	female: (locale) => m.donor_sex_female({}, { locale }),
	male: (locale) => m.donor_sex_male({}, { locale })
};

/** The columns in their order. What the import knows is called as it reads it, so that the file can be brought in again. */
const COLUMNS: Column[] = [
	{ head: (locale) => m.donor_export_name({}, { locale }), cell: ({ fullName }) => fullName },
	{
		head: (locale) => m.donor_export_birth({}, { locale }),
		cell: ({ birthDate, birthPrecision }, locale) =>
			birthPrecision === 'year' ? (birthDate?.slice(0, 4) ?? null) : day(birthDate, locale)
	},
	{
		head: (locale) => m.donor_export_sex({}, { locale }),
		cell: ({ sex }, locale) => sex && sexes[sex as Sex](locale)
	},
	{ head: (locale) => m.donor_export_phone({}, { locale }), cell: ({ phone }) => phone && formatPhone(phone) },
	{ head: (locale) => m.donor_field_email({}, { locale }), cell: ({ email }) => email },
	{ head: (locale) => m.donor_export_address({}, { locale }), cell: ({ address }) => address },
	{
		head: (locale) => m.donor_export_commune({}, { locale }),
		cell: (donor, locale) => named(at('commune', donor), locale)
	},
	{
		head: (locale) => m.donor_export_district({}, { locale }),
		cell: (donor, locale) => named(at('district', donor), locale)
	},
	{ head: (locale) => m.donor_export_group({}, { locale }), cell: (donor) => bloodGroupLabel(donor) || null },
	{
		head: (locale) => m.donor_export_donations({}, { locale }),
		cell: (donor) => donor.donationCount + donor.statedCount
	},
	{ head: (locale) => m.donor_export_stated({}, { locale }), cell: ({ statedCount }) => statedCount || null },
	{
		head: (locale) => m.donor_export_last({}, { locale }),
		cell: (donor, locale) => {
			const last = lastGiven(donor);
			return last && (last.precision === 'day' ? day(last.on, locale) : vague(last));
		}
	},
	{
		head: (locale) => m.donor_export_next({}, { locale }),
		cell: ({ eligibleFrom }, locale) => day(eligibleFrom, locale)
	},
	{
		head: (locale) => m.donor_export_reserve({}, { locale }),
		cell: ({ reserve }, locale) => (reserve ? m.donor_export_yes({}, { locale }) : null)
	},
	{ head: (locale) => m.donor_export_club({}, { locale }), cell: ({ clubs }) => clubs },
	{ head: (locale) => m.donor_export_note({}, { locale }), cell: ({ note }) => note }
];

/** The headings of an exported list. */
export const exportedHeads = (locale: Locale) => COLUMNS.map(({ head }) => head(locale));

/** The cells of a donor's row; no number of a paper is among them. */
export const exportedCells = (donor: ExportedDonor, locale: Locale) => COLUMNS.map(({ cell }) => cell(donor, locale));
