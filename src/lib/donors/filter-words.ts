import { spanText } from '../drives/row-words';
import { m } from '../paraglide/messages';
import { formatDate, formatNumber, type Locale } from '../time/format';
import { labelOf, type Choice } from '../ui/choices';
import type { DonorFilter, GroupFilter } from './list-filter';

/** What the list of donors can be narrowed to, beside what is the same everywhere. */
export type DonorChoices = { areas: Choice[]; clubs: Choice[] };

/** What the donors of a group are called in the filter. */
export function groupFilterWords(group: GroupFilter): string {
	if (group === 'unknown') return m.donor_filter_group_unknown();
	return group === 'Rh-' ? m.donor_filter_group_negative() : group;
}

/** What a list of donors is narrowed to, choice by choice, but for its search. */
export function donorFilterWords(filter: DonorFilter, { areas, clubs }: DonorChoices, locale: Locale): string[] {
	const { group, area, eligible, reserve, by, from, to, never, least, most, club, deferred, review, unagreed } = filter;
	const said = (label: string, text: string | null) => text && `${label}: ${text}`;
	const number = (value: number | null) => (value === null ? null : formatNumber(value, locale));
	return [
		group && groupFilterWords(group),
		area && (labelOf(areas, area) ?? m.donor_filter_area()),
		eligible && m.donor_filter_eligible(),
		reserve && m.donor_filter_reserve(),
		said(m.donor_filter_by(), by && formatDate(by, locale)),
		said(m.donor_filter_last(), spanText(from, to, locale)),
		never && m.donor_filter_never(),
		said(m.donor_filter_least(), number(least)),
		said(m.donor_filter_most(), number(most)),
		club && (labelOf(clubs, club) ?? m.donor_filter_club()),
		deferred && m.donor_filter_deferred(),
		review && m.donor_filter_review(),
		unagreed && m.donor_filter_unagreed()
	].flatMap((words) => words || []);
}
