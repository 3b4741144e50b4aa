import type { CalendarDate } from '../time/calendar-date';

/** The languages that a certificate is printed in. */
export const CERTIFICATE_LANGUAGES = ['vi', 'lo'] as const;

export type CertificateLanguage = (typeof CERTIFICATE_LANGUAGES)[number];

/** What one sheet says: who is thanked by whom, for how many donations, on which day. No birth date, no number of a paper. */
export type Certificate = {
	key: string;
	name: string;
	donations: number;
	honour: string;
	giver: string;
	day: CalendarDate;
};
