import { returnShare, type DonorFigures } from './donor-figures';
import { leftOutOfYield, yieldOf } from './yield';
import type { ComputedMeasure } from './measure';
import { collectedTotal, type CollectedFigures, type CollectedRow } from './rollup';
import { isRoughlyStated } from './rough';

type Values = ReadonlyMap<string, number | null>;

/** What a computed figure is made of, by the names of the columns that files have of it. */
export type ComputedDetail =
	| 'units'
	| 'paired_units'
	| 'paired_registered'
	| 'left_out_drives'
	| 'donors'
	| 'first_time_donors'
	| 'could_return'
	| 'target_units'
	| 'population';

/** Why no row has a figure. */
export type Unknown =
	| { why: 'no_results' | 'reported' | 'of_no_drive' | 'too_early' | 'no_population' }
	| { why: 'no_targets'; year: number };

/** What a reader should know of such figures. */
export type Remark =
	| { about: 'donors' | 'reported' | 'part' }
	| { about: 'return'; months: 12 | 24 }
	| { about: 'left_out'; drives: number }
	| { about: 'whole_year'; year: number }
	| { about: 'population'; from: number; to: number }
	| { about: 'unpeopled'; places: number };

/** A measure that does not add up: its figure in each row by the row's key, of everything together, and what both are made of. */
export type Computed = {
	measure: ComputedMeasure;
	values: Values;
	overall: number | null;
	/** Whether a source states only approximately what `overall` is made from. */
	approximate?: boolean;
	details: readonly { key: ComputedDetail; values: Values; overall: number | null }[];
	unknown: Unknown;
	remarks: readonly Remark[];
};

/** What the figure of one row is made of. */
export function detailsOf(key: string, { details }: Computed): Record<string, number | null> {
	return Object.fromEntries(details.map((detail) => [detail.key, detail.values.get(key) ?? null]));
}

const placedOf = (rows: readonly CollectedRow[]) => rows.filter(({ kind }) => kind !== 'not_placed');

/** Units by people registered in each row, of the drives of which both are known. */
export function computedYield(rows: readonly CollectedRow[]): Computed {
	const total = collectedTotal(rows);
	const placed = placedOf(rows);
	const figure = (key: ComputedDetail, of: (row: CollectedFigures) => number) => ({
		key,
		values: new Map(placed.map((row) => [row.key, of(row)])),
		overall: of(total)
	});
	const without = leftOutOfYield(total);
	return {
		measure: 'yield',
		values: new Map(placed.map((row) => [row.key, yieldOf(row)])),
		overall: yieldOf(total),
		approximate: total.paired.approximate,
		details: [
			figure('left_out_drives', leftOutOfYield),
			figure('paired_units', ({ paired }) => paired.units),
			figure('paired_registered', ({ paired }) => paired.registered)
		],
		unknown: { why: rows.length > 0 ? 'of_no_drive' : 'no_results' },
		remarks: without > 0 ? [{ about: 'left_out', drives: without }] : []
	};
}

/** People counted for the same rows, and all of them together, each once. */
export type CountedPeople = { rows: readonly CollectedRow[]; people: readonly DonorFigures[]; all?: DonorFigures };

/** The people who gave in each row. */
export function computedDonors(counted: CountedPeople): Computed {
	const figure = peopleFigures(counted);
	const unsaid = withoutReported(counted.rows);
	return {
		measure: 'donors',
		...figure(({ donors }) => donors),
		details: [{ key: 'first_time_donors', ...figure(({ firstTimers }) => firstTimers) }],
		unknown: { why: unsaid.length > 0 ? 'reported' : 'no_results' },
		remarks: [{ about: 'donors' }, ...unsaid]
	};
}

/** Which share of the people of each row gave again within so many months. */
export function computedReturn(counted: CountedPeople, months: 12 | 24): Computed {
	const figure = peopleFigures(counted);
	const unsaid = withoutReported(counted.rows);
	return {
		measure: `return_${months}`,
		...figure((one) => returnShare(one, months)),
		details: [
			{ key: 'could_return', ...figure((one) => (months === 12 ? one.couldReturn12 : one.couldReturn24)) },
			{ key: 'donors', ...figure(({ donors }) => donors) }
		],
		unknown: { why: whyNobodyReturned(counted, unsaid) },
		remarks: [{ about: 'return', months }, ...unsaid]
	};
}

function whyNobodyReturned({ rows, people }: CountedPeople, unsaid: readonly Remark[]) {
	if (rows.length === 0) return 'no_results';
	return unsaid.length > 0 && people.length === 0 ? 'reported' : 'too_early';
}

/** People of clubs that the reader may not tell apart are counted under no key; results have a row of them. */
function peopleFigures({ rows, people, all }: CountedPeople) {
	const nameless = rows.find(({ kind }) => kind === 'other_clubs')?.key ?? '';
	return (of: (one: DonorFigures) => number | null) => ({
		values: new Map(people.map((one) => [one.key === '' ? nameless : one.key, of(one)])),
		overall: all ? of(all) : null
	});
}

/** Said of figures of people where reported results are part of what is asked. */
export function withoutReported(rows: readonly CollectedRow[]): Remark[] {
	return rows.some(({ reportedUnits }) => reportedUnits > 0) ? [{ about: 'reported' }] : [];
}

/** What units are divided by, in each row, and of everything together. */
export type RateBase = Pick<Computed, 'unknown' | 'remarks'> & {
	measure: 'target_share' | 'per_1000';
	of: Values;
	overall: number | null;
	/** How many units one is worth: 1 for shares, 1,000 for every thousand people. */
	times: number;
	column: ComputedDetail;
};

/** What everything together is, whose rate is said. */
export type RateTotal = Pick<CollectedFigures, 'units' | 'roughly'>;

/** Units of each row as a rate: of its target, or for every thousand of its people. */
export function computedRate(rows: readonly CollectedRow[], total: RateTotal, base: RateBase): Computed {
	const rateOf = (units: number | null, by: number | null | undefined) =>
		units === null || !by ? null : (units * base.times) / by;
	const placed = placedOf(rows);
	return {
		measure: base.measure,
		values: new Map(placed.map(({ key, units }) => [key, rateOf(units, base.of.get(key))])),
		overall: rateOf(total.units, base.overall),
		approximate: isRoughlyStated(total, base.measure),
		details: [
			{ key: 'units', values: new Map(placed.map(({ key, units }) => [key, units])), overall: total.units },
			{ key: base.column, values: base.of, overall: base.overall }
		],
		unknown: base.of.size === 0 || placed.some(({ units }) => units !== null) ? base.unknown : { why: 'no_results' },
		remarks: base.remarks
	};
}
