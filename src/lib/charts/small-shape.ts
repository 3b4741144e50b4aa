/** The size of a small picture, in its own units. */
export const SMALL = { width: 100, height: 36 };

/** Room that keeps a line as thick as it is from being cut at the edge. */
const EDGE = 1.5;
const GAP = 0.2;

type Values = readonly (number | null)[];

/** A line through the values up to `top`, as the path of an SVG; gaps where a value is missing, a dot for a lonely one. */
export function linePath(values: Values, top: number): string {
	const step = values.length < 2 ? 0 : SMALL.width / (values.length - 1);
	const known = (index: number) => typeof values[index] === 'number';
	return values
		.map((value, index) => {
			if (value === null) return '';
			const at = `${short(index * step)} ${short(heightOf(value, top))}`;
			if (known(index - 1)) return `L${at}`;
			return known(index + 1) ? `M${at}` : `M${at}h0.01`;
		})
		.join('');
}

/** Bars of the values up to `top`, as the path of an SVG; nothing for zero and for a missing value. */
export function barsPath(values: Values, top: number): string {
	const step = SMALL.width / Math.max(1, values.length);
	return values
		.map((value, index) => {
			if (!value) return '';
			const [x, y] = [index * step + (step * GAP) / 2, heightOf(value, top)];
			return `M${short(x)} ${SMALL.height}V${short(y)}h${short(step * (1 - GAP))}V${SMALL.height}z`;
		})
		.join('');
}

function heightOf(value: number, top: number): number {
	return SMALL.height - EDGE - (value / Math.max(top, Number.MIN_VALUE)) * (SMALL.height - EDGE * 2);
}

function short(value: number): string {
	return String(Math.round(value * 100) / 100);
}
