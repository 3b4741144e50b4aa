/** A point of a line: `x` in per cent of the width, `y` in pixels from the top. */
export type LinePoint = { index: number; x: number; y: number };

/** A piece between two neighbouring points. */
export type LinePiece = { from: LinePoint; to: LinePoint };

/** The height of a line picture, and of the room above and below its lines, in CSS pixels. */
export const LINE_HEIGHT = 240;
const ABOVE = 20;
const BELOW = 32;
const MOST_NAMES = { desk: 12, phone: 4 };

/** Even marks from zero to at least the highest value: at most five, of 1, 2, 2.5 or 5 times a power of ten. */
export function axisMarks(highest: number): number[] {
	const rough = Math.max(1, highest) / 4;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? rough;
	const whole = Math.max(1, Math.ceil(step));
	return Array.from({ length: Math.ceil(Math.max(1, highest) / whole) + 1 }, (_, index) => index * whole);
}

/** Where a value stands, in pixels from the top. */
export function heightOf(value: number, top: number): number {
	return LINE_HEIGHT - BELOW - (value / top) * (LINE_HEIGHT - ABOVE - BELOW);
}

/** Where the row of this index stands, in per cent from the left. */
export function positionOf(index: number, count: number): number {
	return count < 2 ? 50 : (index / (count - 1)) * 100;
}

/** The known values as points. */
export function pointsOf(values: readonly (number | null)[], top: number): LinePoint[] {
	return values.flatMap((value, index) =>
		value === null ? [] : [{ index, x: positionOf(index, values.length), y: heightOf(value, top) }]
	);
}

/** The pieces between neighbours. A row without a value leaves a gap. */
export function piecesOf(points: readonly LinePoint[]): LinePiece[] {
	return points.flatMap((to, at) => {
		const from = points[at - 1];
		return from && from.index === to.index - 1 ? [{ from, to }] : [];
	});
}

/** Points that no piece touches: without a dot they would not be seen. */
export function lonePoints(points: readonly LinePoint[]): LinePoint[] {
	const touched = new Set(piecesOf(points).flatMap(({ from, to }) => [from.index, to.index]));
	return points.filter((point) => !touched.has(point.index));
}

/** Which rows are named below the line, on a desk and on a phone. Rows with an empty name never are. */
export function namedRows(names: readonly string[]) {
	const places = names.flatMap((name, index) => (name === '' ? [] : [index]));
	const every = (most: number) => places.filter((_place, at) => at % Math.ceil(places.length / most) === 0);
	const phone = new Set(every(MOST_NAMES.phone));
	return every(MOST_NAMES.desk).map((index) => ({ index, name: names[index] ?? '', onPhone: phone.has(index) }));
}
