import type { Locale } from '$lib/time/format';
import type { OtherSide } from './comparison';
import type { CollectionsFilter } from './filter-query';
import { periodText } from './words';

const NARROWED = ['province', 'area', 'club', 'campaign'] as const;

/** What each side of a comparison is called: by what tells them apart, its place or club, its period, or both. */
export function sideNames(
	filter: CollectionsFilter,
	other: OtherSide,
	names: ReadonlyMap<string, string>,
	locale: Locale
): { first: string; other: string } {
	const apart = NARROWED.filter((name) => filter[name] !== other[name]);
	const inTime = filter.from !== other.from || filter.to !== other.to;
	const nameOf = (side: OtherSide) =>
		[
			...apart.map((name) => (side[name] ? (names.get(side[name]) ?? side[name]) : null)),
			inTime || apart.length === 0 ? periodText(side, locale) : null
		]
			.filter(Boolean)
			.join(', ') || periodText(side, locale);
	return { first: nameOf(filter), other: nameOf(other) };
}
