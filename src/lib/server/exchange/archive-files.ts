import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The most that a file of an archive may hold once it is unpacked, in bytes. */
const MOST_BYTES = 1_000_000;

/** Texts as a zip file; the same texts and instant give the same bytes. */
export function zipped(texts: Record<string, string>, at: Date): Uint8Array {
	const files = Object.entries(texts).map(([name, text]) => [name, strToU8(text)] as const);
	return zipSync(Object.fromEntries(files), { mtime: at });
}

/** The texts of a zip file; null where one is missing, another stands there, one is too large, or it is no zip file. */
export function unzipped<Name extends string>(bytes: Uint8Array, names: readonly Name[]): Record<Name, string> | null {
	try {
		const found = unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES });
		const isWhole = Object.keys(found).length === names.length && names.every((name) => name in found);
		if (!isWhole) return null;
		return Object.fromEntries(Object.entries(found).map(([name, file]) => [name, strFromU8(file)])) as Record<
			Name,
			string
		>;
	} catch {
		return null;
	}
}
