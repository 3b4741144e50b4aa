/** The width that a name below a picture needs, in CSS pixels, and the most that are of use. */
const NAME_WIDTH = 56;
const MOST_NAMES = 12;

/**
 * Even marks from zero to at least the highest value: at most five, of 1, 2, 2.5 or 5 times a power of ten. Of `whole`
 * figures all are whole.
 */
export function axisMarks(highest: number, whole = true): number[] {
	const most = highest > 0 ? (whole ? Math.max(1, highest) : highest) : 1;
	const rough = most / 4;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const fitting =
		[1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? rough;
	const step = whole ? Math.max(1, Math.ceil(fitting)) : fitting;
	return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => rounded(index * step));
}

/** Without the last digits that adding up tenths leaves. */
function rounded(value: number): number {
	return Number(value.toPrecision(12));
}

/** Which rows are named below a picture of this width, by their places. Rows with an empty name never are. */
export function namedRows(names: readonly string[], width: number): Set<number> {
	const most = Math.min(MOST_NAMES, Math.max(2, Math.floor(width / NAME_WIDTH)));
	const places = names.flatMap((name, index) => (name === '' ? [] : [index]));
	return new Set(places.filter((_place, at) => at % Math.ceil(places.length / most) === 0));
}

/** The values that touch no neighbour: without a dot they would not be seen. */
export function lonePoints(values: readonly (number | null)[]): Set<number> {
	const known = (index: number) => typeof values[index] === 'number';
	return new Set(values.flatMap((_value, at) => (known(at) && !known(at - 1) && !known(at + 1) ? [at] : [])));
}
