import { strToU8, unzipSync, zipSync } from 'fflate';

/** The most that a file of an archive may hold once it is unpacked, in bytes. */
const MOST_BYTES = 1_000_000;

/** Files by name; texts are UTF-8. */
export type Files = Record<string, string | Uint8Array>;

/** Files as a zip file; the same files and instant give the same bytes. */
export function zipped(files: Files, at: Date): Uint8Array {
	const bytes = Object.entries(files).map(
		([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file] as const
	);
	return zipSync(Object.fromEntries(bytes), { mtime: at });
}

/** What a zip file holds; null where a file is missing, another stands there, one is too large, or it is no zip file. */
export function unzipped<Name extends string>(
	bytes: Uint8Array,
	names: readonly Name[]
): Record<Name, Uint8Array> | null {
	try {
		const found = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
		const isWhole = Object.keys(found).length === names.length && names.every((name) => name in found);
		return isWhole ? (found as Record<Name, Uint8Array>) : null;
	} catch {
		return null;
	}
}
