import fc from 'fast-check';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { Cell } from '$lib/spreadsheets/sheet';
import { archiveOf, rawParts, rawWorkbook, type RawCell } from './raw-workbook.fixture';
import { readFile } from './read-file';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

async function rowsOf(bytes: Uint8Array, name = 'ds.csv'): Promise<[number, ...Cell[]][] | string> {
	const read = await readFile(bytes, name);
	if (!read.ok) return read.refusal;
	return read.value.flatMap(({ rows }) => rows.map(({ number, cells }): [number, ...Cell[]] => [number, ...cells]));
}

const TEXT = 'Họ và tên;Nhóm máu\nNguyễn Thị Thử Nghiệm;O+\n';
const READ = [
	[1, 'Họ và tên', 'Nhóm máu'],
	[2, 'Nguyễn Thị Thử Nghiệm', 'O+']
];

test.each([
	['UTF-8', utf8(TEXT)],
	['UTF-8 with its mark', utf8(`\uFEFF${TEXT}`)],
	['UTF-8 with loose tones', utf8(TEXT.normalize('NFD'))],
	['UTF-16 LE with its mark', new Uint8Array([0xff, 0xfe, ...utf16(TEXT)])],
	['UTF-16 BE with its mark', new Uint8Array([0xfe, 0xff, ...swapped(utf16(TEXT))])],
	['UTF-16 LE without', utf16(TEXT)],
	['UTF-16 BE without', swapped(utf16(TEXT))],
	[
		'the Vietnamese code page',
		latin1('Ho\xf2 va\xcc t\xean;Nho\xecm ma\xecu\nNguy\xea\xden Thi\xf2 Th\xfd\xd2 Nghi\xea\xf2m;O+\n')
	],
	['commas', utf8(TEXT.replaceAll(';', ','))],
	['tabs', utf8(TEXT.replaceAll(';', '\t'))],
	['lines of Windows', utf8(TEXT.replaceAll('\n', '\r\n'))],
	['lines of old Macs', utf8(TEXT.replaceAll('\n', '\r'))]
])('delimited text is read: %s', async (_, bytes) => {
	expect(await rowsOf(bytes)).toEqual(READ);
});

test.each([
	[
		'titles with commas above semicolons',
		'CLB Thử Nghiệm, xã Thử, tỉnh Thử\n\nTên;SĐT\nAn, giả định;091\nBình;092',
		[1, 3, 4, 5]
	],
	['a first line that says what parts the cells', 'sep=;\na,b;c\n"d;e";f,g', [1, 2, 3]],
	['lines within quotes', 'Tên,Ghi chú\n"An","một\nhai"\nBình,""', [1, 2, 3]]
])('rows are numbered as in the file: %s', async (_, text, numbers) => {
	const rows = await rowsOf(utf8(text));
	expect((rows as [number][]).map(([number]) => number)).toEqual(numbers);
});

test('addresses of pages in every row are no spoilt text', async () => {
	expect(
		await rowsOf(utf8('Tên,Facebook\nAn,https://fb.example/profile.php?id=1\nBình,fb.example/profile.php?id=2\n'))
	).toHaveLength(3);
});

test('quotes that do not close are refused with their row, as they would swallow the rows below', async () => {
	expect(await readFile(utf8('Tên,SĐT\nAn,091\n"Bình,092\nChi,093\n'), 'ds.csv')).toEqual({
		ok: false,
		refusal: 'broken_quotes',
		details: { row: 3 }
	});
});

