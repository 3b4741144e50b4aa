const segments = (text: string) => [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];

/** Breaks words into lines no wider than this, by a measure of widths; Lao, written without spaces, between its words. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const { segment } of segments(text)) {
		if (line.trim() !== '' && measure((line + segment).trimEnd()) > width) {
			lines.push(line.trim());
			line = segment;
		} else line += segment;
	}
	return line.trim() === '' ? lines : [...lines, line.trim()];
}
