import type { Component } from '../donations/component';
import type { RegistrationState } from '../drives/registration-state';
import type { Advice, Ineligibility } from '../donors/eligibility';
import type { DeferralClass } from '../donors/deferral-class';
import type { Override } from './override-reason';
import type { CalendarDate } from '../time/calendar-date';

/** One line of a roster. `donorId` is null for somebody who applied and is not matched yet. */
export type RosterRow = {
	registrationId: string;
	version: number;
	state: RegistrationState;
	/** The key under which the next act on this row is sent. */
	operationId: string;
	donorId: string | null;
	fullName: string;
	birthYear: string | null;
	sex: string | null;
	abo: string | null;
	rhd: string | null;
	/** When the state was last changed. */
	since: Date;
	/** Why the rules say not today; only while nothing was recorded. */
	notYet: Ineligibility[];
	advice: Advice[];
	/** The largest donation of this person by the rules, in millilitres. */
	maxVolumeMl: number;
	/** The decision of medical staff against the rules. */
	override: Override | null;
	donation: RosterDonation | null;
	deferral: { deferralClass: DeferralClass; untilOn: CalendarDate | null; permanent: boolean } | null;
};

/** What was given at this drive. */
export type RosterDonation = {
	volumeMl: number;
	quantitySufficient: boolean;
	bagNumber: string | null;
	component: Component;
	intervalBreach: boolean;
};

/** How many people of a drive stand where, and what was collected. */
export type RosterCounts = {
	registered: number;
	expected: number;
	arrived: number;
	here: number;
	done: number;
	all: number;
	donated: number;
	units: number;
	volumeMl: number;
};
