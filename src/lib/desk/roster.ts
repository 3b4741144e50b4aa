import type { RegistrationState } from '../drives/registration-state';
import type { DriveStatus } from '../drives/status';
import type { Country } from '../areas/country';
import type { Advice, EligibilityRules, Ineligibility } from '../donors/eligibility';
import type { DeferralClass } from '../donors/deferral-class';
import type { WeightClass } from '../donors/weight-class';
import type { CalendarDate } from '../time/calendar-date';

/**
 * One person of a drive as a device keeps them: what the stations need and nothing else. `id` is the registration, `head` the last deed that the
 * server knows of; instants are ISO texts. `code` is what a card or the paper of a sign-up says.
 */
export type DeskPerson = {
	id: string;
	state: RegistrationState;
	head: string;
	since: string;
	matched: boolean;
	/** What was done with somebody who is matched to no donor yet: kept, and recorded once they are; `state` says it already. */
	held: 'donate' | 'defer' | '';
	name: string;
	born: string;
	sex: string;
	weightClass: WeightClass | '';
	bloodGroup: string;
	code: string;
	group: string;
	/** When their slot begins, empty without one. */
	slot: string;
	firstTime: boolean;
	notYet: Ineligibility[];
	advice: Advice[];
	decided: boolean;
	maxVolumeMl: number;
	begunAt: string;
	bag: { volumeMl: number; number: string; sufficient: boolean } | null;
	deferral: { deferralClass: DeferralClass; untilOn: CalendarDate | null } | null;
	thankedAt: string;
};

/** The drive as a device keeps it. `until` is when the device forgets the people; `openDoubts` what somebody has still to look at. */
export type DeskDrive = {
	id: string;
	title: string;
	place: string;
	country: Country;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	timezone: string;
	status: DriveStatus;
	target: number | null;
	capacity: number | null;
	placesTaken: number;
	beds: number | null;
	openDoubts: number;
	/** Whether whoever asked may settle them. */
	settles: boolean;
	/** The words that somebody new agrees to. */
	consent: string;
	/** Each class of deferral with its usual last day. */
	ends: { deferralClass: DeferralClass; end: CalendarDate | null }[];
};

/** A drive with everybody, as a device keeps it; `rules` are those of the place, for whoever walks in, `at` is the server's clock. */
export type DeskRoster = { drive: DeskDrive; rules: EligibilityRules; people: DeskPerson[]; at: string };

/** The drive again, and those about whom something came in since a device asked last. */
export type DeskNews = Omit<DeskRoster, 'rules'>;

/** How long people stay on a device after it asked last, in milliseconds: 14 hours (R22). */
export const KEPT_MS = 14 * 3_600_000;
