/** The signs that a page names most; letters with a mark are put together from both. */
const NAMED: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	middot: '·',
	bull: '•',
	deg: '°'
};
const MARKS: Record<string, string> = {
	grave: '\u0300',
	acute: '\u0301',
	circ: '\u0302',
	tilde: '\u0303',
	uml: '\u0308'
};

/** The text between two tags of a web page as it is shown: its named and numbered signs read, its blanks as one. */
export function shownText(written: string): string {
	return written
		.replace(/\s+/g, ' ')
		.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (all, decimal, hex, name) => {
			if (name === undefined) return numbered(decimal ? Number(decimal) : Number.parseInt(hex, 16));
			const [, letter, mark] = /^([a-zA-Z])(grave|acute|circ|tilde|uml)$/.exec(name) ?? [];
			return NAMED[name] ?? (letter && mark ? `${letter}${MARKS[mark]}` : all);
		})
		.normalize('NFC');
}

const numbered = (code: number) =>
	code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
