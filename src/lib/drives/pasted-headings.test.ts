import { expect, test } from 'vitest';
import en from '../../../messages/en.json';
import lo from '../../../messages/lo.json';
import vi from '../../../messages/vi.json';
import { headingsOf, readTable, type Headings } from '../pasted/columns';
import { planHeadings, resultHeadings } from './pasted-headings';

const both = ['starts', 'ends', 'club', 'area', 'venue', 'address', 'title'].map((field) => `drive_field_${field}`);
const plan = ['opens', 'closes', 'target', 'capacity', 'notes'].map((field) => `drive_field_${field}`);
const result = ['registered', 'donated', 'units', 'volume', 'note'].map((field) => `drive_reported_${field}`);

const read = (heads: string[], headings: Headings<string>) =>
	readTable([{ line: 1, cells: heads, text: '' }], headings, []);

test.each([
	['vi', vi],
	['lo', lo],
	['en', en]
])('what the forms of a drive call their fields is known as a heading, %s', (_, messages: Record<string, string>) => {
	const words = (names: string[]) => [...names, 'drive_about_organiser'].map((name) => messages[name] ?? '');
	expect(read(words([...both, ...plan]), planHeadings).unread).toEqual([]);
	expect(read(words([...both, ...result, 'drive_result_source']), resultHeadings).unread).toEqual([]);
});

const headings = headingsOf({ day: 'ngay, date', units: 'don vi mau', area: 'xa' });
const table = (...rows: string[][]) =>
	readTable(
		rows.map((cells, index) => ({ line: index + 1, cells, text: cells.join('\t') })),
		headings,
		['day', 'units', 'area']
	);
const values = ({ lines }: ReturnType<typeof table>) =>
	lines.map((line) => [line.line, line.of('day'), line.of('units'), line.of('area'), line.more]);

test('lines of sums, of column numbers and of nothing but an ordinal are left out', () => {
	const rows = [
		['TT', 'Ngày', 'Xã', 'Đơn vị máu'],
		['(1)', '(2)', '(3)', '(4)'],
		['1', '1/2/2026', 'An Nông', '5'],
		['2', '', '', '']
	];
	for (const sum of ['Tổng', 'TỔNG CỘNG:', 'Cộng', 'Total', 'ລວມ', 'Tổng số đợt'])
		expect(values(table(...rows, ['', sum, '', '5']))).toEqual([[3, '1/2/2026', '5', 'An Nông', '']]);
	expect(values(table(...rows, ['3', '2/2/2026', 'Cộng Hòa', '5']))).toHaveLength(2);
});

test('a heading that comes twice is read once, and the other is told', () => {
	const { unread, lines } = table(['Ngày', 'Date', 'Xã'], ['1/2/2026', '3/2/2026', 'An Nông']);
	expect([unread, lines[0]?.of('day')]).toEqual([['Date'], '1/2/2026']);
});

test('without headings the columns stand in the usual order, and further cells are told', () => {
	const read = table(['1/2/2026', '5', 'An Nông', '', 'thêm'], ['ngày hội']);
	expect([read.head, values(read)]).toEqual([
		null,
		[
			[1, '1/2/2026', '5', 'An Nông', 'thêm'],
			[2, 'ngày hội', '', '', '']
		]
	]);
});
