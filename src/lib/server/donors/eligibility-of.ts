import { and, isNull, lte, sql } from 'drizzle-orm';
import type { Component } from '$lib/donations/component';
import type { DeferralClass } from '$lib/donors/deferral-class';
import type { Deferral, DonorHistory, LastDonation, Sex } from '$lib/donors/donor-history';
import { eligibilityOn, type Eligibility } from '$lib/donors/eligibility';
import type { WeightClass } from '$lib/donors/weight-class';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import { plannedOnce } from '../db/planned-once';
import { deferrals, donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { rulesOn } from './rule-sets';

/** Where and when somebody would give; the rules of that place and day apply. */
export type PlaceAndDay = { provinceCode: string; day: CalendarDate };

/** The columns of a donor that the rules read. */
export const ruleColumns = {
	id: donors.id,
	sex: donors.sex,
	birthDate: donors.birthDate,
	birthPrecision: donors.birthPrecision,
	weightClass: donors.weightClass,
	lastDonationOn: donors.lastDonationOn,
	lastComponent: donors.lastComponent,
	statedLastOn: donors.statedLastOn,
	statedLastPrecision: donors.statedLastPrecision
};

/** A donor as selected by `ruleColumns`. */
export type DonorForRules = { id: string } & {
	[Column in Exclude<keyof typeof ruleColumns, 'id'>]: string | null;
};

/** What the rules need to know, from a donor's columns and the deferrals that nobody lifted. */
export function historyFrom(donor: DonorForRules, waits: readonly Deferral[]): DonorHistory {
	return {
		sex: (donor.sex ?? '') as Sex | '',
		birthDate: donor.birthDate as CalendarDate | null,
		birthPrecision: donor.birthPrecision === 'year' ? 'year' : 'day',
		weightClass: (donor.weightClass ?? '') as WeightClass | '',
		lastDonation: lastDonationOf(donor),
		deferrals: waits
	};
}

/** The later of what was counted and of what is only stated; of one day the counted one. Whoever states a donation means whole blood. */
function lastDonationOf(donor: DonorForRules): LastDonation | null {
	const { lastDonationOn, lastComponent, statedLastOn, statedLastPrecision } = donor;
	if (statedLastOn && statedLastOn > (lastDonationOn ?? '')) {
		const stated = statedLastPrecision as DatePrecision;
		return { on: statedLastOn as CalendarDate, component: 'whole_blood', stated };
	}
	if (!lastDonationOn || !lastComponent) return null;
	return { on: lastDonationOn as CalendarDate, component: lastComponent as Component };
}

/** The deferrals that still count, past ones included, by donor; those that began after `day` are not known of on it. */
export async function deferralsOf(
	tx: Tx,
	donorIds: readonly string[],
	day?: CalendarDate
): Promise<Map<string, Deferral[]>> {
	const found = new Map<string, Deferral[]>(donorIds.map((id) => [id, []]));
	if (donorIds.length === 0) return found;
	const { donorId, class: deferralClass, untilOn, permanent } = deferrals;
	const knownOf = day === undefined ? undefined : lte(deferrals.startsOn, day);
	const ofThese = sql`${donorId} = any (${sql.param(donorIds)}::uuid[])`;
	const rows = await plannedOnce(
		tx
			.select({ donorId, deferralClass, untilOn, permanent })
			.from(deferrals)
			.where(and(ofThese, isNull(deferrals.liftedAt), knownOf))
	);
	for (const { donorId, deferralClass, untilOn, permanent } of rows) {
		found.get(donorId)?.push({
			deferralClass: deferralClass as DeferralClass,
			untilOn: untilOn as CalendarDate | null,
			permanent
		});
	}
	return found;
}

/** Screens one donor for a place and day. A planning aid: the medical decision is made at the drive. */
export async function eligibilityOf(
	tx: Tx,
	donor: DonorForRules,
	{ provinceCode, day }: PlaceAndDay,
	wanted?: { component: Component }
): Promise<Eligibility> {
	const waits = await deferralsOf(tx, [donor.id], day);
	const rules = await rulesOn(tx, provinceCode, day);
	return eligibilityOn(day, historyFrom(donor, waits.get(donor.id) ?? []), rules, wanted);
}
