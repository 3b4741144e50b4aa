import {
	computedDonors,
	computedRate,
	computedReturn,
	computedYield,
	type Computed,
	type CountedPeople,
	type RateBase,
	type Remark
} from '$lib/collections/computed';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { isAdditive, type ComputedMeasure } from '$lib/collections/measure';
import { collectedTotal, type CollectedRow } from '$lib/collections/rollup';
import { isYearSoFar, yearShown } from '$lib/collections/year-shown';
import type { CalendarDate } from '$lib/time/calendar-date';
import { populationsOf } from '../areas/populations';
import type { Tx } from '../scope';
import { donorRows } from './donors';
import { targetsOfYear } from './queries';
import { peopleBase, targetBase, type Places } from './rate-bases';

type Asking = { filter: CollectionsFilter; today: CalendarDate; places: Places };
type Computing = (by: Breakdown, rows: readonly CollectedRow[]) => Promise<Computed> | Computed;

/** The figures of rows where the measure that is asked for does not add up, by breakdown; none where it does. */
export async function computedBy(
	tx: Tx,
	rowsBy: ReadonlyMap<Breakdown, readonly CollectedRow[]>,
	asking: Asking
): Promise<Map<Breakdown, Computed>> {
	const { measure } = asking.filter;
	const computed = new Map<Breakdown, Computed>();
	if (isAdditive(measure)) return computed;
	const compute = await computing[measure](tx, asking);
	for (const [by, rows] of rowsBy) computed.set(by, await compute(by, rows));
	return computed;
}

/** How each measure is computed, with what all breakdowns need read once. */
const computing: Record<ComputedMeasure, (tx: Tx, asking: Asking) => Promise<Computing>> = {
	donors: (tx, asking) => ofPeople(tx, asking, computedDonors),
	return_12: (tx, asking) => ofPeople(tx, asking, (counted) => computedReturn(counted, 12)),
	return_24: (tx, asking) => ofPeople(tx, asking, (counted) => computedReturn(counted, 24)),
	yield: async () => (_, rows) => computedYield(rows),
	target_share: async (tx, { filter, today, places }) => {
		const year = yearShown(filter, today);
		const asked = { ...places, year, targets: await targetsOfYear(tx, year) };
		const ofWhole: Remark[] = isYearSoFar(filter, today) ? [] : [{ about: 'whole_year', year }];
		return (by, rows) => {
			const base = targetBase(asked, by, filter);
			return rate(rows, { ...base, remarks: [...ofWhole, ...base.remarks] });
		};
	},
	per_1000: async (tx, { filter, places }) => {
		const peopled = { ...places, populations: await populationsOf(tx, places.provinces) };
		return (by, rows) => rate(rows, peopleBase(peopled, by, filter));
	}
};

async function ofPeople(
	tx: Tx,
	{ filter: question, today, places: { rollups } }: Asking,
	compute: (counted: CountedPeople) => Computed
): Promise<Computing> {
	const people = (by: Breakdown | '') => donorRows(tx, { question, by, rollups, today });
	const [all] = await people('');
	return async (by, rows) => compute({ rows, people: await people(by), all });
}

/** Nobody lives outside of the provinces that are asked for, so what was collected there is no part of what their people gave. */
function rate(rows: readonly CollectedRow[], base: RateBase): Computed {
	const own = base.measure === 'per_1000' ? rows.filter(({ kind }) => kind !== 'outside') : rows;
	return computedRate(rows, collectedTotal(own), base);
}
