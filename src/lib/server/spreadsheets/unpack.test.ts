import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { SPREADSHEET_LIMITS } from '$lib/spreadsheets/sheet';
import { archiveOf, rawParts, rawWorkbook } from './raw-workbook.fixture';
import { readFile } from './read-file';
import { unpack } from './unpack';

const MIB = 1024 * 1024;
const sheet = { name: 'DS', rows: { 1: ['Họ và tên'], 2: ['Nguyễn Thị Thử Nghiệm'] } };

/** A workbook with one more part, of so many bytes that were deflated to nearly nothing before. */
function withPart(deflated: Uint8Array, size: number): Uint8Array {
	const stored = Object.fromEntries(Object.entries(rawParts([sheet])).map(([path, part]) => [path, strToU8(part)]));
	const archive = Buffer.from(zipSync({ ...stored, 'xl/worksheets/sheet2.xml': [deflated, { level: 0 }] }));
	const [head, listed] = [
		archive.indexOf('xl/worksheets/sheet2.xml') - 30,
		archive.lastIndexOf('xl/worksheets/sheet2.xml') - 46
	];
	// "Deflated" instead of "stored", and the size that it will have.
	archive.writeUInt16LE(8, head + 8);
	archive.writeUInt16LE(8, listed + 10);
	archive.writeUInt32LE(size, head + 22);
	archive.writeUInt32LE(size, listed + 24);
	return new Uint8Array(archive);
}

const bomb = (size: number) => withPart(deflateRawSync(new Uint8Array(size)), size);

/** The same archive with a directory, and heads of its parts, that say each part is ten bytes long. */
function lying(archive: Uint8Array): Uint8Array {
	const lie = Buffer.from(archive);
	const say = (signature: string, at: number) => {
		for (let from = lie.indexOf(signature, 0, 'latin1'); from >= 0; from = lie.indexOf(signature, from + 4, 'latin1'))
			if (lie.readUInt32LE(from + at) > 10) lie.writeUInt32LE(10, from + at);
	};
	say('PK\x01\x02', 24);
	say('PK\x03\x04', 22);
	return new Uint8Array(lie);
}

test('what expands to less is unpacked, pictures and macros left out', () => {
	const archive = archiveOf({
		...rawParts([sheet]),
		'xl/vbaProject.bin': strToU8('Sub AutoOpen()'),
		'xl/media/image1.png': strToU8('png'),
		'xl/externalLinks/externalLink1.xml': '<externalLink/>'
	});
	expect(Object.keys(unpack(archive)).sort()).toEqual([
		'[Content_Types].xml',
		'xl/_rels/workbook.xml.rels',
		'xl/styles.xml',
		'xl/workbook.xml',
		'xl/worksheets/sheet1.xml'
	]);
});

test.each([
	['an honest directory', bomb(3 * MIB)],
	['a lying directory', lying(bomb(3 * MIB))]
])('a bomb with %s is refused at the limit; control: without the limit it expands', (_, archive) => {
	const limited = (expandedBytes: number) => () => unpack(archive, { parts: SPREADSHEET_LIMITS.parts, expandedBytes });
	expect(archive.length).toBeLessThan(10_000);
	expect(limited(2 * MIB)).toThrow('expands_too_much');
	expect(limited(4 * MIB)()['xl/worksheets/sheet2.xml']).toHaveLength(3 * MIB);
});

test('the limit is 50 MiB', async () => {
	expect(await readFile(bomb(51 * MIB), 'bom.xlsx')).toMatchObject({ ok: false, refusal: 'expands_too_much' });
	expect(Object.keys(unpack(bomb(49 * MIB)))).toContain('xl/worksheets/sheet2.xml');
});

/** 4 GiB of zeros in 4 MiB: one deflated block of 16 MiB again and again, in an archive that says it holds ten bytes. */
function gigabytes(): Uint8Array {
	const block = deflateRawSync(new Uint8Array(16 * MIB), { finishFlush: constants.Z_SYNC_FLUSH });
	return withPart(Buffer.concat([...Array.from({ length: 256 }, () => block), Buffer.from([3, 0])]), 10);
}

test('a bomb of gigabytes costs no more than the limit', async () => {
	const archive = gigabytes();
	expect(archive.length).toBeLessThan(SPREADSHEET_LIMITS.bytes);
	const started = performance.now();
	expect(await readFile(archive, 'bom.xlsx')).toMatchObject({ refusal: 'expands_too_much' });
	expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
	[50, true],
	[51, false]
])('an archive of %i parts is read: %s', async (count, ok) => {
	const parts = rawParts([sheet]);
	const more = count - Object.keys(parts).length;
	const archive = archiveOf({
		...parts,
		...Object.fromEntries(Array.from({ length: more }, (_, index) => [`docProps/${index}.xml`, '<a/>']))
	});
	const read = await readFile(archive, 'nhieu.xlsx');
	expect(read.ok ? 'read' : read.refusal).toBe(ok ? 'read' : 'too_many_parts');
});

test('a part that the directory does not list is not read', () => {
	const hidden = Buffer.from(rawWorkbook(sheet));
	for (
		let at = hidden.indexOf('PK\x01\x02', 0, 'latin1');
		at >= 0;
		at = hidden.indexOf('PK\x01\x02', at + 4, 'latin1')
	) {
		const name = hidden.subarray(at + 46, at + 46 + hidden.readUInt16LE(at + 28));
		if (name.toString() === 'xl/styles.xml') name.write('xl/stylez.xml');
	}
	expect(Object.keys(unpack(new Uint8Array(hidden)))).not.toContain('xl/styles.xml');
});

test.each([
	['deflated', ZipDeflate],
	['stored', ZipPassThrough]
])('an archive written as a stream, which tells sizes only after each part, is unpacked: %s', (_, Part) => {
	const parts = {
		'xl/workbook.xml': Buffer.from('<workbook/>'),
		// More than is pushed at a time, and hard to deflate.
		'xl/worksheets/sheet1.xml': randomBytes(100_000),
		'xl/styles.xml': Buffer.from('<styleSheet/>')
	};
	const chunks: Uint8Array[] = [];
	const zip = new Zip((_, chunk) => chunks.push(chunk));
	for (const [path, bytes] of Object.entries(parts)) {
		const part = new Part(path);
		zip.add(part);
		part.push(bytes, true);
	}
	zip.end();
	const unpacked = unpack(new Uint8Array(Buffer.concat(chunks)));
	expect(Object.entries(parts).map(([path, bytes]) => bytes.equals(unpacked[path] ?? Buffer.of()))).toEqual([
		true,
		true,
		true
	]);
});
