import type { Series } from '$lib/charts/series';
import { measureName } from './measure-words';
import type { CollectedRow } from './rollup';
import { collectedSeries, type RowFacts, type SeriesFrame } from './series';

/** What units are divided by, of each place, and of all of them together. */
export type RateBase = {
	of: ReadonlyMap<string, number | null>;
	overall: number | null;
	/** How many units one is worth: 1 for shares, 1,000 for every thousand people. */
	times: number;
	label: string;
	/** The title where nobody knows what to divide by. */
	unknown: string;
};

type RateFrame = SeriesFrame & { measure: 'target_share' | 'per_1000' };

/** Units of each place as a rate: of its target, or for every thousand of its people. Places of which the base is not known have no figure. */
export function rateSeries(
	collected: readonly CollectedRow[],
	total: number | null,
	frame: RateFrame,
	base: RateBase,
	facts: Pick<RowFacts, 'labels' | 'hrefOf'>
): Series {
	const rateOf = (units: number | null, by: number | null | undefined) =>
		units === null || !by ? null : (units * base.times) / by;
	const places = collected.filter(({ kind, key }) => kind === 'ordinary' && base.of.has(key));
	const values = new Map(places.map(({ key, units }) => [key, rateOf(units, base.of.get(key))]));
	const present = new Set(places.map(({ key }) => key));
	const expected = [...base.of.keys()]
		.filter((key) => !present.has(key))
		.map((key) => ({ key, label: facts.labels.get(key) ?? key }));
	const series = collectedSeries(places, frame, { ...facts, expected, values });
	const units = new Map(places.map((row) => [row.key, row.units]));
	const details = [
		{ key: 'units', label: measureName('units', frame.locale) },
		{ key: 'base', label: base.label }
	];
	const rows = series.rows
		.map((row) => ({ ...row, details: { units: units.get(row.key) ?? null, base: base.of.get(row.key) ?? null } }))
		.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
	return {
		...series,
		title: base.of.size === 0 ? base.unknown : series.title,
		format: frame.measure === 'target_share' ? 'percent' : 'decimal',
		additive: false,
		overall: rateOf(total, base.overall),
		details,
		rows
	};
}
