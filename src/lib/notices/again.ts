import { eligibilityOn, type DonorHistory, type EligibilityRules } from '../donors/eligibility';
import { addDays, type CalendarDate } from '../time/calendar-date';
import { AGAIN_WITHIN_DAYS } from './due';

/**
 * Whether somebody may give again since a few days: today they may, and a week ago they might not yet. Who stated a later donation elsewhere is
 * asked by nobody here.
 */
export function mayGiveAgain(today: CalendarDate, donor: DonorHistory, rules: EligibilityRules): boolean {
	if (!donor.lastDonation || donor.lastDonation.stated) return false;
	const may = (day: CalendarDate) => eligibilityOn(day, donor, rules).reasons.length === 0;
	return may(today) && !may(addDays(today, -AGAIN_WITHIN_DAYS - 1));
}

/** The intervals of a rule set in days, each once. */
export function intervalsOf({ intervalDays }: EligibilityRules): number[] {
	const days = Object.values(intervalDays).flatMap(({ female, male, unknown }) => [female, male, unknown]);
	return [...new Set(days)];
}
