import type { CalendarDate } from '../time/calendar-date';

/** One registration of a donor with what was given there, as far as the reader may see it. */
export type HeldVisit = {
	drive: string;
	startsOn: string;
	state: string;
	/** The class of a decision of medical staff against the rules; who took it is another person. */
	overrideReason: string | null;
	donation: { on: string; component: string; volumeMl: number; units: number; bagNumber: string | null } | null;
};

/**
 * Everything that is held about a donor, in codes and as it is stored, for the donor to have: identity in full, and no other person's data.
 * Who did something is told by office. `donationsElsewhere` are those at clubs that the reader may not see into;
 * `stated` is what clubs state of donations before.
 */
export type Held = {
	madeOn: CalendarDate;
	timezone: string;
	province: string;
	person: {
		fullName: string;
		sex: string | null;
		birthDate: string | null;
		birthPrecision: string | null;
		idKind: string | null;
		idNumber: string | null;
		abo: string | null;
		rhd: string | null;
		groupSource: string | null;
		weightClass: string | null;
		cardCode: string;
		reserve: boolean;
		restrictedAt: Date | null;
		note: string | null;
	};
	contact: { phone: string | null; email: string | null; address: string | null; areaCode: string | null };
	source: { enteredAt: Date; by: string | null };
	clubs: string[];
	consents: {
		purpose: string;
		textLocale: string;
		textVersion: number;
		text: string | null;
		how: string;
		givenAt: Date;
		withdrawnAt: Date | null;
	}[];
	visits: HeldVisit[];
	donationCount: number;
	donationsElsewhere: number;
	stated: {
		days: { on: string; precision: string; volumeMl: number | null; club: string }[];
		numbers: { donations: number; asOf: string; club: string }[];
		elsewhere: number;
	};
	deferrals: {
		class: string;
		startsOn: string;
		untilOn: string | null;
		permanent: boolean;
		liftedAt: Date | null;
		liftedReason: string | null;
	}[];
	trail: { at: Date; action: string; fields: string[] | null; office: string | null }[];
};
