import type { Named } from '../areas/area-name';
import type { ShownCell } from './cells';
import type { Statement } from './statement';
import { cellName, innerName, keysOf, YEARLY_TABLES, type Dimension, type YearlyTable } from './yearly-tables';

/** What a line is of; a district has its name from the statement. */
type LineKey = { by: Dimension; key: string; named?: Named };

/** One line of a table: what it is of, and what each side tells; null where a side has no such line. */
export type StatementLine = {
	keys: [LineKey] | [LineKey, LineKey];
	cells: (ShownCell | null)[];
};

/** A table of the listed set with the sides beside each other. Lines that are zero at every side are left out. */
export type StatementTable = { table: YearlyTable; lines: StatementLine[] };

/** Everything that the sides tell in numbers, table by table; districts of both sides stand in one list, each with its own side's cell. */
export function statementTables(sides: readonly Statement[]): StatementTable[] {
	return YEARLY_TABLES.map((table) => ({
		table,
		lines: linesOf(table, sides).filter(({ cells }) => isSomething(cells))
	}));
}

const isSomething = (cells: readonly (ShownCell | null)[]) => cells.some((cell) => cell !== null && cell !== 0);

function linesOf(table: YearlyTable, sides: readonly Statement[]): StatementLine[] {
	if (table.by === 'district') return districtLines(table, sides);
	const told = (cell: string) => sides.map(({ shown }) => shown[cell] ?? null);
	const and = table.and;
	return keysOf(table.by, [])
		.flatMap((key): StatementLine[] => {
			const whole: StatementLine = { keys: [{ by: table.by, key }], cells: told(cellName(table, key)) };
			if (!and) return [whole];
			const inner = keysOf(and, []).map((other): StatementLine => ({
				keys: [
					{ by: table.by, key },
					{ by: and, key: other }
				],
				cells: told(innerName(table, key, other))
			}));
			return [whole, ...inner];
		})
		.concat(and ? marginLines(table, and, told) : []);
}

/** The lines of the second dimension taken by itself. */
function marginLines(
	{ total }: YearlyTable,
	by: Dimension,
	told: (cell: string) => StatementLine['cells']
): StatementLine[] {
	return keysOf(by, []).map((key) => ({ keys: [{ by, key }], cells: told(cellName({ total, by }, key)) }));
}

function districtLines(table: YearlyTable, sides: readonly Statement[]): StatementLine[] {
	return sides.flatMap(({ districts, shown }, side) =>
		districts.map(({ key, ...named }): StatementLine => ({
			keys: [{ by: 'district' as const, key, named }],
			cells: sides.map((_, at) => (at === side ? (shown[cellName(table, key)] ?? null) : null))
		}))
	);
}
