import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { columnsOf, firstOf, peopleIn, sheetOf, skippedIn } from './read-list.fixture';

test('the result list of another system: years only, a sum as the last row', async () => {
	const file = await writeWorkbook(
		[
			['STT', 'Họ và tên', 'Năm sinh', 'Đơn vị', 'Thể tích máu hiến (ml)', 'Số lần đã hiến'],
			[1, 'Nguyễn Thị Thử Nghiệm', 1990, 'Trường Mẫu', 350, 3],
			[2, 'Trần Văn Giả Định', '1988', 'Trường Mẫu', 250, '5 lần'],
			[0, 'Tổng cộng', null, null, 600, null]
		],
		{ sheet: 'Danh Sách Hiến Máu' }
	).toBuffer();
	const table = await firstOf(new Uint8Array(file as Uint8Array));
	expect(columnsOf(table)).toEqual(['ordinal', 'fullName', 'birthDate', 'unit', 'volume', 'donations']);
	expect(skippedIn(table)).toEqual([[4, 'total']]);
	expect(peopleIn(table)).toEqual([
		{
			...{
				row: 2,
				fullName: 'Nguyễn Thị Thử Nghiệm',
				birthDate: '1990',
				unit: 'Trường Mẫu',
				volume: '350',
				donations: '3'
			},
			notes: ['volume volume_without_day']
		},
		{
			...{
				row: 3,
				fullName: 'Trần Văn Giả Định',
				birthDate: '1988',
				unit: 'Trường Mẫu',
				volume: '250',
				donations: '5'
			},
			notes: ['volume volume_without_day']
		}
	]);
});

test('an honour roll: titles, a head of two rows with merged groups, numbered columns, sections, sums, signatures', async () => {
	const table = await firstOf(
		sheetOf(
			{
				1: ['HỘI CHỮ THẬP ĐỎ XÃ THỬ', null, null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
				3: ['DANH SÁCH TÔN VINH NGƯỜI HIẾN MÁU NĂM 2026'],
				5: ['TT', 'Họ tên', 'Ngày sinh', null, 'Nhóm máu', null, 'Số lần\nhiến máu', 'Địa chỉ'],
				6: [null, null, 'Nam', 'Nữ', 'ABO', 'Rh'],
				7: ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
				8: ['I. Thôn Mẫu Một'],
				9: [1, 'Nguyễn Văn Giả Định', '2/9/1985', null, 'O', '+', 12, 'Thôn Mẫu Một'],
				10: [2, 'Lê Thị Thử Nghiệm', null, 1990, 'AB', 'Chưa rõ', '5 đến dưới 10'],
				11: ['Cộng', null, null, null, null, null, 17],
				13: ['II. Thôn Mẫu Hai'],
				14: [3, 'Phạm Thị Ví Dụ', null, '31/12/1979', 'B', '-', 7, 'Thôn Mẫu Hai'],
				15: [null, 'Tổng cộng: 03 người', null, null, null, null, 24],
				17: [null, null, null, null, null, 'Xã Thử, ngày 5 tháng 6 năm 2026'],
				18: [null, null, null, null, null, 'NGƯỜI LẬP BIỂU']
			},
			{
				merges: [
					'A1:D1',
					'A3:H3',
					'A5:A6',
					'B5:B6',
					'C5:D5',
					'E5:F5',
					'G5:G6',
					'H5:H6',
					'A8:H8',
					'A11:F11',
					'A13:H13',
					'H9:H10'
				]
			}
		)
	);
	expect(table.headerRows).toEqual([5, 6]);
	expect(columnsOf(table)).toEqual([
		'ordinal',
		'fullName',
		'birthOfMen',
		'birthOfWomen',
		'abo',
		'rhd',
		'donations',
		'address'
	]);
	expect(skippedIn(table)).toEqual([
		[7, 'numbering'],
		[8, 'nobody'],
		[11, 'total'],
		[13, 'nobody'],
		[15, 'total'],
		[17, 'nobody'],
		[18, 'nobody']
	]);
	expect(peopleIn(table)).toEqual([
		{
			row: 9,
			fullName: 'Nguyễn Văn Giả Định',
			sex: 'male',
			birthDate: '1985-09-02',
			abo: 'O',
			rhd: '+',
			groupSource: 'stated',
			donations: '12',
			address: 'Thôn Mẫu Một'
		},
		{
			row: 10,
			fullName: 'Lê Thị Thử Nghiệm',
			sex: 'female',
			birthDate: '1990',
			abo: 'AB',
			groupSource: 'stated',
			address: 'Thôn Mẫu Một',
			errors: ['donations a_range']
		},
		{
			row: 14,
			fullName: 'Phạm Thị Ví Dụ',
			sex: 'female',
			birthDate: '1979-12-31',
			abo: 'B',
			rhd: '-',
			groupSource: 'stated',
			donations: '7',
			address: 'Thôn Mẫu Hai',
			notes: ['rhd bare_minus']
		}
	]);
});

test('a list of a school as text: titles with commas, no diacritics, quotes, a second line in a cell', async () => {
	const table = await firstOf(
		'\uFEFFTruong Mau, tinh Thu;;;;\r\n;;;;\r\nTT;Ho dem;Ten;Lop;"Ghi chu"\r\n1;Nguyen Van;Cong;12A;"hien lan dau; ""rat vui""\r\nse quay lai"\r\n\r\n2;Tran Thi;Cong;12B;\r\nTong;;;2;\r\n'
	);
	expect(table.headerRows).toEqual([3]);
	expect(columnsOf(table)).toEqual(['ordinal', 'familyName', 'givenName', 'unit', 'note']);
	expect(peopleIn(table)).toEqual([
		{ row: 4, fullName: 'Nguyen Van Cong', unit: '12A', note: 'hien lan dau; "rat vui" se quay lai' },
		{ row: 6, fullName: 'Tran Thi Cong', unit: '12B' }
	]);
	expect(skippedIn(table)).toEqual([[7, 'total']]);
});
