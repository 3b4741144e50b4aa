import { expect, test } from 'vitest';
import { isOldPage, isWebPage, readWebPage } from './web-page';

const rows = (html: string) =>
	readWebPage(html, 'ds').map(({ rows: all }) => all.map(({ number, cells }) => [number, ...cells]));

test('a table that a program wrote as a page is read as it is shown', () => {
	const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { color: <red> }</style>
		<!--[if gte mso 9]><xml><x:Name>A</x:Name></xml><![endif]--></head><body>Bỏ qua<table border=1>
		<tr><th colspan="2">DANH S&Aacute;CH<br>hiến m&#225;u</th></tr>
		<tr style='display:none'><td>ẩn</td></tr><tr></tr>
		<TR><TD>H&#7885; v&agrave; t&ecirc;n<TD>S&#x110;T
		<tr><td><font color="red">Nguyễn  Thị</font>\n Thử &lt;Nghiệm&gt;</td><td>0912345678</td></tr></table></body></html>`;
	expect(isWebPage(html)).toBe(true);
	expect(rows(html)).toEqual([
		[
			[1, 'DANH SÁCH\nhiến máu'],
			[2, 'ẩn'],
			[4, 'Họ và tên', 'SĐT'],
			[5, 'Nguyễn Thị Thử <Nghiệm>', '0912345678']
		]
	]);
	const [sheet] = readWebPage(html, 'ds');
	expect(sheet?.merges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 1 }]);
	expect(sheet?.rows[1]?.hidden).toBe(true);
});

test('cells that hold several rows or columns leave the others where they are', () => {
	const html =
		'<table><tr><td rowspan=2>STT<td colspan=2>Sinh<td rowspan=2>Nhóm<tr><td>Nam<td>Nữ<tr><td>1<td>1990<td><td>O</table>';
	expect(rows(html)).toEqual([
		[
			[1, 'STT', 'Sinh', null, 'Nhóm'],
			[2, null, 'Nam', 'Nữ'],
			[3, '1', '1990', null, 'O']
		]
	]);
});

test('a table within a table is one of its own', () => {
	expect(rows('<table><tr><td>a<table><tr><td>b</table>c</table><table><tr><td>d</table>')).toEqual([
		[[1, 'ac']],
		[[1, 'b']],
		[[1, 'd']]
	]);
});

test.each([
	['a comment that does not end', '<table><tr><td>a</td><!-- b'],
	['a tag that does not end', '<table><tr><td>a</td><td b'],
	['a script that does not end', '<table><tr><td>a</td><script>b']
])('%s hides what follows', (_, html) => {
	expect(rows(html)).toEqual([[[1, 'a']]]);
});

test.each([
	['not_a_spreadsheet', '<html><body>Đăng nhập</body></html>'],
	['too_many_columns', `<table><tr>${'<td>a'.repeat(257)}`],
	['too_many_rows', `<table>${'<tr><td>a'.repeat(10_001)}`]
])('%s is refused', (refusal, html) => {
	expect(() => rows(html)).toThrow(refusal);
});

test.each([
	['<p>', false],
	['<5 lần;Họ tên', false],
	['Họ tên;<table>', false],
	[' \n<!DOCTYPE html>\n<html>', true],
	['\uFEFF<table border="1">', true]
])('%j as the start of a page: %s', (text, expected) => {
	expect(isWebPage(text)).toBe(expected);
});

test.each([
	'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
	'MIME-Version: 1.0\nContent-Type: multipart/related'
])('%j is an old kind of file', (text) => {
	expect(isOldPage(text)).toBe(true);
});
