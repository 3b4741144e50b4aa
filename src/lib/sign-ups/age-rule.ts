import { ageOn } from '../donors/age';
import { eligibilityOn, type EligibilityRules, type Ineligibility } from '../donors/eligibility';
import type { CalendarDate } from '../time/calendar-date';
import type { BirthDate } from '../time/typed-date';

/** Nobody was ever older: a birth date from before is a slip. */
export const OLDEST_YEARS = 120;

/** Why a birth date is no donor's on a day: too young by the rules of the place, or a slip. */
export type AgeObjection = Extract<Ineligibility, { code: 'too_young' }> | { code: 'born_long_ago' };

/** What keeps somebody with this birth date from coming on a day, `null` where nothing does: where only the year is known, nobody is refused who may be old enough. Too old is for the staff to say. */
export function ageObjection(day: CalendarDate, birth: BirthDate, rules: EligibilityRules): AgeObjection | null {
	if (ageOn(day, birth.date, birth.precision).youngest > OLDEST_YEARS) return { code: 'born_long_ago' };
	const { reasons } = eligibilityOn(
		day,
		{ ...nothingElse, birthDate: birth.date, birthPrecision: birth.precision },
		rules
	);
	return reasons.find((reason) => reason.code === 'too_young') ?? null;
}

const nothingElse = { sex: '', weightClass: '', lastDonation: null, deferrals: [] } as const;
