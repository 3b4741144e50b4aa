import { asc, desc, eq } from 'drizzle-orm';
import { countStated, isKnownBetter, type VagueDay } from '$lib/donors/stated';
import type { CalendarDate } from '$lib/time/calendar-date';
import { clubs } from '../db/schema/clubs';
import { statedCounts, statedDonations } from '../db/schema/stated';
import type { Tx } from '../scope';
import type { DonorRow } from './donor-row';

/** What clubs state of a donor, latest first, as far as the actor may see it; `same` is known better from elsewhere. Of the rest only the number. */
export async function statedOf(tx: Tx, donor: Pick<DonorRow, 'id' | 'statedCount'>, counted: readonly string[]) {
	const { givenOn, datePrecision, volumeMl } = statedDonations;
	const rows = await tx
		.select({ id: statedDonations.id, on: givenOn, precision: datePrecision, volumeMl, club: clubs.name })
		.from(statedDonations)
		.innerJoin(clubs, eq(clubs.id, statedDonations.clubId))
		.where(eq(statedDonations.donorId, donor.id))
		.orderBy(desc(givenOn), asc(clubs.name));
	const numbers = await tx
		.select({ id: statedCounts.id, donations: statedCounts.donations, asOf: statedCounts.asOf, club: clubs.name })
		.from(statedCounts)
		.innerJoin(clubs, eq(clubs.id, statedCounts.clubId))
		.where(eq(statedCounts.donorId, donor.id))
		.orderBy(desc(statedCounts.asOf), desc(statedCounts.donations));
	const days = rows as (VagueDay & (typeof rows)[number])[];
	const known = counted as readonly CalendarDate[];
	const seen = countStated(days, numbers as { donations: number; asOf: CalendarDate }[], known);
	return {
		days: days.map((day) => ({ ...day, same: isKnownBetter(day, known, days) })),
		numbers,
		elsewhere: Math.max(0, donor.statedCount - seen)
	};
}
