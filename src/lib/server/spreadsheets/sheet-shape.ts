import { calendarDate } from '$lib/time/calendar-date';
import { SPREADSHEET_LIMITS, type Cell, type Merge } from '$lib/spreadsheets/sheet';
import { CannotRead } from '$lib/spreadsheets/cannot-read';
import { readXml, type Reading } from '$lib/spreadsheets/xml';

/** What the library that reads values does not tell of a sheet. `odd` are cells that it reads wrongly, by `row:column`. */
export type SheetShape = {
	hiddenColumns: number[];
	hiddenRows: Set<number>;
	merges: Merge[];
	odd: Map<string, Cell>;
	filledRows: number;
};

/** As many rows as a workbook can have. */
const LAST_ROW = 1_048_576;

/** More are no list of people; those beyond it count as parted. */
const MOST_MERGES = 5000;

/** Reads how a sheet is laid out, and refuses one of more rows or columns than are taken before its values are read. */
export function readShape(xml: string): SheetShape {
	const shape: SheetShape = { hiddenColumns: [], hiddenRows: new Set(), merges: [], odd: new Map(), filledRows: 0 };
	readXml(xml, { ...cellsInto(shape) });
	return shape;
}

function cellsInto(shape: SheetShape): Reading {
	let row = 0;
	let filledRow = 0;
	let cell: { address: string; type: string } | null = null;
	let value = '';
	const open: Reading['open'] = (element, attribute) => {
		if (element === 'row') {
			row = Number(attribute('r') ?? row + 1);
			if (!(row <= LAST_ROW)) throw new CannotRead('damaged');
			if (isOn(attribute('hidden'))) shape.hiddenRows.add(row);
		} else if (element === 'c') {
			cell = { address: attribute('r') ?? '', type: attribute('t') ?? 'n' };
			value = '';
		} else if (cell && (element === 'v' || element === 'is')) {
			if (columnOf(cell.address) >= SPREADSHEET_LIMITS.columns)
				throw new CannotRead('too_many_columns', { limit: SPREADSHEET_LIMITS.columns });
			if (filledRow !== row) shape.filledRows++;
			filledRow = row;
		} else if (element === 'col' && isOn(attribute('hidden'))) {
			const last = Math.min(Number(attribute('max')), SPREADSHEET_LIMITS.columns);
			for (let column = Number(attribute('min')); column <= last; column++) shape.hiddenColumns.push(column - 1);
		} else if (element === 'mergeCell') {
			const merge = readMerge(attribute('ref') ?? '');
			if (merge && shape.merges.length < MOST_MERGES) shape.merges.push(merge);
		}
	};
	const close = (element: string) => {
		if (element !== 'c' || !cell) return;
		const odd = oddCell(cell.type, value);
		if (odd) shape.odd.set(`${row}:${columnOf(cell.address)}`, odd);
		cell = null;
	};
	return { open, close, text: (text) => void (cell && /^[ed]$/.test(cell.type) && (value += text)) };
}

/** The library takes an error for an empty cell, and a date in words for one in the zone of this machine. */
function oddCell(type: string, value: string): Cell {
	const text = value.trim();
	if (type === 'e' && text !== '') return { error: text.slice(0, 20) };
	if (type !== 'd' || text === '') return null;
	const day = calendarDate(text.slice(0, 10));
	return day ? { day } : { error: text.slice(0, 20) };
}

function readMerge(reference: string): Merge | null {
	const [, left, top, right, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
	if (!left || !right) return null;
	return {
		firstRow: Number(top),
		lastRow: Number(bottom),
		firstColumn: columnOf(left),
		lastColumn: columnOf(right)
	};
}

/** `A1` is column 0, `AA1` column 26. */
function columnOf(address: string): number {
	const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? '';
	return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const isOn = (flag: string | undefined) => flag === '1' || flag === 'true';
