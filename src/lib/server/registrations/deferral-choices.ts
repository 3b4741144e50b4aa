import { DEFERRAL_CLASSES, type DeferralClass } from '$lib/donors/deferral-class';
import { usualDeferralEnd } from '$lib/donors/deferral-length';
import { donationDay } from '$lib/registrations/drive-day';
import type { CalendarDate } from '$lib/time/calendar-date';
import { rulesOn } from '../donors/rule-sets';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** The classes of a deferral and the usual last day of each by the rules of the drive; `null` when staff must name it. */
export async function usualEnds(
	tx: Tx,
	drive: Drive,
	now: Date
): Promise<{ deferralClass: DeferralClass; end: CalendarDate | null }[]> {
	const day = donationDay(drive, now);
	const rules = await rulesOn(tx, drive.placeProvince, day);
	return DEFERRAL_CLASSES.map((deferralClass) => ({ deferralClass, end: usualDeferralEnd(deferralClass, day, rules) }));
}
