/** Why a row has no figure: nobody stated one, or the place did not exist then. `none` is an ordinary row. */
export type RowState = 'none' | 'nodata' | 'did-not-exist';

/** What a bar is to the reader: ours, the other side of a comparison, or one beside the point. */
export type Tone = 'main' | 'other' | 'quiet';

/** One row of a chart and of its table. `value` null is "no data", never zero. */
export type SeriesRow = {
	key: string;
	label: string;
	/** A shorter label for an axis; the table keeps `label`. */
	short?: string;
	href?: string;
	value: number | null;
	target?: number | null;
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

/** A second line drawn beside the first: the same keys, another period. */
export type Comparison = { label: string; values: Readonly<Record<string, number | null>> };

/** What a picture, its table and its summary are all made from. */
export type Series = {
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
	details?: { key: string; label: string }[];
	comparison?: Comparison;
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

/** The total of rows and those aside. `excluded` rows are not in it. */
export function totalOf(series: Series): number | null {
	return sumKnown(countedRows(series).map((row) => row.value));
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
