import { expect, test } from 'vitest';
import { pastedRows } from './csv';

test.each([
	['a@x.org', [['a@x.org']]],
	[
		'An\ta@x.org\nBình\tb@x.org',
		[
			['An', 'a@x.org'],
			['Bình', 'b@x.org']
		]
	],
	['An; a@x.org ;', [['An', 'a@x.org', '']]],
	['"Nguyễn, An",a@x.org', [['Nguyễn, An', 'a@x.org']]],
	[
		'\uFEFFAn,a@x.org\r\n\r\n  \r\nBình,b@x.org\r\n',
		[
			['An', 'a@x.org'],
			['Bình', 'b@x.org']
		]
	],
	['An, giỏi\ta@x.org', [['An, giỏi', 'a@x.org']]],
	['', []]
])('%j is read', (text, cells) => {
	expect(pastedRows(text).map((row) => row.cells)).toEqual(cells);
});

test('lines are counted as they were pasted, and stay readable one by one', () => {
	const rows = pastedRows('An;a@x.org\n\nBình;b@x.org');
	expect(rows.map(({ line }) => line)).toEqual([1, 3]);
	expect(rows.flatMap(({ text }) => pastedRows(text).map((row) => row.cells))).toEqual(rows.map(({ cells }) => cells));
});
