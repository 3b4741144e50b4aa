import { archiveOf, rawWorkbook, type RawSheet } from '../../src/lib/server/spreadsheets/raw-workbook.fixture';
import { openContent, textTable } from '../../src/lib/spreadsheets/open-document.fixture';

/** A list as clubs keep them, with all that it comes to: each row as `number verdict`, and the facts of those that can be read. */
export type UglyList = { file: string; bytes: Uint8Array; table?: number; story: string[]; people: string[] };

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const workbook = (...sheets: RawSheet[]) => rawWorkbook(...sheets);

/** Windows-1258 writes most Vietnamese vowels as one byte and the tone after it. */
const windows1258 = (bytes: string) => new Uint8Array(Buffer.from(bytes, 'latin1'));

/** Fifteen lists, each ugly in ways of its own. Everybody in them is invented. */
export const UGLY_LISTS: UglyList[] = [
	{
		file: 'tiêu đề, tổng cộng.xlsx',
		bytes: workbook({
			name: 'Danh sách',
			merges: ['A1:E1', 'A2:E2'],
			rows: {
				1: ['HỘI CHỮ THẬP ĐỎ TỈNH'],
				2: ['DANH SÁCH NGƯỜI HIẾN MÁU NĂM 2026'],
				4: ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Nhóm máu'],
				5: [1, 'Lê Thị Ví Dụ', '12/5/1994', 'Nữ', 'O+'],
				7: [2, 'Trần Văn Mẫu', '1/2/1990', 'Nam', 'Không biết'],
				8: ['', 'Tổng cộng', '', '', 2],
				10: ['', '', '', 'Người lập biểu', '']
			}
		}),
		story: ['5 new', '7 new'],
		people: ['Lê Thị Ví Dụ|1994-05-12|female||O+|', 'Trần Văn Mẫu|1990-02-01|male|||']
	},
	{
		file: 'hai dòng tiêu đề.xlsx',
		bytes: workbook({
			name: 'DS',
			merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
			rows: {
				1: ['TT', 'Họ tên', 'Năm sinh', null, 'Nhóm máu', null],
				2: [null, null, 'Nam', 'Nữ', 'ABO', 'Rh'],
				3: [1, 'Lê Thị Ví Dụ', null, 1994, 'AB', '-'],
				4: [2, 'Trần Văn Mẫu', 1990, null, 'O', '+']
			}
		}),
		story: ['3 new', '4 new'],
		people: ['Lê Thị Ví Dụ|1994|female||AB-|', 'Trần Văn Mẫu|1990|male||O+|']
	},
	{
		file: 'số bị đổi kiểu.xlsx',
		bytes: workbook({
			name: 'DS',
			rows: {
				1: ['Họ và tên', 'SĐT', 'CCCD', 'Năm sinh'],
				2: ['Lê Thị Ví Dụ', 912345678, 38194001234, '1994'],
				3: ['Trần Văn Mẫu', "'0987654321", '038090001235', 1990],
				4: ['Phạm Hỏng', '9,12E+08', '3,8E+10', '1985']
			}
		}),
		story: ['2 new', '3 new', '4 error'],
		people: ['Lê Thị Ví Dụ|1994||+84912345678||', 'Trần Văn Mẫu|1990||+84987654321||']
	},
	{
		file: 'ngày kiểu Excel.xlsx',
		bytes: workbook({
			name: 'DS',
			rows: {
				1: ['Họ và tên', 'Ngày sinh'],
				2: ['Lê Thị Ví Dụ', { date: 34466 }],
				3: ['Trần Văn Mẫu', 32905],
				4: ['Phạm Thử', '15/8/90'],
				5: ['Hoàng Năm', 1988],
				6: ['Vũ Sai', '31/2/1990']
			}
		}),
		story: ['2 new', '3 new', '4 new', '5 new', '6 error'],
		people: [
			'Lê Thị Ví Dụ|1994-05-12||||',
			'Trần Văn Mẫu|1990-02-01||||',
			'Phạm Thử|1990-08-15||||',
			'Hoàng Năm|1988||||'
		]
	},
	{
		file: 'nhiều trang.xlsx',
		bytes: workbook(
			{ name: 'Hướng dẫn', rows: { 1: ['Nhập tên vào trang sau'] } },
			{ name: 'Lớp A', rows: { 1: ['Họ tên', 'SĐT'], 2: ['Lê Thị Ví Dụ', '0912345678'] } },
			{ name: 'Cũ', state: 'hidden', rows: { 1: ['Họ tên', 'SĐT', 'Năm sinh'], 2: ['Người Cũ', '0912345679', 1950] } }
		),
		story: ['2 new'],
		people: ['Lê Thị Ví Dụ|||+84912345678||']
	},
	{
		file: 'cột ẩn và cột cấm.xlsx',
		bytes: workbook({
			name: 'DS',
			hiddenColumns: [1],
			rows: {
				1: ['Họ và tên', 'Điện thoại cũ', 'Điện thoại', 'HBsAg', 'Cân nặng', 'Ghi chú'],
				2: ['Lê Thị Ví Dụ', '0911111111', '0912345678', 'âm tính', 52, 'nhóm trưởng'],
				3: ['Trần Văn Mẫu', '', '', 'dương tính', 60, 'viêm gan B']
			}
		}),
		story: ['2 new', '3 new'],
		people: ['Lê Thị Ví Dụ|||+84912345678||nhóm trưởng', 'Trần Văn Mẫu|||||']
	},
	{
		file: 'ô gộp, họ tên hai cột.xlsx',
		bytes: workbook({
			name: 'DS',
			merges: ['B1:C1', 'D2:D3'],
			rows: {
				1: ['STT', 'Họ và tên', null, 'Địa chỉ'],
				2: [1, 'Lê Thị Ví', 'Dụ', 'Thôn 1'],
				3: [2, 'Trần Văn', 'Mẫu', null]
			}
		}),
		story: ['2 new', '3 new'],
		people: ['Lê Thị Ví Dụ|||||', 'Trần Văn Mẫu|||||']
	},
	{
		file: 'chấm phẩy.csv',
		bytes: utf8(
			'\uFEFFHọ và tên;Ngày sinh;Nhóm máu\r\nLê Thị Ví Dụ;12/05/1994;O Rh(+)\r\n\r\n"Trần; Văn Mẫu";1990;AB\r\n'
		),
		story: ['2 new', '4 new'],
		people: ['Lê Thị Ví Dụ|1994-05-12|||O+|', 'Trần; Văn Mẫu|1990|||AB|']
	},
	{
		file: 'tab, UTF-16.txt',
		bytes: utf16('Họ và tên\tGiới tính\tSĐT\nLê Thị Ví Dụ\tNữ\t0912 345 678\nTrần Văn Mẫu\tNam\t+84 98 765 4321\n'),
		story: ['2 new', '3 new'],
		people: ['Lê Thị Ví Dụ||female|+84912345678||', 'Trần Văn Mẫu||male|+84987654321||']
	},
	{
		file: 'windows-1258.csv',
		bytes: windows1258(
			'Ho\xf2 v\xe0 t\xean,N\xe3m sinh,S\xd0T\nNguy\xea\xden Thi\xf2 V\xed Du\xf2,1994,0912345678\nTr\xe2\xccn V\xe3n M\xe2\xdeu,1990,0987654321\n'
		),
		story: ['2 new', '3 new'],
		people: ['Nguyễn Thị Ví Dụ|1994||+84912345678||', 'Trần Văn Mẫu|1990||+84987654321||']
	},
	{
		file: 'dấu phẩy.csv',
		bytes: utf8('ho va ten,nam sinh,gioi tinh\nLE THI VI DU,1994,nu\n"TRAN VAN MAU",1990,nam\n'),
		story: ['2 new', '3 new'],
		people: ['LE THI VI DU|1994|female|||', 'TRAN VAN MAU|1990|male|||']
	},
	{
		file: 'đánh dấu x.xlsx',
		bytes: workbook({
			name: 'DS',
			merges: ['B1:C1'],
			rows: {
				1: ['Họ tên', 'Giới tính', null, 'Năm sinh'],
				2: [null, 'Nam', 'Nữ', null],
				3: ['Lê Thị Ví Dụ', '', 'x', 1994],
				4: ['Trần Văn Mẫu', 'x', '', 1990],
				5: ['Phạm Hai Giới', 'x', 'x', 1991]
			}
		}),
		story: ['3 new', '4 new', '5 error'],
		people: ['Lê Thị Ví Dụ|1994|female|||', 'Trần Văn Mẫu|1990|male|||']
	},
	{
		file: 'tiêu đề lặp lại.csv',
		bytes: utf8(
			'Họ và tên;SĐT\nLê Thị Ví Dụ;0912345678\nHọ và tên;SĐT\nTrần Văn Mẫu;0987654321\nLê Thị Ví Dụ;0912345678\n'
		),
		story: ['2 new', '4 new', '5 likely_duplicate'],
		people: ['Lê Thị Ví Dụ|||+84912345678||', 'Trần Văn Mẫu|||+84987654321||', 'Lê Thị Ví Dụ|||+84912345678||']
	},
	{
		file: 'trang web lưu thành.xls',
		bytes: utf8(
			`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td { border: none }</style></head><body>
			<table><tr><td colspan=3>DANH S&Aacute;CH NGƯỜI HIẾN M&Aacute;U</td></tr></table>
			<table border=1><tr><th rowspan=2>TT<th rowspan=2>Họ v&agrave; t&ecirc;n<th colspan=2>Năm sinh</tr><tr><th>Nam<th>Nữ</tr>
			<tr><td>1<td>L&ecirc; Thị V&iacute; Dụ<td><td>1994</tr><tr><td>2<td>Trần Văn<br>Mẫu<td>1990<td>&nbsp;</tr></table></body></html>`
		),
		story: ['3 new', '4 new'],
		people: ['Lê Thị Ví Dụ|1994|female|||', 'Trần Văn Mẫu|1990|male|||']
	},
	{
		file: 'LibreOffice.ods',
		bytes: archiveOf({
			'content.xml': openContent(
				textTable('DS', [
					['DANH SÁCH'],
					[],
					['Họ và tên', 'Ngày sinh', 'SĐT'],
					['Lê Thị Ví Dụ', '12/5/1994', '0912345678'],
					['Trần Văn Mẫu', '1990', '']
				])
			)
		}),
		story: ['4 new', '5 new'],
		people: ['Lê Thị Ví Dụ|1994-05-12||+84912345678||', 'Trần Văn Mẫu|1990||||']
	}
];
