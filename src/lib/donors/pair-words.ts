import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { entryFieldLabels, entryWords, type ShownEntry } from './entry-words';
import { knowsTheDay } from './merge';

/** One line of what two entries say. `moreExact`: they say the same, one of them more exactly. */
export type PairLine = { label: string; one: string; other: string; differs: boolean; moreExact: boolean };

/** What is shown of each of two donors. */
export type ComparedDonor = Pick<
	ShownEntry,
	'sex' | 'birthDate' | 'birthPrecision' | 'phone' | 'address' | 'abo' | 'rhd'
> & { lastDonationOn: string | null; donationCount: number };

/** Both entries line by line. Unknown beside known does not differ. */
export function pairLines(one: ComparedDonor, other: ComparedDonor, locale: Locale): PairLine[] {
	const line = (label: string, words: (donor: ComparedDonor) => string): PairLine => {
		const [mine, theirs] = [words(one), words(other)];
		return {
			label,
			one: mine,
			other: theirs,
			differs: mine !== '' && theirs !== '' && mine !== theirs,
			moreExact: false
		};
	};
	const field = (name: 'sex' | 'birthDate' | 'phone' | 'address' | 'group') =>
		line(entryFieldLabels[name](), (donor) => entryWords[name](donor, locale));
	const born = field('birthDate');
	const moreExact = knowsTheDay(one, other) || knowsTheDay(other, one);
	return [
		field('sex'),
		{ ...born, moreExact, differs: born.differs && !moreExact },
		...(['phone', 'address', 'group'] as const).map(field),
		line(m.pair_donations(), ({ donationCount }) => formatNumber(donationCount, locale)),
		line(m.donor_column_last(), ({ lastDonationOn }) =>
			lastDonationOn ? formatDate(lastDonationOn as CalendarDate, locale) : ''
		)
	];
}
