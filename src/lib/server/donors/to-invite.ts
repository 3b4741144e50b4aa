import { and, eq, isNull, or, sql, type SQL } from 'drizzle-orm';
import { eligibilityOn } from '$lib/donors/eligibility';
import type { CalendarDate } from '$lib/time/calendar-date';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { deferralsOf, historyFrom, ruleColumns } from './eligibility-of';
import { rulesOn } from './rule-sets';

type Asking = {
	id: string;
	clubId: string | null;
	provinceCode: string;
	placeProvince: string;
	startsOn: CalendarDate;
};

const standing = sql`from consents c where c.donor_id = donors.id and c.withdrawn_at is null`;
const purposes = sql<string[]>`array(select c.purpose ${standing})`;
const language = sql<string | null>`(select c.text_locale ${standing} order by c.given_at desc limit 1)`;

/** The donors whom the club of a drive knows, or those of its province where it has none. */
function ofDrive({ clubId, provinceCode }: Asking): SQL | undefined {
	if (clubId === null) return eq(donors.provinceCode, provinceCode);
	const known = sql`exists (select from donor_clubs k where k.donor_id = donors.id and k.club_id = ${clubId})`;
	return or(eq(donors.clubId, clubId), known);
}

/** Whether there is anybody to ask to a drive: a donor who agreed to be written to. */
export async function hasDonorsToInvite(tx: Tx, drive: Asking): Promise<boolean> {
	const agreed = sql`exists (select ${standing} and c.purpose in ('contact', 'contact_sms', 'contact_zalo', 'contact_email'))`;
	const found = await tx
		.select({ id: donors.id })
		.from(donors)
		.where(and(ofDrive(drive), isNull(donors.erasedAt), isNull(donors.restrictedAt), agreed))
		.limit(1);
	return found.length > 0;
}

/**
 * Donors who could be asked to a drive at which they have no place: with where they are reached, what they agreed to, and whether the rules let
 * them give on its first day.
 */
export async function donorsToInvite(tx: Tx, drive: Asking) {
	const placeless = sql`not exists (select from registrations r where r.drive_id = ${drive.id} and r.donor_id = donors.id)`;
	const found = await tx
		.select({
			...ruleColumns,
			fullName: donors.fullName,
			email: donors.email,
			phone: donors.phone,
			restrictedAt: donors.restrictedAt,
			agreed: purposes,
			language
		})
		.from(donors)
		.where(and(ofDrive(drive), isNull(donors.erasedAt), placeless))
		.orderBy(donors.id);
	const ids = found.map(({ id }) => id);
	const waits = await deferralsOf(tx, ids, drive.startsOn);
	const rules = await rulesOn(tx, drive.placeProvince, drive.startsOn);
	return found.map((donor) => {
		const history = historyFrom(donor, waits.get(donor.id) ?? []);
		return { ...donor, mayGive: eligibilityOn(drive.startsOn, history, rules).reasons.length === 0 };
	});
}
