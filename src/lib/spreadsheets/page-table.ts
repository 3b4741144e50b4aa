import { CannotRead } from './cannot-read';
import { SPREADSHEET_LIMITS, type Cell, type Merge, type SheetRow } from './sheet';

/** As many rows as one cell may hold. */
const MOST_SPANNED = 1000;

/** Between these a line ends. */
const LINES = new Set(['br', 'p', 'div', 'li']);

/** One table of a web page while its tags are read. Cells that span others are merged, as in a sheet. */
export class PageTable {
	readonly rows: SheetRow[] = [];
	readonly merges: Merge[] = [];
	#number = 0;
	#row: { hidden: boolean; cells: Cell[] } | null = null;
	#cell: { column: number; text: string } | null = null;
	/** The last row that a cell holds in each column. */
	readonly #held: number[] = [];

	/** Something opens within the table. */
	begin(tag: string, attributes: string) {
		if (tag === 'tr') this.#beginRow(attributes);
		else if (tag === 'td' || tag === 'th') this.#beginCell(attributes);
		else if (this.#cell && LINES.has(tag)) this.#cell.text += '\n';
	}

	/** Something closes within the table. */
	end(tag: string) {
		if (tag === 'tr') this.endRow();
		else if (tag === 'td' || tag === 'th') this.#endCell();
	}

	/** Text outside of cells is not in the table. */
	write(text: string) {
		if (this.#cell) this.#cell.text += text;
	}

	/** Ends the row that is open, with its last cell. */
	endRow() {
		this.#endCell();
		if (!this.#row) return;
		const { hidden, cells } = this.#row;
		if (cells.some((cell) => cell !== null)) this.rows.push({ number: this.#number, hidden, cells });
		this.#row = null;
	}

	#beginRow(attributes: string) {
		this.endRow();
		this.#number++;
		this.#row = { hidden: /display\s*:\s*none/i.test(attributes), cells: [] };
	}

	#beginCell(attributes: string) {
		this.#endCell();
		if (!this.#row) this.#beginRow('');
		let column = this.#row?.cells.length ?? 0;
		while ((this.#held[column] ?? 0) >= this.#number) column++;
		const width = spanned(attributes, 'colspan', SPREADSHEET_LIMITS.columns);
		const height = spanned(attributes, 'rowspan', MOST_SPANNED);
		if (column + width > SPREADSHEET_LIMITS.columns)
			throw new CannotRead('too_many_columns', { limit: SPREADSHEET_LIMITS.columns });
		const [firstRow, lastRow] = [this.#number, this.#number + height - 1];
		for (let held = column; held < column + width; held++) this.#held[held] = lastRow;
		if (width > 1 || height > 1)
			this.merges.push({ firstRow, lastRow, firstColumn: column, lastColumn: column + width - 1 });
		this.#cell = { column, text: '' };
	}

	#endCell() {
		if (!this.#cell || !this.#row) return;
		const { cells } = this.#row;
		const text = this.#cell.text.replace(/ *\n */g, '\n').trim();
		while (cells.length < this.#cell.column) cells.push(null);
		cells.push(text === '' ? null : text);
		this.#cell = null;
	}
}

function spanned(attributes: string, name: string, most: number): number {
	const said = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1];
	return Math.min(Math.max(Number(said ?? 1), 1), most);
}
