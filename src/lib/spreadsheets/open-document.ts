import { calendarDate } from '../time/calendar-date';
import { CannotRead } from './cannot-read';
import { SPREADSHEET_LIMITS, type Cell, type Sheet } from './sheet';
import { readXml, type Reading } from './xml';

/** Whether XML, alone or as the part `content.xml` of an archive, is a spreadsheet of LibreOffice or another OpenDocument program. */
export const isOpenSpreadsheet = (xml: string) => /^[\uFEFF\s]*<\?xml/.test(xml) && xml.includes('<office:spreadsheet');

/** Whether its part `META-INF/manifest.xml` says that the parts have a password. */
export const hasPassword = (manifest: string) => manifest.includes('encryption-data');

/** The sheets of such a file: the values that its cells were saved with, no formula, macro or note. */
export function readOpenSpreadsheet(content: string): Sheet[] {
	const reader = new OpenSheets();
	readXml(content, reader);
	return reader.sheets;
}

type Attribute = (name: string) => string | undefined;
type OpenCell = { type: string; said: Attribute; times: number; text: string; lines: number };

/** What an archive is read into while its elements come. */
class OpenSheets implements Reading {
	readonly sheets: Sheet[] = [];
	readonly #hiddenStyles = new Set<string>();
	#style = '';
	#column = 0;
	#row: { number: number; times: number; hidden: boolean; cells: Cell[]; column: number } | null = null;
	#number = 0;
	#filled = 0;
	#cell: OpenCell | null = null;
	/** How deep the reading is within a note, whose text is none of the cell. */
	#note = 0;

	open = (element: string, attribute: Attribute) => {
		if (element === 'annotation') this.#note++;
		else if (element === 'style') this.#style = attribute('name') ?? '';
		else if (element === 'table-properties' && attribute('display') === 'false') this.#hiddenStyles.add(this.#style);
		else if (element === 'table') this.#beginSheet(attribute);
		else if (element === 'table-column') this.#takeColumn(attribute);
		else if (element === 'table-row') this.#beginRow(attribute);
		else if (element === 'table-cell' || element === 'covered-table-cell') this.#beginCell(attribute);
		else if (this.#cell && this.#note === 0) this.#beginText(this.#cell, element, attribute);
	};

	close = (element: string) => {
		if (element === 'annotation') this.#note--;
		else if (element === 'table-cell' || element === 'covered-table-cell') this.#endCell();
		else if (element === 'table-row') this.#endRow();
	};

	text = (text: string) => {
		if (this.#cell && this.#cell.lines > 0 && this.#note === 0) this.#cell.text += text;
	};

	#beginSheet(attribute: Attribute) {
		const hidden = this.#hiddenStyles.has(attribute('style-name') ?? '');
		this.sheets.push({ name: attribute('name') ?? '', hidden, rows: [], hiddenColumns: [], merges: [] });
		[this.#number, this.#column] = [0, 0];
	}

	#takeColumn(attribute: Attribute) {
		const last = Math.min(this.#column + times(attribute('number-columns-repeated')), SPREADSHEET_LIMITS.columns);
		for (; this.#column < last; this.#column++)
			if (isHidden(attribute)) this.sheets.at(-1)?.hiddenColumns.push(this.#column);
	}

	#beginRow(attribute: Attribute) {
		const repeated = times(attribute('number-rows-repeated'));
		this.#row = { number: this.#number + 1, times: repeated, hidden: isHidden(attribute), cells: [], column: 0 };
		this.#number += repeated;
	}

	#beginCell(attribute: Attribute) {
		const type = attribute('calcext:value-type') === 'error' ? 'error' : (attribute('office:value-type') ?? '');
		this.#cell = { type, said: attribute, times: times(attribute('number-columns-repeated')), text: '', lines: 0 };
		const [width, height] = ['number-columns-spanned', 'number-rows-spanned'].map((name) => times(attribute(name)));
		if (!this.#row || !width || !height || width * height === 1) return;
		const { number: firstRow, column: firstColumn } = this.#row;
		const [lastRow, lastColumn] = [firstRow + height - 1, firstColumn + width - 1];
		this.sheets.at(-1)?.merges.push({ firstRow, lastRow, firstColumn, lastColumn });
	}

	#beginText(cell: OpenCell, element: string, attribute: Attribute) {
		if (element === 'p' && cell.lines++ > 0) cell.text += '\n';
		else if (element === 'line-break') cell.text += '\n';
		else if (element === 'tab') cell.text += ' ';
		else if (element === 's') cell.text += ' '.repeat(Math.min(times(attribute('c')), 100));
	}

	#endCell() {
		const [cell, row] = [this.#cell, this.#row];
		this.#cell = null;
		if (!cell || !row) return;
		const value = valueOf(cell);
		const next = row.column + cell.times;
		if (value !== null && next > SPREADSHEET_LIMITS.columns)
			throw new CannotRead('too_many_columns', { limit: SPREADSHEET_LIMITS.columns });
		if (value !== null) {
			while (row.cells.length < row.column) row.cells.push(null);
			while (row.cells.length < next) row.cells.push(value);
		}
		row.column = next;
	}

	#endRow() {
		const row = this.#row;
		this.#row = null;
		if (!row || row.cells.length === 0) return;
		this.#filled += row.times;
		if (this.#filled > SPREADSHEET_LIMITS.rows)
			throw new CannotRead('too_many_rows', { limit: SPREADSHEET_LIMITS.rows });
		const { hidden, cells } = row;
		for (let one = 0; one < row.times; one++)
			this.sheets.at(-1)?.rows.push({ number: row.number + one, hidden, cells: [...cells] });
	}
}

const isHidden = (attribute: Attribute) => /^(collapse|filter)$/.test(attribute('visibility') ?? '');

/** How often something stands there; a file may say any number. */
const times = (said: string | undefined) => Math.min(Math.max(Math.trunc(Number(said ?? 1)) || 1, 1), 1_048_576);

function valueOf({ type, said, text }: OpenCell): Cell {
	const shown = text.trim() === '' ? null : text.trim();
	if (type === 'error') return { error: (shown ?? '#').slice(0, 20) };
	if (type === 'boolean') return said('office:boolean-value') === 'true';
	if (type === 'date') {
		const day = calendarDate((said('office:date-value') ?? '').slice(0, 10));
		return day ? { day } : shown;
	}
	if (type !== 'float' && type !== 'percentage' && type !== 'currency') return said('office:string-value') || shown;
	const value = Number(said('office:value') ?? Number.NaN);
	return Number.isFinite(value) ? value : shown;
}
