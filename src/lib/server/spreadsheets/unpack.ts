import { strFromU8, Unzip, UnzipInflate, unzipSync, type UnzipFile } from 'fflate';
import { SPREADSHEET_LIMITS } from '$lib/spreadsheets/sheet';
import { CannotRead } from '$lib/spreadsheets/cannot-read';

/** The parts of a workbook that are read, by their path in it. */
export type Parts = Record<string, Uint8Array>;

type Limits = { parts: number; expandedBytes: number };

/** As much of the archive at a time as cannot expand to more than 16 MiB: deflate makes at most 1,032 bytes of one. */
const PUSHED_BYTES = 16 * 1024;

/** Macros, pictures, links to other files and what a page looks like are never looked at. */
const isRead = (path: string) =>
	/\.(xml|rels)$/.test(path) && !/^xl\/(externalLinks|drawings|charts|theme|media|printerSettings|comments)/.test(path);

/** Unpacks what is read of an archive. Its directory is believed only where it says too much: what expands is counted. */
export function unpack(archive: Uint8Array, limits: Limits = SPREADSHEET_LIMITS): Parts {
	const listed = directoryOf(archive, limits);
	const parts: Parts = {};
	let expanded = 0;
	const unzip = new Unzip((file) => {
		if (!listed.has(file.name) || !isRead(file.name)) return;
		takeAll(
			file,
			(bytes) => (parts[file.name] = bytes),
			(size) => {
				expanded += size;
				if (expanded > limits.expandedBytes) throw new CannotRead('expands_too_much');
			}
		);
	});
	unzip.register(UnzipInflate);
	for (let from = 0; from < archive.length; from += PUSHED_BYTES) {
		const to = Math.min(from + PUSHED_BYTES, archive.length);
		unzip.push(archive.subarray(from, to), to === archive.length);
	}
	return parts;
}

/** The paths that the archive lists, nothing unpacked. */
function directoryOf(archive: Uint8Array, limits: Limits): Set<string> {
	const paths = new Set<string>();
	let count = 0;
	let expanded = 0;
	unzipSync(archive, {
		filter: ({ name, originalSize }) => {
			paths.add(name);
			if (++count > limits.parts) throw new CannotRead('too_many_parts', { limit: limits.parts });
			if ((expanded += originalSize) > limits.expandedBytes) throw new CannotRead('expands_too_much');
			return false;
		}
	});
	return paths;
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

/** A part as text. Workbooks are written in UTF-8. */
export function partText(part: Uint8Array | undefined): string {
	return part ? strFromU8(part) : '';
}
