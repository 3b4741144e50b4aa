import { m } from '../paraglide/messages';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { bloodGroupLabel } from './blood-group';
import type { Sex } from './donor-history';
import { birthWords, sexWords } from './donor-words';
import { formatPhone } from './phone';

/** One line of what two entries say. */
export type PairLine = { label: string; one: string; other: string; differs: boolean };

/** What is shown of each of two donors. */
export type ComparedDonor = {
	sex: string | null;
	birthDate: string | null;
	birthPrecision: string | null;
	phone: string | null;
	address: string | null;
	abo: string | null;
	rhd: string | null;
	lastDonationOn: string | null;
	donationCount: number;
};

/** Both entries line by line. Unknown beside known does not differ. */
export function pairLines(one: ComparedDonor, other: ComparedDonor, locale: Locale): PairLine[] {
	const line = (label: string, words: (donor: ComparedDonor) => string): PairLine => {
		const [mine, theirs] = [words(one), words(other)];
		return { label, one: mine, other: theirs, differs: mine !== '' && theirs !== '' && mine !== theirs };
	};
	return [
		line(m.donor_field_sex(), ({ sex }) => (sex ? sexWords[sex as Sex]() : '')),
		line(m.donor_field_birth_date(), ({ birthDate, birthPrecision }) =>
			birthDate ? birthWords(birthDate as CalendarDate, birthPrecision as DatePrecision, locale) : ''
		),
		line(m.donor_field_phone(), ({ phone }) => (phone ? formatPhone(phone) : '')),
		line(m.donor_field_address(), ({ address }) => address ?? ''),
		line(m.donor_column_group(), ({ abo, rhd }) => bloodGroupLabel({ abo, rhd })),
		line(m.pair_donations(), ({ donationCount }) => formatNumber(donationCount, locale)),
		line(m.donor_column_last(), ({ lastDonationOn }) =>
			lastDonationOn ? formatDate(lastDonationOn as CalendarDate, locale) : ''
		)
	];
}
