import type { CalendarDate, DatePrecision } from '../time/calendar-date';

/** Somebody in the list of donors who may be meant. `eligibleFrom` is null when no day can be named. */
export type Candidate = {
	id: string;
	fullName: string;
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision | null;
	phone: string | null;
	abo: string | null;
	rhd: string | null;
	lastDonationOn: CalendarDate | null;
	eligibleFrom: CalendarDate | null;
};
