import { CannotRead } from './cannot-read';
import { PageTable } from './page-table';
import { shownText } from './page-signs';
import { SPREADSHEET_LIMITS, type Sheet } from './sheet';

/** Whether a text is a web page: old programs hand out their tables so, and call the file `.xls`. */
export const isWebPage = (text: string) =>
	isXml(text) || /^[\uFEFF\s]*<(!doctype\s+html|html|head|meta|style|body|div|center|table|!--)[\s>[]/i.test(text);

/** Whether a text is the XML that Excel 2003 wrote, or a page with all that belongs to it in one file. */
export const isOldPage = (text: string) =>
	/^[\uFEFF\s]*MIME-Version:/i.test(text) || (isXml(text) && /<(\w+:)?Workbook[\s>]/.test(text));

const isXml = (text: string) => /^[\uFEFF\s]*<\?xml/.test(text);

/** The tables of a web page, one sheet each; a page without any is refused. Scripts, styles and comments are no text. */
export function readWebPage(html: string, name: string): Sheet[] {
	const tables: PageTable[] = [];
	const open: PageTable[] = [];
	readTags(html, {
		text: (text) => open.at(-1)?.write(text),
		open: (tag, attributes) => {
			if (tag === 'table') {
				const table = new PageTable();
				tables.push(table);
				open.push(table);
			} else open.at(-1)?.begin(tag, attributes);
		},
		close: (tag) => (tag === 'table' ? open.pop()?.endRow() : open.at(-1)?.end(tag))
	});
	for (const table of open) table.endRow();
	if (tables.length === 0) throw new CannotRead('not_a_spreadsheet');
	const filled = tables.reduce((sum, { rows }) => sum + rows.length, 0);
	if (filled > SPREADSHEET_LIMITS.rows) throw new CannotRead('too_many_rows', { limit: SPREADSHEET_LIMITS.rows });
	return tables.map(({ rows, merges }, index) => {
		const called = tables.length > 1 ? `${name} ${index + 1}` : name;
		return { name: called, hidden: false, rows, hiddenColumns: [], merges };
	});
}

type Tags = {
	open: (tag: string, attributes: string) => void;
	close: (tag: string) => void;
	text: (text: string) => void;
};

/** Parts a page into tags and text from front to back, however carelessly it was written; each sign is looked at once. */
function readTags(html: string, { open, close, text }: Tags) {
	let from = 0;
	while (from < html.length) {
		const start = html.indexOf('<', from);
		const isComment = start !== -1 && html.startsWith('<!--', start);
		const end = start === -1 ? -1 : html.indexOf(isComment ? '-->' : '>', start);
		text(shownText(html.slice(from, start === -1 ? html.length : start)));
		if (end === -1) return;
		from = end + (isComment ? 3 : 1);
		const [, slash, name = '', attributes = ''] =
			/^<(\/?)([a-z][a-z\d]*)([^>]*)$/i.exec(isComment ? '' : html.slice(start, end)) ?? [];
		const tag = name.toLowerCase();
		if (slash) close(tag);
		else if (tag === 'script' || tag === 'style' || tag === 'title') from = endOf(html, tag, from);
		else if (tag) open(tag, attributes);
	}
}

/** Where something whose text is not shown ends. */
function endOf(html: string, tag: string, from: number): number {
	const closing = new RegExp(`</${tag}`, 'gi');
	closing.lastIndex = from;
	return closing.exec(html)?.index ?? html.length;
}
