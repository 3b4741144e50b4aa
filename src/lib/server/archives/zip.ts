import { strToU8, zipSync } from 'fflate';
import { expandZip } from './expand-zip';

/** Beside its own files an archive has a manifest and a signature; a year of thousands of drives is far below this many bytes. */
const LIMITS = { parts: 8, expandedBytes: 16 * 1024 ** 2 };

/** Files by name; texts are UTF-8. */
export type Files = Record<string, string | Uint8Array>;

/** Files as a zip file; the same files and instant give the same bytes. */
export function zipped(files: Files, at: Date): Uint8Array {
	const bytes = Object.entries(files).map(
		([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file] as const
	);
	return zipSync(Object.fromEntries(bytes), { mtime: at });
}

/** What a zip file holds; null where a file is missing, stands twice, or another stands there, where it is too much, or no zip file. */
export function unzipped<Name extends string>(
	bytes: Uint8Array,
	names: readonly Name[]
): Record<Name, Uint8Array> | null {
	const met: string[] = [];
	try {
		const { listed, files } = expandZip(bytes, LIMITS, (name) => met.push(name) > 0);
		const isEach = (found: readonly string[]) => [...found].sort().join() === [...names].sort().join();
		return isEach(listed) && isEach(met) ? (files as Record<Name, Uint8Array>) : null;
	} catch {
		return null;
	}
}
