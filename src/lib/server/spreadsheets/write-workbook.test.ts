import { strFromU8, unzipSync } from 'fflate';
import readValues from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { readFile } from './read-file';
import { writeSheets, writeWorkbook, type Cell } from './write-workbook';

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
	return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

async function sheetOf(rows: AsyncIterable<Cell[]> | Iterable<Cell[]>, name = 'DS') {
	const read = await readFile(await bytesOf(writeWorkbook(name, rows)), 'ds.xlsx');
	if (!read.ok) throw new Error(read.refusal);
	return read.value[0];
}

test('what is written is read back: text as text, numbers as numbers, empty cells as nothing', async () => {
	const rows: Cell[][] = [
		['Họ và tên', 'SĐT', null, 'Lần'],
		['ສົມພອນ <Thử> & "Nghiệm"', '0912345678', '', 12.5],
		[null, '=1+2', '+84', -3]
	];
	expect((await sheetOf(rows))?.rows).toEqual([
		{ number: 1, hidden: false, cells: ['Họ và tên', 'SĐT', null, 'Lần'] },
		{ number: 2, hidden: false, cells: ['ສົມພອນ <Thử> & "Nghiệm"', '0912345678', null, 12.5] },
		{ number: 3, hidden: false, cells: [null, '=1+2', '+84', -3] }
	]);
});

test('no text can end its cell, start a formula or spoil the file', async () => {
	const texts = ['</t></is></c>', '=HYPERLINK("x")', '@SUM(1)', 'a\u0000b\u001fc', '\ud800', 'dòng 1\ndòng 2', '  x '];
	const read = (await sheetOf([texts]))?.rows[0]?.cells;
	expect(read).toEqual([
		'</t></is></c>',
		'=HYPERLINK("x")',
		'@SUM(1)',
		'abc',
		'\ufffd',
		'dòng 1\ndòng 2',
		expect.stringMatching(/^ *x *$/)
	]);
});

test('the name of a tab may be any text', async () => {
	expect((await sheetOf([['a']], 'A/B: [C]? "rất dài rất dài rất dài rất dài"'))?.name).toBe(
		'A B   C   "rất dài rất dài rất'
	);
	expect((await sheetOf([['a']], '***'))?.name).toBe('Sheet1');
});

test('rows are taken no faster than the file is, and many columns have their names', async () => {
	let taken = 0;
	async function* rows() {
		for (; taken < 5000; taken++) yield Array.from({ length: 30 }, (_, column) => `${taken} ${column}`);
	}
	const reader = writeWorkbook('DS', rows()).getReader();
	for (let read = 0; read < 12; read++) await reader.read();
	expect(taken).toBeLessThan(5000);
	await reader.cancel();
	const whole = await readValues(Buffer.from(await bytesOf(writeWorkbook('DS', [Array<string>(30).fill('x')]))));
	expect(JSON.stringify(whole)).toContain(JSON.stringify(Array<string>(30).fill('x')));
});

test('several sheets are read back in their order, days as days, with a head that stays', async () => {
	const bytes = await bytesOf(
		writeSheets([
			{
				name: 'Số liệu',
				frozenHead: true,
				rows: [
					['day', 'units'],
					[{ day: '2026-03-01' }, 12.5],
					[{ day: '1999-12-31' }, 0]
				]
			},
			{ name: 'Giải thích', rows: [['x']] }
		])
	);
	const read = await readFile(bytes, 'x.xlsx');
	if (!read.ok) throw new Error(read.refusal);
	expect(read.value.map(({ name }) => name)).toEqual(['Số liệu', 'Giải thích']);
	expect(read.value[0]?.rows.map(({ cells }) => cells)).toEqual([
		['day', 'units'],
		[{ day: '2026-03-01' }, 12.5],
		[{ day: '1999-12-31' }, 0]
	]);
	const sheet = unzipSync(bytes)['xl/worksheets/sheet1.xml'];
	expect(strFromU8(sheet ?? new Uint8Array())).toContain('state="frozen"');
});
