import { addDays, addMonths, type CalendarDate } from '../time/calendar-date';
import type { DeferralClass } from './deferral-class';
import type { EligibilityRules } from './rule-sets';

/** The last day of the usual wait of a class that began on `day`; `null` when staff must decide. */
export function usualDeferralEnd(
	deferralClass: DeferralClass,
	day: CalendarDate,
	rules: EligibilityRules
): CalendarDate | null {
	const { length } = rules.deferralLength[deferralClass];
	if (length === null) return null;
	return addDays('months' in length ? addMonths(day, length.months) : addDays(day, length.days), -1);
}
