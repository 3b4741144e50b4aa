import { BAG_VOLUMES_ML } from '../donations/component';
import { AGE_BANDS } from '../donors/age-band';
import type { Cells, Linked, Sum } from './cells';

/** What a table is told apart by. `district` takes its lines from the data; the others are the same every year. An empty key was not stated. */
const DIMENSIONS = {
	month: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', ''],
	source: ['counted', 'reported'],
	sex: ['female', 'male', ''],
	age: [...AGE_BANDS, ''],
	first: ['first', 'repeat'],
	volume: [...BAG_VOLUMES_ML.map(String), 'other'],
	abo: ['O', 'A', 'B', 'AB', ''],
	rhd: ['+', '-', ''],
	registered: ['arrived', 'no_show', 'ahead'],
	arrived: ['donated', 'deferred', 'left', 'unfinished']
} as const;

/** By what a table is told apart. */
export type Dimension = keyof typeof DIMENSIONS | 'district';

/** One table of the listed set: a total told apart by one dimension, or by two with both their margins. */
export type YearlyTable = { id: YearlyTableId; total: string; by: Dimension; and?: Dimension };

export type YearlyTableId =
	| 'units_by_district'
	| 'units_by_month'
	| 'units_by_source'
	| 'donations_by_sex_and_age'
	| 'donations_by_first'
	| 'donations_by_volume'
	| 'donations_by_group'
	| 'registered_by_outcome'
	| 'arrived_by_outcome';

/** The one set of tables that provinces lay beside each other. Whatever is to be told further is listed here, so that it is reckoned with. */
export const YEARLY_TABLES: readonly YearlyTable[] = [
	{ id: 'units_by_district', total: 'units', by: 'district' },
	{ id: 'units_by_month', total: 'units', by: 'month' },
	{ id: 'units_by_source', total: 'units', by: 'source' },
	{ id: 'donations_by_first', total: 'donations', by: 'first' },
	{ id: 'donations_by_volume', total: 'donations', by: 'volume' },
	{ id: 'donations_by_group', total: 'donations', by: 'abo', and: 'rhd' },
	{ id: 'donations_by_sex_and_age', total: 'donations', by: 'sex', and: 'age' },
	{ id: 'registered_by_outcome', total: 'registered', by: 'registered' },
	{ id: 'arrived_by_outcome', total: 'registered/arrived', by: 'arrived' }
];

/** The totals that head a statement. */
export const TOTALS = ['drives', 'registered', 'registered/arrived', 'donations', 'units'] as const;

/** Bags of insufficient quantity: the difference of two totals, so it is a cell though no table shows it. */
export const INSUFFICIENT = 'donations/insufficient';

/** Units that were counted bag by bag, and people of whom one is known to have given. */
export const COUNTED_UNITS = 'units/source:counted';
export const DONATED = 'registered/arrived/arrived:donated';

/** The name of a cell: its total and the key in one dimension or two. A part that is the total of another table bears that name alone. */
export function cellName({ total, by }: Pick<YearlyTable, 'total' | 'by'>, key: string): string {
	return total === by ? `${total}/${key}` : `${total}/${by}:${key}`;
}

/** The name of an inner cell of a table of two dimensions. */
export const innerName = ({ total, by, and }: YearlyTable, key: string, other: string) =>
	`${total}/${by}:${key}/${and}:${other}`;

/** The lines of a table along a dimension; districts are those of the statement. */
export const keysOf = (dimension: Dimension, districts: readonly string[]): readonly string[] =>
	dimension === 'district' ? districts : DIMENSIONS[dimension];

/** How the cells hang together: each total and its parts, both margins of a table of two dimensions, and what two totals have in common. */
export function linkedTables(cells: Cells, districts: readonly string[]): Linked {
	const sums = YEARLY_TABLES.flatMap((table) => sumsOf(table, districts));
	sums.push({ total: 'donations', parts: [COUNTED_UNITS, INSUFFICIENT] });
	if (cells[DONATED] === cells.donations) sums.push({ total: DONATED, parts: ['donations'] });
	const named = new Set(['drives', ...sums.flatMap(({ total, parts }) => [total, ...parts])]);
	return { cells: Object.fromEntries([...named].map((cell) => [cell, cells[cell] ?? 0])), sums };
}

function sumsOf(table: YearlyTable, districts: readonly string[]): Sum[] {
	const keys = keysOf(table.by, districts);
	const margin: Sum = { total: table.total, parts: keys.map((key) => cellName(table, key)) };
	if (!table.and) return [margin];
	const and = table.and;
	const others = keysOf(and, districts);
	const across = { total: table.total, by: and };
	return [
		margin,
		{ total: table.total, parts: others.map((other) => cellName(across, other)) },
		...keys.map((key) => ({ total: cellName(table, key), parts: others.map((other) => innerName(table, key, other)) })),
		...others.map((other) => ({
			total: cellName(across, other),
			parts: keys.map((key) => innerName(table, key, other))
		}))
	];
}
