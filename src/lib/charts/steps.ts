/** A shade of the map, light to dark; 5 is the highest. */
export type MapStep = 1 | 2 | 3 | 4 | 5;

/**
 * Bounds between the shades: a value at or above `bounds[i]` lies in the next one. At most four, ascending; of `whole`
 * figures all are whole.
 */
export function mapBounds(values: readonly (number | null)[], whole = true): number[] {
	const known = values.filter((value) => value !== null && value > 0).sort((a, b) => (a ?? 0) - (b ?? 0)) as number[];
	const quantiles = [0.2, 0.4, 0.6, 0.8].map((share) => known[Math.floor(share * known.length)] ?? 0);
	const round = quantiles.map((value) => roundedDown(value, whole)).filter((bound) => bound > (known[0] ?? 0));
	return [...new Set(round)];
}

/** The shade of a value; the highest class is always the darkest shade, however few classes there are. */
export function mapStep(value: number, bounds: readonly number[]): MapStep {
	const passed = bounds.filter((bound) => value >= bound).length;
	return (5 - bounds.length + passed) as MapStep;
}

/** Two significant digits, downwards: 1,672 becomes 1,600. */
function roundedDown(value: number, whole: boolean): number {
	if (value <= 0 || (whole && value < 1)) return 0;
	const places = Math.floor(Math.log10(value)) - 1;
	const magnitude = 10 ** (whole ? Math.max(0, places) : places);
	return Number((Math.floor(value / magnitude) * magnitude).toPrecision(12));
}
