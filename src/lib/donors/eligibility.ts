import type { Component } from '../donations/component';
import { addDays, addYears, type CalendarDate, type DatePrecision } from '../time/calendar-date';
import { birthRange } from './age';
import type { DeferralClass } from './deferral-class';
import type { DonorHistory } from './donor-history';
import type { Certainty, EligibilityRules } from './rule-sets';
import { lastPossible } from './stated';
import { LIGHTEST_KG, type WeightClass } from './weight-class';

export type { DonorHistory, EligibilityRules };

/** Where a rule comes from and how sure it is. */
export type RuleSource = EligibilityRules['sources'][string] & { certainty: Certainty };

/** Why somebody may not give on a day. `from` is the first day on which this reason is gone, `null` when no day is known. */
export type Ineligibility =
	| { code: 'too_young'; minAgeYears: number; from: CalendarDate; source: RuleSource }
	| { code: 'too_old'; maxAgeYears: number; from: null; source: RuleSource }
	| { code: 'underweight'; minWeightKg: number; weightClass: WeightClass; from: null; source: RuleSource }
	| {
			code: 'too_soon';
			intervalDays: number;
			lastDonationOn: CalendarDate;
			component: Component;
			from: CalendarDate;
			stated?: DatePrecision;
			source: RuleSource;
	  }
	| { code: 'deferred'; deferralClass: DeferralClass; from: CalendarDate; source: null }
	| { code: 'deferred_permanently'; deferralClass: DeferralClass; from: null; source: null };

/** What staff should look at although nothing is refused. */
export type Advice = 'check_paper' | 'check_weight' | 'check_sex' | 'check_last_donation' | 'rules_unconfirmed';

/** No reasons means eligible. `eligibleFrom` is the first day, not before the asked one, on which every rule is met. */
export type Eligibility = {
	reasons: Ineligibility[];
	eligibleFrom: CalendarDate | null;
	maxVolumeMl: number;
	advice: Advice[];
};

type Wanted = { component: Component };

/** Screens a donor for one day. A planning aid: the medical decision is made at the drive. */
export function eligibilityOn(
	day: CalendarDate,
	donor: DonorHistory,
	rules: EligibilityRules,
	wanted: Wanted = { component: 'whole_blood' }
): Eligibility {
	const reasons = [
		...ageReasons(day, donor, rules),
		...weightReasons(donor, rules, wanted),
		...intervalReasons(day, donor, rules),
		...deferralReasons(day, donor)
	];
	return {
		reasons,
		eligibleFrom: firstDay(day, donor, rules, reasons),
		maxVolumeMl: maxVolumeMl(donor.weightClass, rules),
		advice: adviceOn(day, donor, rules)
	};
}

/** The largest donation of this weight class in millilitres; an unknown weight is not held against the donor. */
export function maxVolumeMl(weightClass: WeightClass | '', rules: EligibilityRules): number {
	const ofClass = Object.values(rules.maxVolumeMlOfWeight).map(({ value }) => value);
	const largest = weightClass === '' ? Math.max(...ofClass) : rules.maxVolumeMlOfWeight[weightClass].value;
	return Math.min(largest, rules.maxVolumeMl.value);
}

function ageReasons(day: CalendarDate, donor: DonorHistory, rules: EligibilityRules): Ineligibility[] {
	const { youngFrom, oldFrom } = ageLimits(donor, rules);
	if (youngFrom && day < youngFrom.first) {
		const { value: minAgeYears } = rules.minAgeYears;
		return [{ code: 'too_young', minAgeYears, from: youngFrom.first, source: sourceOf(rules.minAgeYears, rules) }];
	}
	if (oldFrom && day >= oldFrom.last) {
		const { value: maxAgeYears } = rules.maxAgeYears;
		return [{ code: 'too_old', maxAgeYears, from: null, source: sourceOf(rules.maxAgeYears, rules) }];
	}
	return [];
}

/** The days on which the donor comes of age and passes the upper age, each as the first and the last that is possible. */
function ageLimits({ birthDate, birthPrecision }: DonorHistory, rules: EligibilityRules) {
	if (birthDate === null) return { youngFrom: null, oldFrom: null };
	const { first, last } = birthRange(birthDate, birthPrecision);
	const after = (years: number) => ({ first: addYears(first, years), last: addYears(last, years) });
	return { youngFrom: after(rules.minAgeYears.value), oldFrom: after(rules.maxAgeYears.value + 1) };
}

