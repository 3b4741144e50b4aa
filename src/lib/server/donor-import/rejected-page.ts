import type { KeptReason } from '$lib/donor-import/batch-state';
import { errorText } from '$lib/donor-import/finding-words';
import { importFieldWords, keptReasonWords } from '$lib/donor-import/import-words';
import type { ColumnGuess } from '$lib/donor-import/fields';
import { m } from '$lib/paraglide/messages';
import type { Cell } from '../spreadsheets/write-workbook';
import type { BatchRow, ImportRow } from './batch-rows';
import { unsealContent, type BatchContent, type RowContent } from './content';

/**
 * The rows of a list that were left out, under the headings of the file and with one column more that says why; the columns that clubs must
 * not keep are not among them. `null` once the list was emptied.
 */
export function rejectedSheet(batch: BatchRow, rows: readonly ImportRow[]): { name: string; rows: Cell[][] } | null {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	if (content?.step !== 'read') return null;
	const { columns, sheet } = content.layout;
	const kept = columns.map(({ reason }) => reason !== 'forbidden');
	const head = columns.map((guess) => headingOf(guess, columns));
	const body = rows.flatMap((row) => {
		const read = unsealContent<RowContent>(row.contentSealed, row.id);
		return read ? [[...read.cells.filter((_, index) => kept[index]), whyLeftOut(row, read)]] : [];
	});
	return { name: sheet, rows: [[...head.filter((_, index) => kept[index]), m.import_rejected_column()], ...body] };
}

/** A heading that stands there once; a column without one, or one of several alike, is called by its field. */
function headingOf({ heading, field }: ColumnGuess, columns: readonly ColumnGuess[]): string {
	const isOnly = columns.filter((other) => other.heading === heading).length === 1;
	return field && (heading === '' || !isOnly) ? importFieldWords[field]() : heading;
}

function whyLeftOut(row: ImportRow, { errors }: RowContent): string {
	if (row.keptBecause) return keptReasonWords[row.keptBecause as KeptReason]();
	if (errors.length > 0) return errors.map(errorText).join(' ');
	return row.decision === 'leave_out' ? m.import_rejected_left_out() : m.import_rejected_undecided();
}
