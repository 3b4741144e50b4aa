import type { Cell, Sheet, SheetRow } from '../spreadsheets/sheet';
import type { Heading } from './fields';
import { plain } from './plain';

/** How many columns a sheet has. */
export function widthOf(rows: readonly SheetRow[]): number {
	return rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
}

/**
 * The heading of each column where these rows, one or two, are its heading. In two rows a heading of the upper one that spans several
 * columns, merged or with nothing to its right, is the group of those below it.
 */
export function headingsIn(sheet: Sheet, upper: SheetRow, lower: SheetRow | null): Heading[] {
	const headings: Heading[] = [];
	const merges = sheet.merges.filter(({ firstRow, lastRow }) => firstRow <= upper.number && lastRow >= upper.number);
	let group = '';
	for (let column = 0; column < widthOf(sheet.rows); column++) {
		const span = merges.find(({ firstColumn, lastColumn }) => firstColumn <= column && lastColumn >= column);
		const above = headOf(upper.cells[span?.firstColumn ?? column] ?? null);
		const below = lower && (span?.lastRow ?? 0) < lower.number ? headOf(lower.cells[column] ?? null) : '';
		if (lower && below !== '') {
			group = above === '' && !span ? group : above;
			headings.push({ column, own: below, group, part: 0, parts: 1 });
		} else {
			group = '';
			const [part, parts] = span ? [column - span.firstColumn, span.lastColumn - span.firstColumn + 1] : [0, 1];
			headings.push({ column, own: above, group, part, parts });
		}
	}
	return headings.map((heading) => withoutUnshared(heading, headings));
}

/** A heading is short; a longer text is not looked through for one. */
const headOf = (cell: Cell) => plain(cell).slice(0, 200);

/** A group over one column only is no group: `Ngày sinh` above `(ngày/tháng/năm)` is the heading, in two lines. */
function withoutUnshared(heading: Heading, all: readonly Heading[]): Heading {
	if (heading.group === '' || all.filter(({ group }) => group === heading.group).length > 1) return heading;
	return { ...heading, own: `${heading.group} ${heading.own}`, group: '' };
}
