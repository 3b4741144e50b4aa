import type { Country } from '$lib/areas/country';
import { leadingRow, sumKnown, type Series } from '$lib/charts/series';
import { formatNumber, formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { ABO_GROUPS, expectedGroups, groupParts } from './expected-groups';
import { measureName } from './measure-words';
import type { CollectedRow } from './rollup';

type GroupFrame = { locale: Locale; period: string; country: Country | null; href?: string };

/** Of the donations of which a field of the group is known, the share of each of its values, beside what is to be expected. */
export function aboSeries(rows: readonly CollectedRow[], frame: GroupFrame): Series {
	const { locale, country } = frame;
	const expected = country === null ? undefined : expectedGroups[country]?.abo;
	const series = shareSeries('abo', ABO_GROUPS, rows, frame);
	if (!expected) return series;
	const label = m.collections_group_expected({}, { locale });
	return { ...series, comparisons: [{ label, style: 'expected', difference: true, values: expected }] };
}

/** The shares of RhD positive and negative donations. */
export function rhdSeries(rows: readonly CollectedRow[], frame: GroupFrame): Series {
	return shareSeries('rhd', ['+', '-'], rows, frame);
}

/** Donations of which one field of the group is not known. */
export function withoutGroup(rows: readonly CollectedRow[], field: 'abo' | 'rhd'): number {
	const unknown = rows.filter(
		({ kind, key }) => kind === 'not_stated' || (kind === 'ordinary' && groupParts(key)[field] === null)
	);
	return sumKnown(unknown.map(({ donations }) => donations)) ?? 0;
}

function shareSeries(
	field: 'abo' | 'rhd',
	values: readonly string[],
	collected: readonly CollectedRow[],
	frame: GroupFrame
): Series {
	const { locale, period, href } = frame;
	const ordinary = collected.filter(({ kind }) => kind === 'ordinary');
	const countOf = (value: string) =>
		sumKnown(ordinary.filter(({ key }) => groupParts(key)[field] === value).map(({ donations }) => donations)) ?? 0;
	const known = values.reduce((sum, value) => sum + countOf(value), 0);
	const rows = values.map((value) => ({
		key: value,
		label: field === 'rhd' ? `RhD ${value.replace('-', '−')}` : value,
		value: known === 0 ? null : countOf(value) / known,
		state: known === 0 ? ('nodata' as const) : ('none' as const),
		details: { donations: known === 0 ? null : countOf(value) },
		href: countOf(value) > 0 ? href : undefined
	}));
	const top = leadingRow(rows)?.row;
	return {
		id: `donations-by-${field}`,
		title: top
			? m.collections_group_title({ group: top.label, share: formatPercent(top.value ?? 0, locale, 1) }, { locale })
			: m.collections_group_nothing({}, { locale }),
		subtitle: m.collections_group_subtitle({ count: formatNumber(known, locale), period }, { locale }),
		unit: m.collections_group_share({}, { locale }),
		rowHeading: m.collections_heading_group({}, { locale }),
		format: 'percent',
		additive: false,
		rows,
		details: [{ key: 'donations', label: measureName('donations', locale) }]
	};
}
