import type { Series, SeriesRow, ValueFormat } from '$lib/charts/series';
import { formatPercent, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { leftOutOfYield, yieldOf } from './yield';
import type { Breakdown } from './filter-query';
import { amountOf, isAdditive, additiveMeasures, type AdditiveMeasure, type Measure } from './measure';
import { amountText, measureName } from './measure-words';
import type { CollectedFigures, CollectedRow } from './rollup';
import { isRough } from './rough';
import { headingText, measureBy } from './words';

type Sides = { first: string; other: string };
type Frame = { locale: Locale; measure: AdditiveMeasure; by: Breakdown; mode: 'then' | 'now'; sides: Sides };

const slotOf = ({ kind, key }: CollectedRow) => kind + key;

type Facts<Other> = {
	labelOf: (row: CollectedRow) => string;
	hrefOf: (row: CollectedRow) => string;
	/** Where a row of the other side leads: to its own drives. */
	otherHref: (row: Other) => string;
};

/** The rows of one breakdown on both sides, as pairs of bars with how far they are apart. */
export function comparedSeries<Other extends CollectedRow>(
	first: readonly CollectedRow[],
	other: readonly Other[],
	{ locale, measure, by, mode, sides }: Frame,
	facts: Facts<Other>
): Series {
	const known = new Set(first.map(slotOf));
	const beside = new Map(other.map((row) => [slotOf(row), amountOf(row, measure)]));
	const alone = other.filter((row) => !known.has(slotOf(row)));
	const rows = [
		...first.map((row) => ({ row, value: amountOf(row, measure), href: facts.hrefOf(row) })),
		...alone.map((row) => ({ row, value: null, href: facts.otherHref(row) }))
	];
	const part = (wanted: (row: CollectedRow) => boolean) =>
		rows
			.filter(({ row }) => wanted(row))
			.map(({ row, value, href }): SeriesRow => ({
				key: row.key,
				label: facts.labelOf(row),
				href,
				value,
				state: value === null ? 'nodata' : 'none',
				approximate: value !== null && isRough(row, measure)
			}));
	return {
		id: `compared-${measure}-by-${by}`,
		title: m.collections_compare_rows({}, { locale }),
		subtitle: `${measureBy({ measure, by }, locale)}, ${sides.first} · ${sides.other}`,
		unit: measureName(measure, locale),
		rowHeading: headingText(by, mode, locale),
		label: sides.first,
		rows: part(({ kind }) => kind === 'ordinary'),
		aside: part(({ kind }) => kind !== 'ordinary' && kind !== 'not_placed'),
		excluded: part(({ kind }) => kind === 'not_placed'),
		comparisons: [
			{
				label: sides.other,
				style: 'other',
				values: Object.fromEntries(rows.map(({ row }) => [row.key, beside.get(slotOf(row)) ?? null])),
				approximate: other.filter((row) => isRough(row, measure)).map(({ key }) => key),
				hrefs: Object.fromEntries(other.map((row) => [row.key, facts.otherHref(row)])),
				difference: true
			}
		]
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
	/** How many drives of each side it leaves out. */
	leftOut?: { first: number; other: number };
};

const labelOf = (measure: AdditiveMeasure, locale: Locale) => {
	const name = measureName(measure, locale);
	return measure === 'volume' ? m.reports_in_litres({ name }, { locale }) : name;
};

/** Every measure that adds up and the rate of what was collected of those registered, for both sides as wholes. */
export function comparedMeasures(first: CollectedFigures, other: CollectedFigures, locale: Locale): ComparedMeasure[] {
	const additive = additiveMeasures.map((measure): ComparedMeasure => ({
		key: measure,
		label: labelOf(measure, locale),
		first: amountOf(first, measure),
		other: amountOf(other, measure),
		format: 'count',
		approximate: { first: isRough(first, measure), other: isRough(other, measure) }
	}));
	const rate: ComparedMeasure = {
		key: 'yield',
		label: measureName('yield', locale),
		first: yieldOf(first),
		other: yieldOf(other),
		format: 'decimal',
		approximate: { first: isRough(first, 'yield'), other: isRough(other, 'yield') },
		leftOut: { first: leftOutOfYield(first), other: leftOutOfYield(other) }
	};
	return [...additive, rate];
}

/** The finding: how much more or less the first side has than the other. */
export function comparedTitle(
	first: CollectedFigures,
	other: CollectedFigures,
	{ locale, measure, sides }: Pick<Frame, 'locale' | 'measure' | 'sides'>
): string {
	const silent = [first, other].filter(({ drives }) => !drives);
	if (silent.length === 2) return m.collections_title_nothing({}, { locale });
	if (silent.length === 1)
		return m.collections_compare_nothing({ side: silent[0] === first ? sides.first : sides.other }, { locale });
	const [one, beside] = isAdditive(measure) ? [amountOf(first, measure), amountOf(other, measure)] : [null, null];
	if (one === null || beside === null) return m.collections_compare_unknown(sides, { locale });
	const apart = one - beside;
	const rough = [first, other].some((side) => isRough(side, measure));
	const words = {
		...sides,
		amount: amountText(measure, Math.abs(apart), locale, rough),
		share: shareText(apart, beside, locale)
	};
	if (apart === 0)
		return m.collections_compare_same({ ...words, amount: amountText(measure, one, locale, rough) }, { locale });
	return apart > 0 ? m.collections_compare_more(words, { locale }) : m.collections_compare_fewer(words, { locale });
}

function shareText(apart: number, of: number, locale: Locale): string {
	return of === 0 ? '' : ` (${formatPercent(Math.abs(apart) / of, locale, 1)})`;
}
