import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { acceptsRegistrations, type DriveStatus } from '$lib/drives/status';
import { eligibilityOn } from '$lib/donors/eligibility';
import { donationDay } from '$lib/registrations/drive-day';
import type { CalendarDate } from '$lib/time/calendar-date';
import { historyFrom, type DonorForRules } from '../donors/eligibility-of';
import { longestWait } from '../donors/rule-facts';
import { rulesOn } from '../donors/rule-sets';
import { restPeriodOf } from '../registrations/rest-period';
import type { Tx } from '../scope';

/** People who get places by one statement. */
const ROWS_AT_ONCE = 500;

/** The drive of a list, locked. */
export type ListDrive = {
	id: string;
	provinceCode: string;
	/** Where it is held, whose rules apply. */
	placeProvince: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	timezone: string;
	status: DriveStatus;
};

type Person = DonorForRules & { row: string; deferredUntil: string | null; deferredPermanently: boolean };

/** The drive of a list, locked until the transaction ends; null when it registers nobody, or is not its club's any more. */
export async function openDriveOf(tx: Tx, batchId: string): Promise<ListDrive | null> {
	const { rows } = await tx.execute<ListDrive>(sql`select id, province_code as "provinceCode",
		place_province as "placeProvince", starts_on as "startsOn", ends_on as "endsOn",
		timezone, status from giot_import_drive(${batchId})`);
	const [drive] = rows;
	return drive && acceptsRegistrations(drive.status) ? drive : null;
}

/** Gives everybody of a list a place at its drive whom the rules let give on its day, in the order of the list while there are places. */
export async function placePeople(tx: Tx, batchId: string, drive: ListDrive, now: Date): Promise<void> {
	const { rows } = await tx.execute<Person>(sql`
		select of_row as "row", donor as id, sex, birth_date as "birthDate", birth_precision as "birthPrecision", weight_class as "weightClass",
			last_donation_on as "lastDonationOn", last_component as "lastComponent", stated_last_on as "statedLastOn",
			stated_last_precision as "statedLastPrecision", deferred_until as "deferredUntil", deferred_permanently as "deferredPermanently"
		from giot_import_people(${batchId})`);
	const day = donationDay(drive, now);
	const rules = await rulesOn(tx, drive.placeProvince, day);
	const rest = await restPeriodOf(tx, drive);
	const people = rows.map((person) => ({
		row: person.row,
		able: eligibilityOn(day, historyFrom(person, longestWait(person)), rules).reasons.length === 0,
		rest: rest(person.sex),
		registration: v7(),
		event: v7()
	}));
	for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
		const some = JSON.stringify(people.slice(from, from + ROWS_AT_ONCE));
		await tx.execute(sql`select giot_import_places(${batchId}, ${some}::jsonb, ${now.toISOString()}::timestamptz)`);
	}
}

/** Gives back the places that a list took and with which nothing happened since. */
export async function giveBackPlaces(tx: Tx, batchId: string): Promise<void> {
	for (;;) {
		const { rows } = await tx.execute<{ settled: number }>(
			sql`select giot_import_give_back(${batchId}, ${ROWS_AT_ONCE}) as settled`
		);
		if (!rows[0]?.settled) return;
	}
}
