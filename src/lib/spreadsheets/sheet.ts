import type { CalendarDate } from '../time/calendar-date';

/** What stands in a cell: a formula gives its last value, an error its sign (`#REF!`), a date its day without the time. */
export type Cell = string | number | boolean | { day: CalendarDate } | { error: string } | null;

/** Row `number` counts from 1 as the file shows it. Cells stand from column 0 on. */
export type SheetRow = { number: number; hidden: boolean; cells: Cell[] };

/** Cells shown as one; only the first holds something. Rows count from 1, columns from 0, both ends belong to it. */
export type Merge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

/** One sheet of a file, without its empty rows. */
export type Sheet = { name: string; hidden: boolean; rows: SheetRow[]; hiddenColumns: number[]; merges: Merge[] };

/** Why a file cannot be read as sheets. */
export const SPREADSHEET_REFUSALS = [
	'too_large',
	'no_bytes',
	'empty',
	'old_workbook',
	'encrypted',
	'not_a_spreadsheet',
	'damaged',
	'too_many_parts',
	'expands_too_much',
	'too_many_rows',
	'too_many_columns',
	'cell_too_long',
	'too_much_text',
	'unknown_encoding',
	'legacy_font',
	'broken_quotes',
	'took_too_long',
	'took_too_much_memory'
] as const;

export type SpreadsheetRefusal = (typeof SPREADSHEET_REFUSALS)[number];

/** What a file may hold at most. */
export const SPREADSHEET_LIMITS = {
	bytes: 5 * 1024 * 1024,
	/** Parts of the archive that a workbook is. */
	parts: 50,
	expandedBytes: 50 * 1024 * 1024,
	/** Rows with something in them, of all sheets together. */
	rows: 10_000,
	columns: 256,
	cellCharacters: 4000,
	characters: 5_000_000
} as const;
