import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { archiveOf, rawParts, rawWorkbook, type RawCell } from './raw-workbook.fixture';
import { readFile } from './read-file';
import { rowsOf } from './rows-of.fixture';

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
