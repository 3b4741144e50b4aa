import type { SheetKind } from '$lib/exports/sheet-kind';
import { writeCsv } from './write-csv';
import { writeSheets, type Cell, type WrittenSheet } from './write-workbook';

const TYPES: Record<SheetKind, string> = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

type HandedOut = {
	kind: SheetKind;
	file: string;
	title: string;
	/** Of a workbook alone: a first row that stays, and further sheets. */
	frozenHead?: boolean;
	further?: readonly WrittenSheet[];
};

/** Rows as a file to be saved, sent while they are read. `file` is its name without an ending, `title` that of the sheet. */
export function handOut(
	{ kind, file, title, frozenHead, further = [] }: HandedOut,
	rows: AsyncIterable<Cell[]> | Iterable<Cell[]>
): Response {
	const sheets = [{ name: title, rows, frozenHead }, ...further];
	return new Response(kind === 'csv' ? writeCsv(rows) : writeSheets(sheets), {
		headers: {
			'content-type': TYPES[kind],
			'content-disposition': `attachment; filename="${file}.${kind}"`,
			'cache-control': 'no-store'
		}
	});
}
