import { ageOn } from '../donors/age';
import { eligibilityOn, type EligibilityRules } from '../donors/eligibility';
import type { CalendarDate } from '../time/calendar-date';
import type { BirthDate } from '../time/typed-date';

/** Nobody was ever older: a birth date from before is a slip. */
export const OLDEST_YEARS = 120;

/** No rules can ask for more than so many years: whoever has them is asked about by none. */
export const NEVER_TOO_YOUNG_YEARS = 30;

/** Whether somebody with this birth date would be older on a day than anybody was. */
export function isBornLongAgo(day: CalendarDate, { date, precision }: BirthDate): boolean {
	return ageOn(day, date, precision).youngest > OLDEST_YEARS;
}

/** Whether the rules have to be asked about somebody's age on a day. */
export function mayBeTooYoung(day: CalendarDate, { date, precision }: BirthDate): boolean {
	return ageOn(day, date, precision).youngest < NEVER_TOO_YOUNG_YEARS;
}

/** Why the rules of a place keep somebody from coming on a day who is too young, `null` where they do not: where only the year is known, nobody is refused who may be old enough. Too old is for the staff to say. */
export function tooYoungOn(day: CalendarDate, birth: BirthDate, rules: EligibilityRules) {
	const donor = { ...nothingElse, birthDate: birth.date, birthPrecision: birth.precision };
	return eligibilityOn(day, donor, rules).reasons.find((reason) => reason.code === 'too_young') ?? null;
}

const nothingElse = { sex: '', weightClass: '', lastDonation: null, deferrals: [] } as const;
