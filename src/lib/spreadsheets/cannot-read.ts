import type { RefusalDetails } from '../result';
import { SPREADSHEET_LIMITS, type Sheet, type SpreadsheetRefusal } from './sheet';

/** Ends the reading of a file, from however deep inside a library. */
export class CannotRead extends Error {
	constructor(
		readonly refusal: SpreadsheetRefusal,
		readonly details: RefusalDetails = {}
	) {
		super(refusal);
	}
}

/** Refuses more text than a list of donors has; one string of a workbook may stand in thousands of cells. */
export function checkText(sheets: readonly Sheet[]) {
	const { cellCharacters, characters } = SPREADSHEET_LIMITS;
	let all = 0;
	for (const { rows } of sheets)
		for (const { number, cells } of rows)
			for (const cell of cells) {
				if (typeof cell !== 'string') continue;
				if (cell.length > cellCharacters) throw new CannotRead('cell_too_long', { row: number, limit: cellCharacters });
				all += cell.length;
				if (all > characters) throw new CannotRead('too_much_text', { limit: characters });
			}
}
