import { csvText } from '../spreadsheets/csv';
import type { Computed } from './computed';
import { wholeOf, type FileFacts } from './file-facts';
import type { Breakdown, CollectionsFilter } from './filter-query';
import { knowsPeople, type Measure } from './measure';
import type { CollectedRow } from './rollup';

/** Key and name columns of each breakdown; those whose key says it all have no name column. */
const keyColumns: Record<Breakdown, readonly string[]> = {
	district: ['area_code', 'area'],
	area: ['area_code', 'area'],
	club: ['club_id', 'club'],
	province: ['province_code', 'province'],
	campaign: ['campaign_id', 'campaign'],
	venue: ['venue_kind', 'venue_kind_name'],
	drive: ['drive_id', 'drive'],
	month: ['month'],
	quarter: ['quarter'],
	year: ['year'],
	weekday: ['weekday', 'weekday_name'],
	day: ['day'],
	tet: ['tet_season'],
	volume: ['bag_volume_ml'],
	component: ['component'],
	group: ['blood_group'],
	sex: ['sex'],
	age: ['age_band'],
	sex_age: ['sex_and_age_band'],
	first: ['first_or_repeat'],
	hour: ['hour'],
	reason: ['deferral_class']
};

/** Every figure as a column, `null` (never stated, never counted) as an empty cell; units come first, as they always did. */
const FIGURE_COLUMNS = {
	units: (row: CollectedRow) => row.units,
	units_with_volume: (row: CollectedRow) => row.unitsWithVolume,
	volume_ml: (row: CollectedRow) => row.volumeMl
};

const MORE_COLUMNS = {
	donations: (row: CollectedRow) => row.donations,
	first_time: (row: CollectedRow) => row.firstTime,
	drives: (row: CollectedRow) => row.drives,
	registered: (row: CollectedRow) => row.registered,
	arrived: (row: CollectedRow) => row.arrived,
	fit: (row: CollectedRow) => row.fit,
	deferred: (row: CollectedRow) => row.deferred,
	left: (row: CollectedRow) => row.left,
	no_show: (row: CollectedRow) => row.noShow
};

/** The columns of a file: units alone, donations too, or every figure, as far as the rows were asked for them. */
function columnsOf(measure: Measure) {
	if (measure === 'units') return Object.entries(FIGURE_COLUMNS);
	const { donations, ...others } = MORE_COLUMNS;
	return Object.entries({ ...FIGURE_COLUMNS, donations, ...(knowsPeople(measure) ? others : {}) });
}

/** A file's heading and its lines, as CSV and XLSX alike have them; where parts do not make the whole, a last line says what that is. */
export function collectedCells(
	rows: readonly CollectedRow[],
	{ by, measure }: Pick<CollectionsFilter, 'by' | 'measure'>,
	{ nameOf, overall, computed }: FileFacts
): (string | number | null)[][] {
	const keys = keyColumns[by];
	const named = (key: string, name: string) => (keys.length > 1 ? [key, name] : [key]);
	const columns = columnsOf(measure);
	const known = new Set(columns.map(([name]) => name));
	const further = furtherColumns(computed).filter(({ name }) => !known.has(name));
	const lines = rows.map((row) => [
		...named(row.key, nameOf(row)),
		...columns.map(([, of]) => of(row)),
		...further.map(({ values }) => values.get(row.key) ?? null)
	]);
	const figures = [...columns.map(([name]) => name), ...further.map(({ name }) => name)];
	const heading = [...keys, ...figures];
	if (!computed) return [heading, ...lines];
	const whole = wholeOf(computed);
	return [heading, ...lines, [...named('overall', overall), ...figures.map((name) => whole[name] ?? null)]];
}

/** The measure itself comes last, after what it is made of. */
function furtherColumns(computed: Computed | undefined) {
	if (!computed) return [];
	const { measure, values, details } = computed;
	return [...details.map((detail) => ({ name: detail.key, values: detail.values })), { name: measure, values }];
}

/** The rows as a CSV file; `volume_ml` is empty where nobody stated one. */
export function collectedCsv(
	rows: readonly CollectedRow[],
	split: Pick<CollectionsFilter, 'by' | 'measure'>,
	facts: FileFacts
) {
	return csvText(collectedCells(rows, split, facts));
}
