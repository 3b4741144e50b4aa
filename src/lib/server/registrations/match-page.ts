import { birthWords, sexWords, weightClassWords } from '$lib/donors/donor-words';
import { formatPhone } from '$lib/donors/phone';
import { donationDay } from '$lib/registrations/drive-day';
import type { Locale } from '$lib/time/format';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { candidates } from './candidates';
import { unmatched, unmatchedAt } from './match-applicant';

/** Everybody who signed up for a drive and whom nobody has found among the donors yet, by the order in which they came. */
export async function toBeMatched(tx: Tx, drive: Drive, locale: Locale) {
	return (await unmatchedAt(tx, drive.id)).map(({ id, fullName, birthDate, birthPrecision }) => ({
		id,
		name: fullName,
		born: birthDate ? birthWords(birthDate as CalendarDate, birthPrecision as DatePrecision, locale) : ''
	}));
}

type Asking = { registrationId: string; typed: string; locale: Locale; now: Date };

/** Who signed up, in their own words, and the donors whom that may be; null where nobody is to be matched. */
export async function matchPage(tx: Tx, drive: Drive, { registrationId, typed, locale, now }: Asking) {
	const applicant = await unmatched(tx, drive.id, registrationId);
	if (!applicant) return null;
	const { fullName, sex, birthDate, birthPrecision, phone, email, weightClass } = applicant;
	const sought = typed === '' ? fullName : typed;
	return {
		fullName,
		facts: [
			birthDate && birthWords(birthDate as CalendarDate, birthPrecision as DatePrecision, locale),
			sex && sexWords[sex as 'female'](),
			phone && formatPhone(phone),
			email,
			weightClass && weightClassWords[weightClass as '50+']()
		].flatMap((fact) => fact || []),
		sought,
		day: donationDay(drive, now),
		candidates: await candidates(tx, drive, sought, now)
	};
}
