import type { Component } from '../donations/component';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { DeferralClass } from './deferral-class';
import type { WeightClass } from './weight-class';

/** Sex as on the identity paper; empty while nobody has stated it. */
export const SEXES = ['female', 'male'] as const;

export type Sex = (typeof SEXES)[number];

/** A wait that staff recorded. `untilOn` is its last day; a permanent one has none. */
export type Deferral = { deferralClass: DeferralClass; untilOn: CalendarDate | null; permanent: boolean };

/** What was given last. `stated` where a list only says so, and how precisely: nobody counted it here. */
export type LastDonation = { on: CalendarDate; component: Component; stated?: DatePrecision };

/** What the rules need to know of a donor. Days are those of the drive's time zone; a vague birth date stands on its first day. */
export type DonorHistory = {
	sex: Sex | '';
	birthDate: CalendarDate | null;
	birthPrecision: DatePrecision;
	weightClass: WeightClass | '';
	lastDonation: LastDonation | null;
	deferrals: readonly Deferral[];
};
