import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOf, rawParts, rawWorkbook } from './raw-workbook.fixture';
import { readFile } from './read-file';

const utf8 = (text: string) => new TextEncoder().encode(text);
const valid = rawWorkbook({ name: 'A', rows: { 1: ['Tên', 'SĐT'], 2: ['An', 912345678] }, merges: ['A1:A2'] });
const starts: number[][] = [
	[],
	[0x50, 0x4b, 3, 4],
	[0xd0, 0xcf, 0x11, 0xe0],
	[0xff, 0xfe],
	[0xfe, 0xff],
	[0x09, 0x02],
	[0xef, 0xbb, 0xbf],
	[...utf8('<table><tr><td colspan="2">')],
	[...utf8('<?xml version="1.0"?><office:spreadsheet><table:table><table:table-row>')]
];

test('any bytes give sheets or a refusal', async () => {
	const bytes = fc.oneof(
		fc
			.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 2000 }))
			.map(([start, rest]) => new Uint8Array([...start, ...rest])),
		fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }).map((changes) => {
			const changed = valid.slice();
			for (const [at, byte] of changes) changed[at] = byte;
			return changed;
		}),
		fc.string({ unit: 'grapheme', maxLength: 500 }).map(utf8)
	);
	await fc.assert(
		fc.asyncProperty(bytes, async (any) => {
			const read = await readFile(any, 'bất kỳ');
			expect(read.ok ? read.value.length > 0 : read.refusal !== undefined).toBe(true);
		}),
		{ numRuns: 200 }
	);
});

test('any XML in a workbook gives sheets or a refusal', async () => {
	const parts = rawParts([
		{ name: 'A', rows: { 1: ['Tên', { error: '#N/A' }], 2: ['An', { date: 33000 }] }, merges: ['A1:B1'] }
	]);
	const change = fc.tuple(
		fc.constantFrom(...Object.keys(parts)),
		fc.nat(1500),
		fc.nat(30),
		fc.constantFrom(
			'',
			'<',
			'>',
			'"',
			'&',
			'999999999',
			'-1',
			'<c r="A1"/>',
			'<row r="1048577"/>',
			'<mergeCell ref="XFD1:A9999999"/>',
			'<c r="ZZZ1"><v>1</v></c>'
		)
	);
	await fc.assert(
		fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
			const changed = { ...parts };
			for (const [path, at, length, text] of changes)
				changed[path] = `${changed[path]?.slice(0, at)}${text}${changed[path]?.slice(at + length)}`;
			const read = await readFile(archiveOf(changed), 'hỏng.xlsx');
			expect(read.ok || read.refusal !== undefined).toBe(true);
		}),
		{ numRuns: 150 }
	);
});
