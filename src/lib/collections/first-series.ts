import { sumKnown, type Series, type SeriesRow } from '$lib/charts/series';
import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { keyText } from './key-words';
import { measureName } from './measure-words';
import type { CollectedRow } from './rollup';
import { headingText, specialRowText } from './words';

type FirstFrame = {
	locale: Locale;
	period: string;
	by: 'month' | 'year';
	hrefOf?: (key: string) => string | undefined;
};

const PARTS = ['first', 'repeat', 'unknown'] as const;

/** Donations of each month or year from people who had never given, from those who had, and those of whom nobody says. */
export function firstSeries(collected: readonly CollectedRow[], { locale, period, by, hrefOf }: FirstFrame): Series {
	const placed = collected.filter(({ kind }) => kind !== 'not_placed');
	const keys = [...new Set(placed.map(({ kind, key }) => (kind === 'ordinary' ? key : '')))];
	const partOf = (key: string, part: string) => {
		const rows = placed.filter(
			(row) => (row.kind === 'ordinary' ? row.key : '') === key && (row.other || 'unknown') === part
		);
		return sumKnown(rows.map(({ donations }) => donations));
	};
	const rows = keys.map((key): SeriesRow => {
		const parts = Object.fromEntries(PARTS.map((part) => [part, partOf(key, part)]));
		const label = key === '' ? specialRowText('not_stated', by, locale) : keyText(key, by, locale);
		const value = sumKnown(Object.values(parts));
		return {
			key,
			label,
			value,
			parts,
			state: value === null ? 'nodata' : 'none',
			href: key ? hrefOf?.(key) : undefined
		};
	});
	return {
		id: 'donations-first-repeat',
		title: firstTitle(rows, locale),
		subtitle: m.collections_first_subtitle({ period }, { locale }),
		unit: measureName('donations', locale),
		rowHeading: headingText(by, 'then', locale),
		parts: [
			{ key: 'first', label: keyText('first', 'first', locale) },
			{ key: 'repeat', label: keyText('repeat', 'first', locale), tone: 'other' },
			{ key: 'unknown', label: m.collections_not_stated({}, { locale }), tone: 'quiet' }
		],
		rows: rows.filter(({ key }) => key !== ''),
		aside: rows.filter(({ key, value }) => key === '' && value !== null)
	};
}

function firstTitle(rows: readonly SeriesRow[], locale: Locale): string {
	const sum = (part: string) => sumKnown(rows.map(({ parts }) => parts?.[part])) ?? 0;
	const known = sum('first') + sum('repeat');
	if (known === 0) return m.collections_title_nothing({}, { locale });
	return m.collections_first_title({ share: formatPercent(sum('first') / known, locale, 1) }, { locale });
}
