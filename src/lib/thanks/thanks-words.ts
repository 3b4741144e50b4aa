import { areaLabel } from '../areas/area-words';
import type { AreaKind } from '../areas/area';
import type { Named } from '../areas/area-name';
import type { Certainty } from '../donors/rule-sets';
import { m } from '../paraglide/messages';
import { getLocale } from '../paraglide/runtime';
import { spanText } from '../drives/row-words';
import { formatNumber, type Locale } from '../time/format';
import { labelOf, type Choice } from '../ui/choices';
import type { ThanksFilter } from './thanks-filter';

/** A milestone in a word: by how many donations it is reached. */
export function milestoneWords(donations: number, locale: Locale = getLocale()): string {
	return m.milestone_donations({ count: formatNumber(donations, locale) }, { locale });
}

/** Milestones to choose from; where two provinces thank, or one ended, one number may stand twice. */
export function milestoneChoices(
	milestones: readonly { id: string; donations: number; endedOn: string | null }[]
): Choice[] {
	return milestones.map(({ id, donations, endedOn }) => ({
		value: id,
		label: milestoneWords(donations),
		...(endedOn === null ? {} : { detail: m.milestone_ended_mark() })
	}));
}

/** Who says so, and how sure that is. */
export function sourceWords({ source, certainty }: { source: string | null; certainty: string }): string {
	const sure = certaintyWords[certainty as Certainty]();
	return source ? m.milestone_source({ source, certainty: sure }) : sure;
}

const certaintyWords: Record<Certainty, () => string> = {
	stated: () => m.milestone_certainty_stated(),
	weak: () => m.eligibility_certainty_weak(),
	derived: () => m.eligibility_certainty_derived(),
	unconfirmed: () => m.milestone_certainty_unconfirmed()
};

/** The lower number of an area: `7 in Quan Sơn`. */
export function loweredWords(lowered: {
	donations: number;
	area: (Named & { kind: string }) | null;
	areaCode: string | null;
}): string {
	const { area, donations } = lowered;
	const place = area ? areaLabel({ ...area, kind: area.kind as AreaKind }, getLocale()) : (lowered.areaCode ?? '');
	return m.milestone_in_area({ count: formatNumber(donations, getLocale()), area: place });
}

/** What the list of thanks is narrowed to, choice by choice, its days first. */
export function thanksFilterWords(
	{ from, to, milestone, club, handed }: ThanksFilter,
	{ milestones, clubs }: { milestones: readonly Choice[]; clubs: readonly Choice[] },
	locale: Locale
): string[] {
	return [
		spanText(from, to, locale),
		milestone && labelOf(milestones, milestone),
		club && labelOf(clubs, club),
		handed && handedWords[handed]()
	].flatMap((words) => words || []);
}

/** Whether the thanks were handed over, as a choice. */
export const handedWords = { waiting: () => m.thanks_waiting(), handed: () => m.thanks_handed() };

/** What each field of a milestone is called. */
export const milestoneFieldLabels: Record<string, () => string> = {
	donations: () => m.milestone_field_donations(),
	honour: () => m.milestone_field_honour(),
	source: () => m.milestone_field_source()
};
