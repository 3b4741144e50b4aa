import type { CalendarDate } from '../time/calendar-date';
import type { DonorHistory } from './donor-history';
import { eligibilityOn } from './eligibility';
import type { EligibilityRules } from './rule-sets';

/** How many people are alike in all that the rules ask of them on a day; nothing tells who they are. */
export type AlikePeople = { day: CalendarDate; history: DonorHistory; people: number };

/** Whom a change of rules affects: who may give only before, only after, or from another day on. */
export type RuleEffect = {
	people: number;
	mayGive: number;
	mayGiveThen: number;
	lose: number;
	gain: number;
	later: number;
	earlier: number;
};

/** Compares two sets of rules on everybody's day. */
export function ruleEffect(all: readonly AlikePeople[], before: EligibilityRules, after: EligibilityRules): RuleEffect {
	const effect = { people: 0, mayGive: 0, mayGiveThen: 0, lose: 0, gain: 0, later: 0, earlier: 0 };
	for (const { day, history, people } of all) {
		const [now, then] = [eligibilityOn(day, history, before), eligibilityOn(day, history, after)];
		const [may, mayThen] = [now.reasons.length === 0, then.reasons.length === 0];
		const [from, fromThen] = [now.eligibleFrom ?? NEVER, then.eligibleFrom ?? NEVER];
		effect.people += people;
		if (may) effect.mayGive += people;
		if (mayThen) effect.mayGiveThen += people;
		if (may && !mayThen) effect.lose += people;
		else if (!may && mayThen) effect.gain += people;
		else if (fromThen > from) effect.later += people;
		else if (fromThen < from) effect.earlier += people;
	}
	return effect;
}

/** After every day. */
const NEVER = '9999-12-31' as CalendarDate;