test.each([
	['legacy_font', 'TCVN3', latin1('Hä vµ tªn,Nhãm m¸u\nNguyÔn ThÞ Thö,O\nTrÇn V¨n M\xc9u,A\n§\xc6ng V¨n Th\xf8,B\n')],
	['legacy_font', 'TCVN3 kept in UTF-8', utf8('Hä vµ tªn,Nhãm m¸u\nNguyÔn ThÞ Thö,O\nTrÇn V¨n MÉu,A\n')],
	['legacy_font', 'VNI', latin1('Hoï vaø teân,Nhoùm maùu\nNguyeãn Thò Thöû,O\nTraàn Vaên Maãu,A\n')],
	[
		'legacy_font',
		'TCVN3 in a workbook',
		rawWorkbook({ name: 'A', rows: { 1: ['Hä vµ tªn', '§iÖn tho¹i'], 2: ['TrÇn V¨n MÉu', '091'] } })
	],
	['unknown_encoding', 'UTF-8 with a broken end', utf8('Họ và tên,Lớp\nNguyễn Thị Thử Nghiệm,Đ').subarray(0, -1)],
	[
		'unknown_encoding',
		'UTF-8 taken for a western page',
		utf8('Há»\u008d vÃ\u00a0 tÃªn,Lá»›p\nNguyá»…n Thá»‹ Thá»\u00ad,A\n')
	],
	[
		'unknown_encoding',
		'letters that were not written',
		utf8('H? và tên,L?p\nNguy?n Th? Th? Nghi?m,A\nTr?n V?n M?u,B\n')
	],
	['unknown_encoding', 'Japanese', latin1('\x96\xbc\x91O,\x93d\x98b\n\x8eR\x93c,\x82P\n')],
	['unknown_encoding', 'a tone on a consonant', latin1('Ho, t\xcc, b\xf2\n')],
	['not_a_spreadsheet', 'bytes with NUL', new Uint8Array([1, 0, 0, 2, 3, 0, 0, 0, 9])],
	['not_a_spreadsheet', 'PDF', utf8('%PDF-1.7\n...')],
	['not_a_spreadsheet', 'RTF', utf8('{\\rtf1 ...')],
	[
		'not_a_spreadsheet',
		'a text document',
		archiveOf({ 'word/document.xml': '<w/>', '[Content_Types].xml': '<Types/>' })
	],
	[
		'old_workbook',
		'a binary workbook of today',
		archiveOf({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<Types/>' })
	],
	['old_workbook', 'Excel 97', latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}Workbook`)],
	['old_workbook', 'Excel 4', new Uint8Array([0x09, 0x04, 0x06, 0x00, 0, 0, 0x10, 0])],
	[
		'encrypted',
		'a password',
		new Uint8Array([
			0xd0,
			0xcf,
			0x11,
			0xe0,
			0xa1,
			0xb1,
			0x1a,
			0xe1,
			...new Uint8Array(504),
			...utf16('EncryptedPackage')
		])
	],
	['empty', 'nothing', new Uint8Array()],
	['empty', 'blanks', utf8(' ;\n\n;; \n')],
	['empty', 'a workbook without cells', rawWorkbook({ name: 'A', rows: {} })],
	['damaged', 'half an archive', rawWorkbook({ name: 'A', rows: { 1: ['x'] } }).subarray(0, 300)],
	[
		'damaged',
		'XML that breaks off',
		archiveOf({ ...rawParts([{ name: 'A', rows: {} }]), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' })
	],
	['damaged', 'a row beyond the last', rawWorkbook({ name: 'A', rows: { 999999999: ['x'] } })],
	['too_large', 'more than 5 MiB', new Uint8Array(5 * 1024 * 1024 + 1)],
	['too_many_rows', '10,001 lines', utf8('a,b\n'.repeat(10_001))],
	['too_many_rows', 'a million empty lines', utf8('\n'.repeat(1_000_000) + 'a')],
	['too_many_columns', '257 cells', utf8(','.repeat(256) + 'a')],
	['cell_too_long', 'a letter in a cell', utf8(`a,${'b'.repeat(4001)}`)]
])('%s: %s', async (refusal, _, bytes) => {
	expect(await rowsOf(bytes)).toBe(refusal);
});

test.each([
	[10_000, 10_000],
	[10_001, 'too_many_rows']
])('a workbook of %i rows on two sheets: %s', async (count, outcome) => {
	const half = Math.floor(count / 2);
	const rows = (from: number, to: number) =>
		Object.fromEntries(Array.from({ length: to - from }, (_, index) => [index + 1, ['x', index] as RawCell[]]));
	const read = await rowsOf(rawWorkbook({ name: 'A', rows: rows(0, half) }, { name: 'B', rows: rows(half, count) }));
	expect(typeof read === 'string' ? read : read.length).toBe(outcome);
});

test('one long string in thousands of cells is refused before it is copied for each', async () => {
	const parts = rawParts([{ name: 'A', rows: {} }]);
	const cells = Array.from(
		{ length: 5000 },
		(_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`
	);
	const archive = archiveOf({
		...parts,
		'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(3000)}</t></si></sst>`,
		'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`
	});
	expect(await rowsOf(archive)).toBe('too_much_text');
});

test('entities of a document type are not expanded', async () => {
	const parts = rawParts([{ name: 'A', rows: { 1: ['X'] } }]);
	const sheet = (parts['xl/worksheets/sheet1.xml'] ?? '')
		.replace('?>', '?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY f SYSTEM "file:///etc/passwd">]>')
		.replace('<t>X</t>', '<t>&a;&f;</t>');
	const read = await rowsOf(archiveOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet }));
	expect(JSON.stringify(read)).not.toMatch(/haha|root:/);
});

