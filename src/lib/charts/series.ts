/** Why a row has no figure: nobody stated one, or the place did not exist then. `none` is an ordinary row. */
export type RowState = 'none' | 'nodata' | 'did-not-exist';

/** What a bar is to the reader: ours, the other side of a comparison, or one beside the point. */
export type Tone = 'main' | 'other' | 'quiet';

/** How figures are written: whole numbers, shares of 1 as percentages, or numbers with up to two decimals. */
export type ValueFormat = 'count' | 'percent' | 'decimal';

/** How the figures of a measure are written, and the unit behind each, such as "ml". */
export type Measure = { format?: ValueFormat; suffix?: string };

/** One row of a chart and of its table. `value` null is "no data", never zero. */
export type SeriesRow = {
	key: string;
	label: string;
	/** A shorter label for an axis; the table keeps `label`. */
	short?: string;
	href?: string;
	value: number | null;
	target?: number | null;
	/** Where the row's point stands on the horizontal axis, in what the series' `across` names. */
	across?: number | null;
	/** What the figure is made of, by the keys of the series' `parts`. */
	parts?: Readonly<Record<string, number | null>>;
	/** Further figures of the row, named by the series' `details`. */
	details?: Record<string, number | null>;
	note?: string;
	approximate?: boolean;
	/** Keeps its place in the picture, but has no line in the table: one of many empty months. */
	unlisted?: boolean;
	/** The period of this row is still running. */
	partial?: boolean;
	state?: RowState;
	tone?: Tone;
	strong?: boolean;
};

/**
 * What figures are set beside: an earlier period, the average of several, another area or period, what was to be
 * expected, or what was aimed at. Expected figures are black ticks, aims a black line.
 */
export type ComparisonStyle = 'previous' | 'average' | 'other' | 'expected' | 'target';

/** Further figures of the same rows, by their keys. */
export type Comparison = {
	label: string;
	style: ComparisonStyle;
	values: Readonly<Record<string, number | null>>;
	/** The keys of those figures that a source states only approximately. */
	approximate?: readonly string[];
	/** Where its figures lead, by the same keys. */
	hrefs?: Readonly<Record<string, string>>;
	/** Says how far the row's own figure is from it, in words and in a column of the table. */
	difference?: boolean;
	/** A line that keeps each height until the next row. */
	stepped?: boolean;
};

/** The look of a part; neighbours should differ in lightness. */
export type PartTone = 'main' | 'pale' | 'other' | 'ochre' | 'slate' | 'olive' | 'quiet';

/** One part of every row's figure: a volume, a component, a month. */
export type Part = { key: string; label: string; tone?: PartTone };

/** What is still to come: between `low` and `high`, most likely `mid`. */
export type ForecastRange = { low: number; mid: number; high: number };

/** Ranges of rows that are not over yet, by their keys. */
export type Forecast = { label: string; values: Readonly<Record<string, ForecastRange>> };

/** A further figure of the rows; `overall` is that of all of them together where it is not their sum. */
export type Detail = { key: string; label: string; overall?: number | null };

/** What a picture, its table and its summary are all made from. */
export type Series = Measure & {
	id: string;
	/** The finding, as a sentence without a full stop. */
	title: string;
	/** The measure and the period. */
	subtitle: string;
	/** The unit of the values, as a column heading. */
	unit: string;
	/** What the rows are, as a column heading. */
	rowHeading: string;
	/** The name of the values where a comparison stands beside them, such as the year. */
	label?: string;
	rows: SeriesRow[];
	/** Part of the total, but without a place among the rows: not stated, outside. */
	aside?: SeriesRow[];
	/** Listed, but no part of the total: not placed in the period. */
	excluded?: SeriesRow[];
	details?: readonly Detail[];
	comparisons?: Comparison[];
	/** The parts of every row, in the order they are stacked. */
	parts?: Part[];
	forecast?: Forecast;
	/** What points are set against, as the name of the horizontal axis. */
	across?: string;
	/** `false` for rates, medians, people and running totals: their rows have no sum, only what `overall` says. */
	additive?: boolean;
	/** The figure of all rows together where they have no sum. */
	overall?: number | null;
	/** Whether a source states only approximately what that figure is made from. */
	overallApproximate?: boolean;
};

/** The rows whose figures make the total. */
export function countedRows(series: Series): SeriesRow[] {
	return [...series.rows, ...(series.aside ?? [])];
}

/** Sums what is known; `null` when nothing is. */
export function sumKnown(values: readonly (number | null | undefined)[]): number | null {
	const known = values.filter((value) => value !== null && value !== undefined);
	return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The total of rows and those aside, `excluded` rows not in it; where rows have no sum, what is said of all together. */
export function totalOf(series: Series): number | null {
	if (series.additive === false) return series.overall ?? null;
	return sumKnown(countedRows(series).map((row) => row.value));
}

/** Whether a row's figure, or the one beside it, is approximate. */
export function isEitherApproximate(row: SeriesRow, { approximate }: Comparison): boolean {
	return Boolean(row.approximate || approximate?.includes(row.key));
}

/** Whether a part of that total is approximate. */
export function isTotalApproximate(series: Series): boolean {
	if (series.additive === false) return series.overallApproximate ?? false;
	return countedRows(series).some(({ value, approximate }) => value !== null && approximate);
}

/** The share of the target reached, 1 being all of it; `null` without a target or a figure. */
export function shareOfTarget(row: SeriesRow): number | null {
	return row.value === null || !row.target ? null : row.value / row.target;
}

/** The row with the highest figure, and how many share it. */
export type Leader = { row: SeriesRow; sharedBy: number };

/** The ordinary row with the highest figure above zero, and how many share it. */
export function leadingRow(rows: readonly SeriesRow[]): Leader | null {
	const highest = Math.max(0, ...rows.map((row) => row.value ?? 0));
	const leaders = rows.filter((row) => row.value === highest);
	return highest === 0 || !leaders[0] ? null : { row: leaders[0], sharedBy: leaders.length };
}
