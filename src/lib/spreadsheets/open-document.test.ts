import { expect, test } from 'vitest';
import { isOpenSpreadsheet, readOpenSpreadsheet } from './open-document';
import { openContent, textCell, textTable } from './open-document.fixture';

const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const sheet = (rows: string, attributes = '') => `<table:table table:name="DS" ${attributes}>${rows}</table:table>`;
const cell = (attributes: string, text = '') =>
	`<table:table-cell ${attributes}>${text && `<text:p>${text}</text:p>`}</table:table-cell>`;

test('cells give the values that they were saved with', () => {
	const cells = [
		textCell('Họ <text:span>và</text:span><text:s text:c="2"/>tên'),
		cell('office:value-type="float" office:value="912345678"', '0912345678'),
		cell('office:value-type="date" office:date-value="1990-03-12T00:00:00"', '12/03/90'),
		cell('office:value-type="boolean" office:boolean-value="true"', 'TRUE'),
		cell('office:value-type="string" office:string-value="" calcext:value-type="error"', '#REF!'),
		cell('table:number-columns-repeated="2"'),
		'<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>một</text:p><text:p>hai</text:p></table:table-cell>',
		cell('table:number-columns-repeated="16000"')
	];
	const content = openContent(sheet(row(cells.join(''))));
	expect(isOpenSpreadsheet(content)).toBe(true);
	expect(readOpenSpreadsheet(content)[0]?.rows).toEqual([
		{
			number: 1,
			hidden: false,
			cells: ['Họ và  tên', 912345678, { day: '1990-03-12' }, true, { error: '#REF!' }, null, null, 'một\nhai']
		}
	]);
});

test('rows that are repeated, hidden or empty keep their numbers, merged cells their place', () => {
	const rows = [
		row(`${cell('table:number-columns-spanned="2" office:value-type="string"', 'A')}<table:covered-table-cell/>`),
		row(cell(''), 'table:number-rows-repeated="3"'),
		row(textCell('B'), 'table:number-rows-repeated="2" table:visibility="collapse"'),
		row(cell('table:number-columns-repeated="1024"'), 'table:number-rows-repeated="1048570"')
	];
	const columns =
		'<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>';
	const style = '<style:style style:name="t"><style:table-properties table:display="false"/></style:style>';
	const content = openContent(sheet(columns + rows.join(''), 'table:style-name="t"') + textTable('2', [['C']]), style);
	expect(readOpenSpreadsheet(content)).toEqual([
		{
			name: 'DS',
			hidden: true,
			hiddenColumns: [2],
			merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 1 }],
			rows: [
				{ number: 1, hidden: false, cells: ['A'] },
				{ number: 5, hidden: true, cells: ['B'] },
				{ number: 6, hidden: true, cells: ['B'] }
			]
		},
		{
			name: '2',
			hidden: false,
			hiddenColumns: [],
			merges: [],
			rows: [{ number: 1, hidden: false, cells: ['C'] }]
		}
	]);
});

test.each([
	['too_many_rows', row(textCell('a'), 'table:number-rows-repeated="1000000"')],
	['too_many_columns', row(cell('table:number-columns-repeated="257" office:value-type="string"', 'a'))]
])('%s: what a file says to repeat is counted before it is laid out', (refusal, rows) => {
	expect(() => readOpenSpreadsheet(openContent(sheet(rows)))).toThrow(refusal);
});

test('a text document is no spreadsheet', () => {
	expect(
		isOpenSpreadsheet('<?xml version="1.0"?><office:document-content><office:text/></office:document-content>')
	).toBe(false);
});
