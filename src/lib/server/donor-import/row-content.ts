import type { ColumnGuess } from '$lib/donor-import/fields';
import { plain } from '$lib/donor-import/plain';
import type { ReadRow } from '$lib/donor-import/read-row';
import { donorFields } from '$lib/donors/donor-form';
import { cellProblem } from '$lib/pasted/cell-rules';
import type { Cell, SheetRow } from '$lib/spreadsheets/sheet';
import type { Cell as WrittenCell } from '../spreadsheets/write-workbook';
import type { RowContent } from './content';

/** What is kept of a row that was read. Where no address stands in it, its village, commune, district and province are one. */
export function rowContent(
	{ donor, beside, errors, notes }: ReadRow,
	{ cells }: SheetRow,
	columns: readonly ColumnGuess[]
): RowContent {
	const places = [beside.village, beside.commune, beside.district, beside.province].filter(Boolean).join(', ');
	const isAddress = donor.address === '' && cellProblem(donorFields.address as never, places) === null;
	return {
		cells: columns.map(({ column, reason }) => (reason === 'forbidden' ? null : handedBack(cells[column] ?? null))),
		donor: isAddress ? { ...donor, address: places } : donor,
		stated: { lastDonation: beside.lastDonation, volume: beside.volume, donations: beside.donations },
		errors,
		notes
	};
}

/** A cell as it is written again: numbers stay numbers, a day is `d/m/yyyy`, an error of a formula its sign. */
function handedBack(cell: Cell): WrittenCell {
	if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
	return typeof cell === 'object' && 'error' in cell ? cell.error : plain(cell);
}
