import Papa from 'papaparse';

/** One line of what was pasted. `line` counts from 1 as the person sees it; `text` is the line again, cells parted by tabs. */
export type PastedRow = { line: number; cells: string[]; text: string };

/** Reads a pasted table whose cells are parted by tabs, semicolons or commas, quoted or not. Empty lines are left out. */
export function pastedRows(pasted: string): PastedRow[] {
	const tidy = pasted.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const delimiter = ['\t', ';', ','].find((one) => tidy.includes(one)) ?? ',';
	const { data } = Papa.parse<string[]>(tidy, { delimiter });
	return data.flatMap((row, index) => {
		const cells = row.map((cell) => cell.normalize('NFC').replace(/\s+/g, ' ').trim());
		return cells.every((cell) => cell === '') ? [] : [{ line: index + 1, cells, text: cells.join('\t') }];
	});
}
