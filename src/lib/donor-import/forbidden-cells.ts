import type { Cell, SheetRow } from '../spreadsheets/sheet';
import type { FoundTable } from './find-tables';
import { saysMedical } from './forbidden';
import { plain } from './plain';

/** A table without what clubs must not keep. `medicalRows` are the rows, by their number, of which a cell was emptied because it says something medical. */
export type KeptTable = FoundTable & { medicalRows: number[] };

/** Empties the columns that clubs must not keep, and any other cell that says something medical: neither is looked at again or stored. */
export function withoutForbidden(table: FoundTable): KeptTable {
	const forbidden = new Set(table.columns.filter(({ reason }) => reason === 'forbidden').map(({ column }) => column));
	const medicalRows: number[] = [];
	const rows = table.rows.map((row): SheetRow => {
		const cells = row.cells.map((cell, column): Cell => {
			if (forbidden.has(column)) return null;
			if (typeof cell !== 'string' || !saysMedical(plain(cell))) return cell;
			if (medicalRows.at(-1) !== row.number) medicalRows.push(row.number);
			return null;
		});
		return { ...row, cells };
	});
	const skipped = table.skipped.map(({ row, why }) => ({ row, why, text: '' }));
	return { ...table, rows, skipped, medicalRows };
}
