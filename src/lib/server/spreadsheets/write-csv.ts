import { BYTE_ORDER_MARK, csvLines } from '$lib/spreadsheets/csv';
import type { Cell } from './write-workbook';

/** As many rows as are written before others have their turn. */
const ROWS_AT_ONCE = 200;

/**
 * Rows as a CSV file, written no faster than it is taken away. It begins with a byte order mark, without which Excel garbles Vietnamese and
 * Lao; cells that a spreadsheet would run as a formula are neutralised.
 */
export function writeCsv(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): ReadableStream<Uint8Array> {
	const texts = written(rows);
	const encoder = new TextEncoder();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await texts.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await texts.return(undefined);
		}
	});
}

async function* written(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>): AsyncGenerator<string, undefined> {
	yield BYTE_ORDER_MARK;
	let waiting: Cell[][] = [];
	for await (const row of rows) {
		waiting.push(row);
		if (waiting.length < ROWS_AT_ONCE) continue;
		yield linesOf(waiting);
		waiting = [];
	}
	if (waiting.length > 0) yield linesOf(waiting);
}

const linesOf = (rows: Cell[][]) => csvLines(rows.map(asText));

const asText = (row: Cell[]) => row.map((cell) => (cell !== null && typeof cell === 'object' ? cell.day : cell));
