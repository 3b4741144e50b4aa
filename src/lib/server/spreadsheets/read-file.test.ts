import { expect, test } from 'vitest';
import { openContent, textTable } from '$lib/spreadsheets/open-document.fixture';
import { archiveOf, rawParts, rawWorkbook } from './raw-workbook.fixture';
import { readFile } from './read-file';
import { rowsOf } from './rows-of.fixture';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

const TEXT = 'Họ và tên;Nhóm máu\nNguyễn Thị Thử Nghiệm;O+\n';
const READ = [
	[1, 'Họ và tên', 'Nhóm máu'],
	[2, 'Nguyễn Thị Thử Nghiệm', 'O+']
];

const CELLS = READ.map(([, ...cells]) => cells.map(String));
const PAGE = `<html><meta charset=utf-8><table>${CELLS.map((cells) => `<tr><td>${cells.join('<td>')}`).join('\n')}</table></html>`;

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

test.each([
	['a page that is called .xls', utf8(PAGE)],
	['a page in UTF-16', new Uint8Array([0xff, 0xfe, ...utf16(PAGE)])],
	['an OpenDocument spreadsheet', archiveOf({ 'content.xml': openContent(textTable('DS', CELLS)) })],
	['the same in one file of XML', utf8(openContent(textTable('DS', CELLS)))]
])('a table is read: %s', async (_, bytes) => {
	expect(await rowsOf(bytes, 'ds.xls')).toEqual(READ);
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
	['old_workbook', 'XML of Excel 2003', utf8('<?xml version="1.0"?>\n<Workbook xmlns="urn:x"><Worksheet/></Workbook>')],
	['not_a_spreadsheet', 'a page that asks to sign in', utf8('<!DOCTYPE html><html><body>Đăng nhập</body></html>')],
	['not_a_spreadsheet', 'an OpenDocument text', archiveOf({ 'content.xml': '<?xml version="1.0"?><office:text/>' })],
	[
		'encrypted',
		'an OpenDocument spreadsheet with a password',
		archiveOf({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest><manifest:encryption-data/></manifest>' })
	],
	['damaged', 'OpenDocument that breaks off', archiveOf({ 'content.xml': openContent('<table:table').slice(0, 900) })],
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
	['no_bytes', 'nothing', new Uint8Array()],
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
