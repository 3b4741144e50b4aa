import { z } from 'zod';
import type { AreaKind } from '../areas/area';
import type { Named } from '../areas/area-name';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Likeness } from './duplicates';

const text = z.string().max(200);

/** What is compared while somebody is typed in, as typed. */
export const typedPersonSchema = z.strictObject({
	provinceCode: text,
	fullName: text,
	sex: text,
	birthDate: text,
	phone: text,
	idKind: text,
	idNumber: text
});

/** What was typed so far of somebody who may be known. */
export type TypedPerson = z.infer<typeof typedPersonSchema>;

/** A known donor who may be the person being typed in, with why, and with what tells people apart. */
export type LikelyDuplicate = Likeness & {
	id: string;
	fullName: string;
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision;
	phone: string | null;
	area: (Named & { kind: AreaKind }) | null;
	abo: string | null;
	rhd: string | null;
	lastDonationOn: CalendarDate | null;
	donationCount: number;
};
