import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { archiveOf } from '../server/spreadsheets/raw-workbook.fixture';
import { openContent, textTable } from '../spreadsheets/open-document.fixture';
import { pastedRows } from './csv';
import { readSpreadsheet } from './spreadsheet';

const cells = async (file: Blob) => {
	const table = await readSpreadsheet(file);
	return 'text' in table ? pastedRows(table.text).map((row) => row.cells) : table.problem;
};

const workbook = async (...sheets: (string | number | Date | null)[][][]) =>
	new Blob([
		(await writeWorkbook(
			sheets.map((data, index) => ({
				data: data.map((row) =>
					row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value))
				),
				sheet: `Trang ${index + 1}`
			}))
		).toBuffer()) as Uint8Array<ArrayBuffer>
	]);

test('a workbook gives the cells of its first sheet that is not empty', async () => {
	const file = await workbook(
		[],
		[
			['Tên câu lạc bộ', 'Xã', 'Ngày lập'],
			[null, null, null],
			['CLB "Ngân hàng máu sống"\nThọ Xuân', 912345678, new Date(Date.UTC(2019, 3, 7))]
		],
		[['Không đọc']]
	);
	expect(await cells(file)).toEqual([
		['Tên câu lạc bộ', 'Xã', 'Ngày lập'],
		['CLB "Ngân hàng máu sống" Thọ Xuân', '912345678', '2019-04-07']
	]);
});

test.each([
	['UTF-8', new TextEncoder().encode('CLB Hồng Đức;Thọ Xuân')],
	['UTF-8 with its mark', new TextEncoder().encode('\uFEFFCLB Hồng Đức;Thọ Xuân')],
	['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from('CLB Hồng Đức\tThọ Xuân', 'utf16le')])],
	// Windows-1258 writes the tone after the letter.
	['the Vietnamese code page', new Uint8Array(Buffer.from('CLB H\xf4\xccng \xd0\xfd\xecc;Tho\xf2 Xu\xe2n', 'latin1'))]
])('text in %s is read', async (_, bytes) => {
	expect(await cells(new Blob([bytes]))).toEqual([['CLB Hồng Đức', 'Thọ Xuân']]);
});

const LINES = [
	['Tên câu lạc bộ', 'Xã'],
	['CLB Hồng Đức', 'Thọ Xuân']
];

test.each([
	[
		'OpenDocument',
		archiveOf({ 'content.xml': openContent(textTable('A', [[], ...LINES])) }) as Uint8Array<ArrayBuffer>
	],
	[
		'a page',
		`<table><tr><td></td></tr>${LINES.map((cells) => `<tr><td>${cells.join('</td><td>')}</td></tr>`).join('')}`
	]
])('the table of another kind of file is read: %s', async (_, bytes) => {
	const table = await readSpreadsheet(new Blob([bytes]));
	const rows = 'text' in table ? pastedRows(table.text) : [];
	expect(rows.map(({ line, cells: read }) => [line, read])).toEqual(LINES.map((line, index) => [index + 2, line]));
});

test.each([
	['too_large', new Blob([new Uint8Array(5 * 1024 * 1024 + 1)])],
	['too_large', new Blob(['a'.repeat(200_001)])],
	['unreadable', new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])])],
	['old_workbook', new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0])])],
	[
		'encrypted',
		new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new Uint8Array(Buffer.from('EncryptedPackage', 'utf16le'))])
	],
	['not_a_spreadsheet', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0])])],
	['not_a_spreadsheet', new Blob(['<html><body>Đăng nhập</body></html>'])],
	['no_bytes', new Blob([])],
	['empty', new Blob([' \n\n'])]
])('what cannot be taken is said: %s', async (problem, file) => {
	expect(await cells(file)).toBe(problem);
});

test('lines are counted as the sheet counts its rows', async () => {
	const table = await readSpreadsheet(
		await workbook([[null], ['Tên câu lạc bộ'], [null], ['CLB Hồng Đức'], [null], [null]])
	);
	const rows = 'text' in table ? pastedRows(table.text) : [];
	expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
		[2, 'Tên câu lạc bộ'],
		[4, 'CLB Hồng Đức']
	]);
});

test('a workbook without a filled cell is empty', async () => {
	expect(await cells(await workbook([]))).toBe('empty');
});
