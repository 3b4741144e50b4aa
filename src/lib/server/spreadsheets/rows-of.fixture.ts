import type { Cell } from '$lib/spreadsheets/sheet';
import { readFile } from './read-file';

/** The rows of a file, each with its number first, or why it was refused. */
export async function rowsOf(bytes: Uint8Array, name = 'ds.csv'): Promise<[number, ...Cell[]][] | string> {
	const read = await readFile(bytes, name);
	if (!read.ok) return read.refusal;
	return read.value.flatMap(({ rows }) => rows.map(({ number, cells }): [number, ...Cell[]] => [number, ...cells]));
}