function weightReasons({ sex, weightClass }: DonorHistory, rules: EligibilityRules, wanted: Wanted): Ineligibility[] {
	if (weightClass === '') return [];
	const apheresis = wanted.component === 'plasma' || wanted.component === 'platelets';
	const rule = apheresis ? rules.apheresisMinWeightKg : rules.minWeightKg;
	const minWeightKg = 'value' in rule ? rule.value : rule[sex || 'unknown'];
	if (LIGHTEST_KG[weightClass] >= minWeightKg) return [];
	return [{ code: 'underweight', minWeightKg, weightClass, from: null, source: sourceOf(rule, rules) }];
}

function intervalReasons(
	day: CalendarDate,
	{ sex, lastDonation }: DonorHistory,
	rules: EligibilityRules
): Ineligibility[] {
	if (lastDonation === null) return [];
	const { on: lastDonationOn, component, stated } = lastDonation;
	const rule = rules.intervalDays[component];
	const intervalDays = rule[sex || 'unknown'];
	const from = addDays(lastDonationOn, intervalDays);
	// A list of an earlier day may be typed in after a later donation: that one must be as far away.
	if (day >= from || addDays(day, intervalDays) <= lastDonationOn) return [];
	const told = stated && { stated };
	return [{ code: 'too_soon', intervalDays, lastDonationOn, component, from, ...told, source: sourceOf(rule, rules) }];
}

/** Whether the interval is over only if a donation of which a month or a year is stated was early in it. */
function restIsUncertain(day: CalendarDate, { sex, lastDonation }: DonorHistory, rules: EligibilityRules): boolean {
	if (!lastDonation?.stated) return false;
	const { on, component, stated } = lastDonation;
	const days = rules.intervalDays[component][sex || 'unknown'];
	return day >= addDays(on, days) && day < addDays(lastPossible({ on, precision: stated }), days);
}

function deferralReasons(day: CalendarDate, { deferrals }: DonorHistory): Ineligibility[] {
	return deferrals.flatMap(({ deferralClass, untilOn, permanent }): Ineligibility[] => {
		if (permanent) return [{ code: 'deferred_permanently', deferralClass, from: null, source: null }];
		if (untilOn === null || day > untilOn) return [];
		return [{ code: 'deferred', deferralClass, from: addDays(untilOn, 1), source: null }];
	});
}

function firstDay(
	day: CalendarDate,
	donor: DonorHistory,
	rules: EligibilityRules,
	reasons: Ineligibility[]
): CalendarDate | null {
	let first = day;
	for (const { from } of reasons) {
		if (from === null) return null;
		if (from > first) first = from;
	}
	const [soon] = intervalReasons(first, donor, rules);
	if (soon?.from) first = soon.from;
	const { oldFrom } = ageLimits(donor, rules);
	return oldFrom && first >= oldFrom.last ? null : first;
}

function adviceOn(day: CalendarDate, donor: DonorHistory, rules: EligibilityRules): Advice[] {
	const advice: Advice[] = [];
	if (!rules.confirmed) advice.push('rules_unconfirmed');
	if (ageIsUncertain(day, donor, rules)) advice.push('check_paper');
	if (donor.weightClass === '') advice.push('check_weight');
	if (donor.sex === '') advice.push('check_sex');
	if (restIsUncertain(day, donor, rules)) advice.push('check_last_donation');
	return advice;
}

function ageIsUncertain(day: CalendarDate, donor: DonorHistory, rules: EligibilityRules): boolean {
	const { youngFrom, oldFrom } = ageLimits(donor, rules);
	if (!youngFrom || !oldFrom) return true;
	return (day >= youngFrom.first && day < youngFrom.last) || (day >= oldFrom.first && day < oldFrom.last);
}

function sourceOf(rule: { source: string; certainty: Certainty }, rules: EligibilityRules): RuleSource {
	const source = rules.sources[rule.source];
	if (!source) throw new Error(`The rules name a source they do not hold: ${rule.source}`);
	return { ...source, certainty: rule.certainty };
}
