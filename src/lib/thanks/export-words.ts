import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, type Locale } from '../time/format';

/** Somebody at a milestone as a row of the honours list; `club` is the one that first registered the donor, where the reader sees it. */
export type ExportedHonour = {
	fullName: string;
	birthDate: string | null;
	milestone: number;
	honour: string | null;
	donations: number;
	reachedOn: string;
	handedOn: string | null;
	club: string | null;
};

/** The headings of the honours list. */
export const honourHeads = (locale: Locale): string[] => [
	m.donor_export_name({}, { locale }),
	m.thanks_export_born({}, { locale }),
	m.thanks_export_milestone({}, { locale }),
	m.thanks_export_honour({}, { locale }),
	m.donor_export_donations({}, { locale }),
	m.thanks_export_reached({}, { locale }),
	m.thanks_export_handed({}, { locale }),
	m.donor_export_club({}, { locale })
];

/** The cells of a row of the honours list. */
export function honourCells(one: ExportedHonour, locale: Locale): (string | number | null)[] {
	const day = (text: string | null) => text && formatDate(text as CalendarDate, locale);
	const { fullName, birthDate, milestone, honour, donations, reachedOn, handedOn, club } = one;
	const born = birthDate?.slice(0, 4) ?? null;
	return [fullName, born, milestone, honour, donations, day(reachedOn), day(handedOn), club];
}
