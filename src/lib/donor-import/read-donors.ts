import type { ImportField } from './fields';
import type { FoundTable } from './find-tables';
import { plain } from './plain';
import { readBeside, readDonor } from './read-facts';
import { RowReader, type Reading, type ReadRow } from './read-row';

/** Which column holds which field, by the place of the column. */
export type ColumnChoice = ReadonlyMap<ImportField, number>;

/** The columns as they were recognised. */
export function guessedChoice({ columns }: FoundTable): ColumnChoice {
	return new Map(columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])));
}

/** The choice without columns that must never be taken in, whoever chose them. */
export function allowedChoice({ columns }: FoundTable, choice: ColumnChoice): ColumnChoice {
	const forbidden = new Set(columns.filter(({ reason }) => reason === 'forbidden').map(({ column }) => column));
	return new Map([...choice].filter(([, column]) => !forbidden.has(column)));
}

/** Reads each row of a table as a person, by the columns as guessed or as somebody chose them; forbidden ones are left out even so. */
export function readDonors(table: FoundTable, reading: Reading, choice = guessedChoice(table)): ReadRow[] {
	const columns = allowedChoice(table, choice);
	const rows = table.rows.map((row) => {
		const reader = new RowReader(row, columns, reading);
		const [donor, beside] = [readDonor(reader), readBeside(reader)];
		return { row: row.number, hidden: row.hidden, donor, beside, errors: reader.errors, notes: reader.notes };
	});
	return swapsNoted(table, rows, columns);
}

const DAY_FIRST = /^(\d{1,2})[/.-]\d{1,2}[/.-]\d{4}$/;

/**
 * A spreadsheet that expects the month first makes of `5/4/1990` the 4th of May, and leaves `13/4/1990` as text. Where a column has such
 * text, and no real date after the 12th of a month, each real date may be swapped.
 */
function swapsNoted(table: FoundTable, rows: ReadRow[], columns: ColumnChoice): ReadRow[] {
	const swapped = (['birthDate', 'lastDonation'] as const).flatMap((field) => {
		const column = columns.get(field) ?? -1;
		const cells = table.rows.map(({ cells }) => cells[column] ?? null);
		const days = cells.flatMap((cell) => (cell !== null && typeof cell === 'object' && 'day' in cell ? cell.day : []));
		const leftAsText = cells.some((cell) => typeof cell === 'string' && Number(DAY_FIRST.exec(plain(cell))?.[1]) > 12);
		return leftAsText && days.every((day) => Number(day.slice(8)) <= 12) ? { field, column, cells } : [];
	});
	return rows.map((row, index) => {
		const notes = swapped.flatMap(({ field, column, cells }) => {
			const cell = cells[index] ?? null;
			if (cell === null || typeof cell !== 'object') return [];
			return { field, column, code: 'day_and_month_may_be_swapped' as const, text: plain(cell) };
		});
		return { ...row, notes: [...row.notes, ...notes] };
	});
}
