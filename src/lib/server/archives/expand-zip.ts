import { Unzip, UnzipInflate, unzipSync, type UnzipFile } from 'fflate';

/** How many files an archive may list, and how many bytes they may expand to together. */
export type ExpandLimits = { parts: number; expandedBytes: number };

/** An archive holds more than it may. */
export class HoldsTooMuch extends Error {
	constructor(readonly what: 'too_many_parts' | 'expands_too_much') {
		super(what);
	}
}

/** As much of the archive at a time as cannot expand to more than 16 MiB: deflate makes at most 1,032 bytes of one. */
const PUSHED_BYTES = 16 * 1024;

/**
 * Unpacks the files of an archive that are wanted; `listed` are the names in its directory. That is believed only where it says too much: what
 * expands is counted. Throws `HoldsTooMuch`, and whatever else is wrong with it.
 */
export function expandZip(
	archive: Uint8Array,
	limits: ExpandLimits,
	isWanted: (name: string) => boolean
): { listed: string[]; files: Record<string, Uint8Array> } {
	const listed = namesIn(archive, limits);
	const known = new Set(listed);
	const files: Record<string, Uint8Array> = {};
	let expanded = 0;
	const unzip = new Unzip((file) => {
		if (!known.has(file.name) || !isWanted(file.name)) return;
		takeAll(
			file,
			(bytes) => (files[file.name] = bytes),
			(size) => {
				expanded += size;
				if (expanded > limits.expandedBytes) throw new HoldsTooMuch('expands_too_much');
			}
		);
	});
	unzip.register(UnzipInflate);
	for (let from = 0; from < archive.length; from += PUSHED_BYTES) {
		const to = Math.min(from + PUSHED_BYTES, archive.length);
		unzip.push(archive.subarray(from, to), to === archive.length);
	}
	return { listed, files };
}

/** The names that the archive lists, nothing unpacked. */
function namesIn(archive: Uint8Array, limits: ExpandLimits): string[] {
	const names: string[] = [];
	let expanded = 0;
	unzipSync(archive, {
		filter: ({ name, originalSize }) => {
			if (names.push(name) > limits.parts) throw new HoldsTooMuch('too_many_parts');
			if ((expanded += originalSize) > limits.expandedBytes) throw new HoldsTooMuch('expands_too_much');
			return false;
		}
	});
	return names;
}

function takeAll(file: UnzipFile, take: (bytes: Uint8Array) => void, count: (size: number) => void) {
	const chunks: Uint8Array[] = [];
	file.ondata = (error, chunk, final) => {
		if (error) throw error;
		count(chunk.length);
		chunks.push(chunk);
		if (final) take(Buffer.concat(chunks));
	};
	file.start();
}
