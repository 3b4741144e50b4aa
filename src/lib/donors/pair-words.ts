import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { entryFieldLabels, entryWords, type ShownEntry } from './entry-words';

/** One line of what two entries say. */
export type PairLine = { label: string; one: string; other: string; differs: boolean };

/** What is shown of each of two donors. */
export type ComparedDonor = Pick<
	ShownEntry,
	'sex' | 'birthDate' | 'birthPrecision' | 'phone' | 'address' | 'abo' | 'rhd'
> & { lastDonationOn: string | null; donationCount: number };

/** Both entries line by line. Unknown beside known does not differ. */
export function pairLines(one: ComparedDonor, other: ComparedDonor, locale: Locale): PairLine[] {
	const line = (label: string, words: (donor: ComparedDonor) => string): PairLine => {
		const [mine, theirs] = [words(one), words(other)];
		return { label, one: mine, other: theirs, differs: mine !== '' && theirs !== '' && mine !== theirs };
	};
	return [
		...(['sex', 'birthDate', 'phone', 'address', 'group'] as const).map((field) =>
			line(entryFieldLabels[field](), (donor) => entryWords[field](donor, locale))
		),
		line(m.pair_donations(), ({ donationCount }) => formatNumber(donationCount, locale)),
		line(m.donor_column_last(), ({ lastDonationOn }) =>
			lastDonationOn ? formatDate(lastDonationOn as CalendarDate, locale) : ''
		)
	];
}
