import type { DrawnComparison, PictureData } from './picture-data';

/** The comparisons drawn as bars of their own beside ours. */
export function barsBeside({ comparisons = [] }: PictureData): DrawnComparison[] {
	return comparisons.filter(({ style }) => style !== 'expected' && style !== 'target');
}

/** The figures that are black ticks on the bars, besides the rows' own targets. */
export function ticksOf({ comparisons = [] }: PictureData): DrawnComparison[] {
	return comparisons.filter(({ style }) => style === 'expected' || style === 'target');
}
