import { perThousand } from '$lib/areas/population';
import { shareOf, yieldOf } from '$lib/collections/rates';
import { isAdditive, isOfDonors } from '$lib/collections/measure';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import type { AreaRollup, CollectedRow } from '$lib/collections/rollup';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';
import { donorFigure, donorRows } from './donors';

/** What the values of a measure that does not add up are made from. */
export type ValueSources = {
	filter: CollectionsFilter;
	rollups: readonly AreaRollup[];
	targets: ReadonlyMap<string, number>;
	populations: ReadonlyMap<string, number | null>;
	today: CalendarDate;
};

/** The figures of a measure that does not add up, by the keys of its rows; `undefined` for one that does. */
export async function valuesOf(
	tx: Tx,
	rows: readonly CollectedRow[],
	by: Breakdown,
	{ filter, rollups, targets, populations, today }: ValueSources
): Promise<Map<string, number | null> | undefined> {
	const { measure } = filter;
	if (isAdditive(measure)) return undefined;
	if (isOfDonors(measure)) {
		const people = await donorRows(tx, { question: filter, by, rollups, today });
		return new Map(people.map((row) => [row.key, donorFigure(row, measure)]));
	}
	const rate = (row: CollectedRow) => {
		if (measure === 'yield') return yieldOf(row);
		if (measure === 'target_share') return shareOf(row.units, targets.get(row.key));
		return row.units === null ? null : perThousand(row.units, populations.get(row.key) ?? null);
	};
	return new Map(rows.map((row) => [row.key, rate(row)]));
}
