import { componentWords } from '../donations/component-words';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { capital, formatDate, formatMl, formatPeriod, type Locale } from '../time/format';
import { deferralWords } from './deferral-words';
import type { Advice, Eligibility, Ineligibility, RuleSource } from './eligibility';
import type { Certainty } from './rule-sets';

/** One sentence to act on, and the lines that explain it: each reason, its source, what to look at. */
export type EligibilityWords = { summary: string; lines: string[] };

type ReasonOf<Code> = Extract<Ineligibility, { code: Code }>;

const REASONS: { [Code in Ineligibility['code']]: (reason: ReasonOf<Code>, locale: Locale) => string } = {
	too_young: ({ minAgeYears, from }, locale) =>
		m.eligibility_too_young({ years: minAgeYears, from: formatDate(from, locale) }, { locale }),
	too_old: ({ maxAgeYears }, locale) => m.eligibility_too_old({ years: maxAgeYears }, { locale }),
	underweight: ({ minWeightKg }, locale) => m.eligibility_underweight({ kg: minWeightKg }, { locale }),
	too_soon: tooSoonWords,
	deferred: ({ deferralClass, from }, locale) =>
		m.eligibility_deferred(
			{ reason: deferralWords[deferralClass](locale), from: formatDate(from, locale) },
			{ locale }
		),
	deferred_permanently: ({ deferralClass }, locale) =>
		m.eligibility_deferred_permanently({ reason: deferralWords[deferralClass](locale) }, { locale })
};

const ADVICE: Record<Advice, (locale: Locale) => string> = {
	check_paper: (locale) => m.eligibility_advice_check_paper({}, { locale }),
	check_weight: (locale) => m.eligibility_advice_check_weight({}, { locale }),
	check_sex: (locale) => m.eligibility_advice_check_sex({}, { locale }),
	check_last_donation: (locale) => m.eligibility_advice_check_last_donation({}, { locale }),
	rules_unconfirmed: (locale) => m.eligibility_advice_rules_unconfirmed({}, { locale })
};

const CERTAINTY: Record<Certainty, (locale: Locale) => string> = {
	stated: (locale) => m.eligibility_certainty_stated({}, { locale }),
	weak: (locale) => m.eligibility_certainty_weak({}, { locale }),
	derived: (locale) => m.eligibility_certainty_derived({}, { locale }),
	unconfirmed: (locale) => m.eligibility_certainty_unconfirmed({}, { locale })
};

/** Says whether somebody can be registered, why not, from when, and by which rule. */
export function eligibilityWords(eligibility: Eligibility, locale: Locale): EligibilityWords {
	const { reasons, advice } = eligibility;
	const sources = reasons.flatMap(({ source }) => (source ? [sourceWords(source, locale)] : []));
	return {
		summary: summaryOf(eligibility, locale),
		lines: [
			...reasons.map((reason) => sentence(reasonWords(reason, locale))),
			...new Set(sources),
			...advice.map((code) => ADVICE[code](locale)),
			m.eligibility_planning_aid({}, { locale })
		]
	};
}

/** The same for a note beside a person, where a single reason is the summary already. */
export type EligibilityNoteWords = EligibilityWords & { able: boolean };

/** What to look at, in a sentence. */
export function adviceWords(advice: Advice, locale: Locale): string {
	return ADVICE[advice](locale);
}

/** Puts a note into words. Only servers do: the rules have more words than a form may send to a browser. */
export function eligibilityNote(eligibility: Eligibility, locale: Locale): EligibilityNoteWords {
	const { summary, lines } = eligibilityWords(eligibility, locale);
	const { length } = eligibility.reasons;
	return { able: length === 0, summary, lines: length === 1 ? lines.slice(1) : lines };
}

/** The next possible day of a donor in one sentence, `today` included; says so when no day can be named. */
export function nextDayWords(eligibleFrom: CalendarDate | null, locale: Locale): string {
	if (eligibleFrom === null) return m.eligibility_no_day({}, { locale });
	return m.eligibility_from({ from: formatDate(eligibleFrom, locale) }, { locale });
}

/** One reason as part of a sentence, without a full stop. */
export function reasonWords(reason: Ineligibility, locale: Locale): string {
	const words = REASONS[reason.code] as (reason: Ineligibility, locale: Locale) => string;
	return words(reason, locale);
}

function summaryOf({ reasons, eligibleFrom, maxVolumeMl }: Eligibility, locale: Locale): string {
	const [only, ...others] = reasons;
	if (!only) return m.eligibility_can_give({ volume: formatMl(maxVolumeMl, locale) }, { locale });
	if (others.length === 0) {
		const reason = reasonWords(only, locale);
		return eligibleFrom
			? m.eligibility_not_yet({ reason }, { locale })
			: m.eligibility_not_possible({ reason }, { locale });
	}
	const count = reasons.length;
	if (eligibleFrom === null) return m.eligibility_not_possible_several({ count }, { locale });
	return m.eligibility_not_yet_several({ count, from: formatDate(eligibleFrom, locale) }, { locale });
}

function tooSoonWords(reason: ReasonOf<'too_soon'>, locale: Locale): string {
	const { component, intervalDays, lastDonationOn, from, stated } = reason;
	const last = formatPeriod(lastDonationOn, null, stated ?? 'day', locale);
	const values = { last, days: intervalDays, from: formatDate(from, locale) };
	if (stated) return m.eligibility_too_soon_stated(values, { locale });
	if (component === 'whole_blood') return m.eligibility_too_soon(values, { locale });
	return m.eligibility_too_soon_component({ ...values, component: componentWords[component](locale) }, { locale });
}

/** Where a rule comes from and how sure it is. */
export function sourceWords({ title, certainty }: RuleSource, locale: Locale): string {
	return m.eligibility_source({ source: title[locale], certainty: CERTAINTY[certainty](locale) }, { locale });
}

function sentence(words: string): string {
	return `${capital(words)}.`;
}
