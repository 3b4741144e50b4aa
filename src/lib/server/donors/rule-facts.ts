import { sql } from 'drizzle-orm';
import type { Country } from '$lib/areas/country';
import type { Deferral } from '$lib/donors/donor-history';
import type { AlikePeople } from '$lib/donors/rule-effects';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { historyFrom, type DonorForRules } from './eligibility-of';

type Waiting = { deferredUntil: string | null; deferredPermanently: boolean };

type Fact = Omit<DonorForRules, 'id'> & Waiting & { day: string; people: number };

/** Everybody of a country on a day, or with `planned` those who have a place at a drive from then on: how many are alike, not who. */
export async function alikePeople(
	tx: Tx,
	{ country, from, planned }: { country: Country; from: CalendarDate; planned: boolean }
): Promise<AlikePeople[]> {
	const { rows } = await tx.execute<Fact>(sql`
		select day, sex, birth_date as "birthDate", birth_precision as "birthPrecision", weight_class as "weightClass",
			last_donation_on as "lastDonationOn", last_component as "lastComponent",
			stated_last_on as "statedLastOn", stated_last_precision as "statedLastPrecision", deferred_until as "deferredUntil",
			deferred_permanently as "deferredPermanently", people
		from giot_rule_facts(${country}, ${from}, ${planned})`);
	return rows.map((fact) => ({
		day: fact.day as CalendarDate,
		history: historyFrom({ id: '', ...fact }, longestWait(fact)),
		people: fact.people
	}));
}

/** Of several deferrals the longest decides; its class is no matter of the rules. */
export function longestWait({ deferredUntil, deferredPermanently }: Waiting): Deferral[] {
	if (deferredPermanently) return [{ deferralClass: 'other', untilOn: null, permanent: true }];
	if (!deferredUntil) return [];
	return [{ deferralClass: 'other', untilOn: deferredUntil as CalendarDate, permanent: false }];
}
