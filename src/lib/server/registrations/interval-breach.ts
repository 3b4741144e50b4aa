import { eq } from 'drizzle-orm';
import type { Component } from '$lib/donations/component';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import type { EligibilityRules } from '$lib/donors/rule-sets';
import { donations } from '../db/schema/registrations';
import type { DonorRow } from '../donors/donor-row';
import type { Tx } from '../scope';

type Given = { on: CalendarDate; component: Component };

/**
 * Whether a donation lies too close to another one of the same person, before or after. The donor's row also knows the last
 * donation at another club, which row-level security hides.
 */
export async function breachesInterval(
	tx: Tx,
	donor: DonorRow,
	given: Given,
	rules: EligibilityRules
): Promise<boolean> {
	const seen = await tx
		.select({ on: donations.donatedOn, component: donations.component })
		.from(donations)
		.where(eq(donations.donorId, donor.id));
	const last = { on: donor.lastDonationOn, component: donor.lastComponent };
	const others = [...seen, last].filter((other): other is Given => other.on !== null && other.component !== null);
	const sex = donor.sex === 'female' || donor.sex === 'male' ? donor.sex : 'unknown';
	const rested = ({ on, component }: Given) => addDays(on, rules.intervalDays[component][sex]);
	return others.some((other) => (other.on <= given.on ? given.on < rested(other) : other.on < rested(given)));
}
