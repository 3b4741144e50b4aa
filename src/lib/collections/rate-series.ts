import type { Series } from '$lib/charts/series';
import { computedRate, type RateBase, type RateTotal } from './computed';
import type { CollectedRow } from './rollup';
import { collectedSeries, type RowFacts, type SeriesFrame } from './series';

/** Units as a rate, of those places alone that have something to be divided by. */
export function rateSeries(
	collected: readonly CollectedRow[],
	total: RateTotal,
	frame: Omit<SeriesFrame, 'measure' | 'computed'>,
	base: RateBase,
	facts: Pick<RowFacts, 'labels' | 'hrefOf'>
): Series {
	const places = collected.filter(({ kind, key }) => kind === 'ordinary' && base.of.has(key));
	const expected = [...base.of.keys()].map((key) => ({ key, label: facts.labels.get(key) ?? key }));
	const computed = computedRate(places, total, base);
	return collectedSeries(places, { ...frame, measure: base.measure, computed }, { ...facts, expected });
}
