import { isWhole } from './tiles';
import type { Measure, SeriesRow } from './series';
import { mapBounds, mapStep } from './steps';
import { hatched, shades } from './tile-classes';

/** The classes of a cell: shaded by its figure, outlined for zero, hatched without data, dashed where nothing was then. */
export function cellLook(row: Pick<SeriesRow, 'value' | 'state'>, bounds: readonly number[]): string {
	if (row.state === 'did-not-exist') return 'border border-dashed border-edge text-second';
	if (row.value === null) return `${hatched} text-second`;
	if (row.value === 0) return 'border border-edge text-second';
	return shades[mapStep(row.value, bounds)];
}

/** The bounds of the shades of all these figures. */
export function boundsOf(values: readonly (number | null)[], measure: Measure): number[] {
	return mapBounds(values, isWhole(measure));
}