test('a workbook is read with its values, kinds, row numbers, merged and hidden cells; formulas, macros and links give nothing but values', async () => {
	const archive = archiveOf({
		...rawParts([
			{
				name: 'Bìa & mục',
				rows: { 2: ['Câu lạc bộ Thử Nghiệm'] },
				merges: ['A2:F2']
			},
			{
				name: 'Ẩn',
				state: 'veryHidden',
				hiddenColumns: [1],
				hiddenRows: [5],
				rows: {
					3: ['Tên', 'SĐT', 'Sinh', 'Lần'],
					5: ['An', 912345678, { date: 33000.75 }, { formula: 'SUM(A1:A9)', value: 7 }],
					9: ['Bình', { error: '#REF!' }, 1990, { formula: 'WEBSERVICE("https://example.invalid")' }],
					10: ['Chi', { formula: '[1]Ngoài!A1', value: '0912 345 679' }]
				}
			}
		]),
		'xl/vbaProject.bin': 'Sub Workbook_Open()',
		'xl/externalLinks/externalLink1.xml': '<externalLink><broken'
	});
	expect(await readFile(archive, 'ds.xlsm')).toEqual({
		ok: true,
		value: [
			{
				name: 'Bìa & mục',
				hidden: false,
				hiddenColumns: [],
				merges: [{ firstRow: 2, lastRow: 2, firstColumn: 0, lastColumn: 5 }],
				rows: [{ number: 2, hidden: false, cells: ['Câu lạc bộ Thử Nghiệm'] }]
			},
			{
				name: 'Ẩn',
				hidden: true,
				hiddenColumns: [1],
				merges: [],
				rows: [
					{ number: 3, hidden: false, cells: ['Tên', 'SĐT', 'Sinh', 'Lần'] },
					{ number: 5, hidden: true, cells: ['An', 912345678, { day: '1990-05-07' }, 7] },
					{ number: 9, hidden: false, cells: ['Bình', { error: '#REF!' }, 1990, null] },
					{ number: 10, hidden: false, cells: ['Chi', '0912 345 679', null, null] }
				]
			}
		]
	});
});

test('dates are days of the calendar that the workbook counts by, in any zone', async () => {
	const sheet = { name: 'A', rows: { 1: [{ date: 32000 }] } };
	expect(await rowsOf(rawWorkbook(sheet))).toEqual([[1, { day: '1987-08-11' }]]);
	expect(await rowsOf(archiveOf(rawParts([sheet], { date1904: true })))).toEqual([[1, { day: '1991-08-12' }]]);
	const inWords = (rawParts([sheet])['xl/worksheets/sheet1.xml'] ?? '').replace(
		/<c .*<\/c>/,
		'<c r="A1" t="d"><v>1990-05-07T00:00:00</v></c>'
	);
	expect(await rowsOf(archiveOf({ ...rawParts([sheet]), 'xl/worksheets/sheet1.xml': inWords }))).toEqual([
		[1, { day: '1990-05-07' }]
	]);
});

test('a workbook made by another program is read like those made by hand', async () => {
	const made = await writeWorkbook([
		['Tên', 'Sinh'],
		['An', { value: new Date(Date.UTC(1990, 4, 7)), type: Date, format: 'dd/mm/yyyy' }]
	]).toBuffer();
	expect(await rowsOf(new Uint8Array(made as Uint8Array))).toEqual([
		[1, 'Tên', 'Sinh'],
		[2, 'An', { day: '1990-05-07' }]
	]);
});

const valid = rawWorkbook({ name: 'A', rows: { 1: ['Tên', 'SĐT'], 2: ['An', 912345678] }, merges: ['A1:A2'] });
const starts = [
	[],
	[0x50, 0x4b, 3, 4],
	[0xd0, 0xcf, 0x11, 0xe0],
	[0xff, 0xfe],
	[0xfe, 0xff],
	[0x09, 0x02],
	[0xef, 0xbb, 0xbf]
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
