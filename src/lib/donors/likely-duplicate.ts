import type { AreaNames } from '../areas/area-name';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Likeness } from './duplicates';

/** What is compared while somebody is typed in, as typed. */
export type TypedPerson = {
	provinceCode: string;
	fullName: string;
	sex: string;
	birthDate: string;
	phone: string;
	idKind: string;
	idNumber: string;
};

/** A known donor who may be the person being typed in, with why, and with what tells people apart. */
export type LikelyDuplicate = Likeness & {
	id: string;
	fullName: string;
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision;
	phone: string | null;
	area: AreaNames | null;
	abo: string | null;
	rhd: string | null;
	lastDonationOn: CalendarDate | null;
	donationCount: number;
};
