import { formatDate, formatPeriod, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { AreaMode, Breakdown, CollectionsFilter, FilterProblem, ResultSource } from './filter';
import type { Measure } from './measure';
import { measureName } from './measure-words';
import type { RowKind } from './rollup';

type Words = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const breakdownWords: Record<Breakdown, Words> = {
	district: m.collections_by_district,
	area: m.collections_by_area,
	club: m.collections_by_club,
	month: m.collections_by_month,
	province: m.collections_by_province,
	volume: m.collections_by_volume,
	group: m.collections_by_group,
	campaign: m.collections_by_campaign,
	venue: m.collections_by_venue,
	drive: m.collections_by_drive,
	quarter: m.collections_by_quarter,
	year: m.collections_by_year,
	weekday: m.collections_by_weekday,
	day: m.collections_by_day,
	tet: m.collections_by_tet,
	component: m.collections_by_component,
	sex: m.collections_by_sex,
	age: m.collections_by_age,
	sex_age: m.collections_by_sex_age,
	first: m.collections_by_first,
	hour: m.collections_by_hour,
	reason: m.collections_by_reason
};

const notStatedWords: Partial<Record<Breakdown, Words>> = {
	district: m.collections_area_not_stated,
	area: m.collections_area_not_stated,
	club: m.collections_club_not_stated,
	month: m.collections_month_not_stated,
	province: m.collections_province_not_stated,
	volume: m.collections_volume_not_stated,
	group: m.collections_group_not_stated
};

const headingWords: Record<Exclude<Breakdown, 'district' | 'area'>, Words> = {
	club: m.collections_heading_club,
	month: m.collections_heading_month,
	province: m.collections_heading_province,
	volume: m.collections_heading_volume,
	group: m.collections_heading_group,
	campaign: m.collections_heading_campaign,
	venue: m.collections_heading_venue,
	drive: m.collections_heading_drive,
	quarter: m.collections_heading_quarter,
	year: m.collections_heading_year,
	weekday: m.collections_heading_weekday,
	day: m.collections_heading_day,
	tet: m.collections_heading_tet,
	component: m.collections_heading_component,
	sex: m.collections_heading_sex,
	age: m.collections_heading_age,
	sex_age: m.collections_heading_sex_age,
	first: m.collections_heading_first,
	hour: m.collections_heading_hour,
	reason: m.collections_heading_reason
};

const sourceWords: Record<ResultSource, Words> = {
	all: m.collections_source_all,
	counted: m.collections_source_counted,
	reported: m.collections_source_reported
};

/** "by district", "by month". */
export function breakdownText(by: Breakdown, locale: Locale): string {
	return breakdownWords[by]({}, { locale });
}

/** "all results", "reported only". */
export function sourceText(source: ResultSource, locale: Locale): string {
	return sourceWords[source]({}, { locale });
}

/** The boundaries in words: "As then: districts". */
export function areasText(mode: AreaMode, locale: Locale): string {
	return (mode === 'then' ? m.collections_areas_then : m.collections_areas_now)({}, { locale });
}

/** What the rows of a breakdown are, as a column heading. */
export function headingText(by: Breakdown, mode: AreaMode, locale: Locale): string {
	if (by !== 'district' && by !== 'area') return headingWords[by]({}, { locale });
	return (mode === 'then' ? m.collections_heading_area_then : m.collections_heading_area_now)({}, { locale });
}

/** The name of a row that is no area, club or month. */
export function specialRowText(kind: Exclude<RowKind, 'ordinary'>, by: Breakdown, locale: Locale): string {
	if (kind === 'outside') return m.collections_outside({}, { locale });
	if (kind === 'not_placed') return m.collections_not_placed({}, { locale });
	if (kind === 'other_clubs') return m.collections_other_clubs({}, { locale });
	return (notStatedWords[by] ?? m.collections_not_stated)({}, { locale });
}

/** The period in words; both days are included, `null` is open. */
export function periodText({ from, to }: Pick<CollectionsFilter, 'from' | 'to'>, locale: Locale): string {
	if (from && to) return formatPeriod(from, to, 'day', locale);
	if (from) return m.collections_period_from({ from: formatDate(from, locale) }, { locale });
	if (to) return m.collections_period_to({ to: formatDate(to, locale) }, { locale });
	return m.collections_period_all({}, { locale });
}

/** Says what in the address could not be used, and what is shown instead. */
export function problemText({ code, value }: FilterProblem, locale: Locale): string {
	const words: Record<FilterProblem['code'], () => string> = {
		not_a_date: () => m.collections_problem_not_a_date({ value }, { locale }),
		from_after_to: () => m.collections_problem_from_after_to({ value }, { locale }),
		unknown_choice: () => m.collections_problem_unknown_choice({ value }, { locale }),
		not_together: () =>
			m.collections_problem_not_together({ value: measureName(value as Measure, locale) }, { locale }),
		not_one_year: () =>
			m.collections_problem_not_one_year({ value: measureName(value as Measure, locale) }, { locale }),
		not_in_parts: () => m.collections_problem_not_in_parts({ value: measureName(value as Measure, locale) }, { locale })
	};
	return words[code]();
}

/** What is shown and how it is split, such as "Units by district". */
export function measureBy({ measure, by }: Pick<CollectionsFilter, 'measure' | 'by'>, locale: Locale): string {
	return `${measureName(measure, locale)} ${breakdownText(by, locale)}`;
}

/** The whole filter as one sentence: what is asked, if the view lets one choose it, when, from which results, of whom. */
export function filterSentence(
	filter: CollectionsFilter,
	{ asked, club }: { asked: string; club: string },
	locale: Locale
): string {
	const short = filter.areas === 'then' ? m.collections_areas_then_short : m.collections_areas_now_short;
	const parts = [asked, short({}, { locale }), periodText(filter, locale), sourceText(filter.source, locale), club];
	return parts.filter(Boolean).join(' · ');
}
