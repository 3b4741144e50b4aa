import type { Series, SeriesRow, ValueFormat } from '$lib/charts/series';
import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { yieldOf } from './drive-list';
import type { Breakdown } from './filter-query';
import { amountOf, isAdditive, shownMeasures, type AdditiveMeasure, type Measure } from './measure';
import { amountText, measureName } from './measure-words';
import type { CollectedFigures, CollectedRow } from './rollup';
import { isRough } from './series';
import { headingText, measureBy } from './words';

type Sides = { first: string; other: string };
type Frame = { locale: Locale; measure: AdditiveMeasure; by: Breakdown; mode: 'then' | 'now'; sides: Sides };

/** The rows of one breakdown on both sides, as pairs of bars with how far they are apart. */
export function comparedSeries(
	first: readonly CollectedRow[],
	other: readonly CollectedRow[],
	{ locale, measure, by, mode, sides }: Frame,
	facts: { nameOf: (row: CollectedRow) => string; hrefOf: (row: CollectedRow) => string }
): Series {
	const others = new Map(other.map((row) => [row.kind + row.key, row]));
	const known = new Set(first.map((row) => row.kind + row.key));
	const missing = other.filter((row) => !known.has(row.kind + row.key)).map((row) => ({ row, value: null }));
	const both = [...first.map((row) => ({ row, value: amountOf(row, measure) })), ...missing];
	const asRow = ({ row, value }: (typeof both)[number]): SeriesRow => ({
		key: row.key,
		label: facts.nameOf(row),
		href: facts.hrefOf(row),
		value,
		state: value === null ? 'nodata' : 'none',
		approximate: value !== null && isRough(row, measure)
	});
	const part = (wanted: (row: CollectedRow) => boolean) => both.filter(({ row }) => wanted(row)).map(asRow);
	const values = both.map(({ row }) => {
		const beside = others.get(row.kind + row.key);
		return [row.key, beside ? amountOf(beside, measure) : null] as const;
	});
	return {
		id: `compared-${measure}-by-${by}`,
		title: m.collections_compare_rows({}, { locale }),
		subtitle: `${measureBy({ measure, by }, locale)}, ${sides.first} · ${sides.other}`,
		unit: measureName(measure, locale),
		format: measure === 'volume' ? 'decimal' : undefined,
		rowHeading: headingText(by, mode, locale),
		label: sides.first,
		rows: part(({ kind }) => kind === 'ordinary'),
		aside: part(({ kind }) => kind !== 'ordinary' && kind !== 'not_placed'),
		excluded: part(({ kind }) => kind === 'not_placed'),
		comparisons: [{ label: sides.other, style: 'other', values: Object.fromEntries(values), difference: true }]
	};
}

/** A measure on both sides: what each has, and how far the first is from the other. */
export type ComparedMeasure = {
	key: Measure;
	label: string;
	first: number | null;
	other: number | null;
	format: ValueFormat;
	approximate: { first: boolean; other: boolean };
};

/** Every measure that adds up and the rate of what was collected of those registered, for both sides as wholes. */
export function comparedMeasures(first: CollectedFigures, other: CollectedFigures, locale: Locale): ComparedMeasure[] {
	const additive = shownMeasures.map((measure): ComparedMeasure => ({
		key: measure,
		label: measureName(measure, locale),
		first: amountOf(first, measure),
		other: amountOf(other, measure),
		format: measure === 'volume' ? 'decimal' : 'count',
		approximate: { first: isRough(first, measure), other: isRough(other, measure) }
	}));
	const never = { first: false, other: false };
	const rate: ComparedMeasure = {
		key: 'yield',
		label: measureName('yield', locale),
		first: yieldOf(first),
		other: yieldOf(other),
		format: 'decimal',
		approximate: never
	};
	return [...additive, rate];
}

/** The finding: how much more or less the first side has than the other. */
export function comparedTitle(
	first: CollectedFigures,
	other: CollectedFigures,
	{ locale, measure, sides }: Pick<Frame, 'locale' | 'measure' | 'sides'>
): string {
	const [one, beside] = isAdditive(measure) ? [amountOf(first, measure), amountOf(other, measure)] : [null, null];
	if (one === null || beside === null) return m.collections_compare_unknown(sides, { locale });
	const apart = one - beside;
	const words = {
		...sides,
		amount: amountText(measure, Math.abs(apart), locale),
		share: shareText(apart, beside, locale)
	};
	if (apart === 0)
		return m.collections_compare_same({ ...words, amount: amountText(measure, one, locale) }, { locale });
	return apart > 0 ? m.collections_compare_more(words, { locale }) : m.collections_compare_fewer(words, { locale });
}

function shareText(apart: number, of: number, locale: Locale): string {
	return of === 0 ? '' : ` (${formatPercent(Math.abs(apart) / of, locale, 1)})`;
}
