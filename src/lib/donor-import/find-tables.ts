import type { Sheet, SheetRow } from '../spreadsheets/sheet';
import { bodyOf, type SkippedRow } from './body';
import type { ColumnGuess } from './fields';
import { findHeader } from './find-header';

/** A table of people as found on a sheet. `headerRows` are row numbers of the file, none where all rows are people. */
export type FoundTable = {
	sheet: string;
	hidden: boolean;
	headerRows: number[];
	columns: ColumnGuess[];
	rows: SheetRow[];
	skipped: SkippedRow[];
};

/** The table of each sheet that has one, the likeliest list of donors first: shown before hidden, then by what its head names, then by its rows. */
export function findTables(sheets: readonly Sheet[]): FoundTable[] {
	const found = sheets.flatMap((sheet) => {
		if (sheet.rows.length === 0) return [];
		const header = findHeader(sheet);
		const table: FoundTable = {
			sheet: sheet.name,
			hidden: sheet.hidden,
			headerRows: header.rows.flatMap((index) => sheet.rows[index]?.number ?? []),
			columns: header.columns,
			...bodyOf(sheet, header)
		};
		return { table, score: header.score };
	});
	return found.sort((one, other) => likelihood(other) - likelihood(one)).map(({ table }) => table);
}

function likelihood({ table, score }: { table: FoundTable; score: number }): number {
	const hasRows = table.rows.length > 0 ? 1 : 0;
	return (table.hidden ? 0 : 1e9) + hasRows * 1e8 + score * 1e5 + table.rows.length;
}
