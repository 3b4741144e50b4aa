import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { rawWorkbook, type RawSheet } from '../server/spreadsheets/raw-workbook.fixture';
import { readFile } from '../server/spreadsheets/read-file';
import type { Country } from '../areas/country';
import { findTables, type FoundTable } from './find-tables';
import { readDonors } from './read-donors';

const today = '2026-11-27';

async function tablesIn(file: Uint8Array | string): Promise<FoundTable[]> {
	const read = await readFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, 'ds.csv');
	if (!read.ok) throw new Error(read.refusal);
	return findTables(read.value);
}

async function firstOf(file: Uint8Array | string): Promise<FoundTable> {
	const [table] = await tablesIn(file);
	if (!table) throw new Error('no table');
	return table;
}

/** The columns in short: the field, or the reason for none. */
const columnsOf = ({ columns }: FoundTable) => columns.map(({ field, reason }) => field ?? reason);

/** What each row fills, without what is empty; findings as `field code`. */
function peopleIn(table: FoundTable, country: Country = 'VN') {
	return readDonors(table, { country, today }).map(({ row, donor, beside, errors, notes }) => ({
		row,
		...Object.fromEntries(Object.entries({ ...donor, ...beside }).filter(([, text]) => text !== '')),
		...(errors.length > 0 && { errors: errors.map(({ field, code }) => `${field} ${code}`) }),
		...(notes.length > 0 && { notes: notes.map(({ field, code }) => `${field} ${code}`) })
	}));
}

const skippedIn = ({ skipped }: FoundTable) => skipped.map(({ row, why }) => [row, why]);

const sheetOf = (rows: RawSheet['rows'], more: Partial<RawSheet> = {}) => rawWorkbook({ name: 'DS', rows, ...more });

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
		{ row: 2, fullName: 'Nguyễn Thị Thử Nghiệm', birthDate: '1990', unit: 'Trường Mẫu', volume: '350', donations: '3' },
		{ row: 3, fullName: 'Trần Văn Giả Định', birthDate: '1988', unit: 'Trường Mẫu', volume: '250', donations: '5' }
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

test('dates of every kind, and a column in which day and month may be swapped', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['Tên', 'Ngày sinh', 'Lần hiến gần nhất'],
			2: ['Người Một', { date: 32978 }, { date: 46000 }],
			3: ['Người Hai', '15/4/1990', '01-02-2026'],
			4: ['Người Ba', { date: 1990 }, '2026'],
			5: ['Người Bốn', 33048, '1/1/2030'],
			6: ['Người Năm', '8.5.90', '5/6/26'],
			7: ['Người Sáu', '08/1990', 'chưa rõ'],
			8: ['Người Bảy', 'ngày 5 tháng 6 năm 1991', '2026-03-01 00:00:00'],
			9: ['Người Tám', '31/2/1990', '5'],
			10: ['Người Chín', 15081990, ''],
			11: ['Người Mười', '5/5/2031', null],
			12: ['Người Mười Một', '1/1/20', null],
			13: ['Người Mười Hai', 'SN: 1975', null]
		})
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1990-04-15', lastDonation: '2025-12-09' },
		{ row: 3, fullName: 'Người Hai', birthDate: '1990-04-15', lastDonation: '2026-02-01' },
		{
			row: 4,
			fullName: 'Người Ba',
			birthDate: '1990',
			errors: ['lastDonation not_a_day'],
			notes: ['birthDate year_as_date']
		},
		{
			row: 5,
			fullName: 'Người Bốn',
			birthDate: '1990-06-24',
			errors: ['lastDonation day_in_future'],
			notes: ['birthDate serial_number']
		},
		{
			row: 6,
			fullName: 'Người Năm',
			birthDate: '1990-05-08',
			lastDonation: '2026-06-05',
			notes: ['birthDate century_guessed', 'lastDonation century_guessed']
		},
		{ row: 7, fullName: 'Người Sáu', birthDate: '1990', notes: ['birthDate month_dropped'] },
		{ row: 8, fullName: 'Người Bảy', birthDate: '1991-06-05', lastDonation: '2026-03-01' },
		{ row: 9, fullName: 'Người Tám', errors: ['birthDate not_a_birth_date', 'lastDonation not_a_day'] },
		{ row: 10, fullName: 'Người Chín', birthDate: '1990-08-15' },
		{ row: 11, fullName: 'Người Mười', errors: ['birthDate birth_in_future'] },
		{ row: 12, fullName: 'Người Mười Một', errors: ['birthDate not_a_birth_date'] },
		{ row: 13, fullName: 'Người Mười Hai', birthDate: '1975' }
	]);
	const swapped = await firstOf(
		sheetOf({ 1: ['Tên', 'Ngày sinh'], 2: ['Người Một', { date: 32997 }], 3: ['Người Hai', '13/4/1990'] })
	);
	expect(peopleIn(swapped)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1990-05-04', notes: ['birthDate day_and_month_may_be_swapped'] },
		{ row: 3, fullName: 'Người Hai', birthDate: '1990-04-13' }
	]);
});

test('figures that lost their first 0, two numbers in a cell, numbers cut short', async () => {
	const table = await firstOf(
		sheetOf({
			2: ['STT', 'HO TEN', 'SDT', 'CCCD/CMT/HC', 'Email'],
			3: [1, 'Nguoi Mot', 912345678, 38090001234, 'Mot@Example.ORG'],
			4: [2, 'Nguoi Hai', '0912.345.679', '038190001235', 'khong co'],
			5: [3, 'Nguoi Ba', '0912345670 / 0987654321', 171234567, 'ba@'],
			6: [4, 'Nguoi Bon', '+84 912 345 671 (Zalo)', 1090001234, null],
			7: [5, 'Nguoi Nam', '9.12E+08', '3.809E+10', null],
			8: [6, 'Nguoi Sau', 301234567, 'C1234567', null],
			9: [7, 'Nguoi Bay', 2055501234, '1234567', null],
			10: [8, 'Nguoi Tam', '12345', '1090001234', null],
			11: [9, 'Nguoi Chin', 'ĐT: 0912345672', "'038090001239", 'mailto:chin@example.org']
		})
	);
	expect(peopleIn(table)).toEqual([
		{
			row: 3,
			fullName: 'Nguoi Mot',
			phone: '+84912345678',
			email: 'mot@example.org',
			idKind: 'cccd',
			idNumber: '038090001234',
			notes: ['idNumber zero_restored', 'phone zero_restored']
		},
		{ row: 4, fullName: 'Nguoi Hai', phone: '+84912345679', idKind: 'cccd', idNumber: '038190001235' },
		{
			row: 5,
			fullName: 'Nguoi Ba',
			phone: '+84912345670',
			idKind: 'cmnd',
			idNumber: '171234567',
			errors: ['email not_an_email'],
			notes: ['phone first_of_several']
		},
		{
			row: 6,
			fullName: 'Nguoi Bon',
			phone: '+84912345671',
			idKind: 'cccd',
			idNumber: '001090001234',
			notes: ['idNumber zero_restored']
		},
		{ row: 7, fullName: 'Nguoi Nam', errors: ['idNumber digits_lost', 'phone digits_lost'] },
		{ row: 8, fullName: 'Nguoi Sau', idKind: 'passport', idNumber: 'C1234567', errors: ['phone phone_ambiguous'] },
		{ row: 9, fullName: 'Nguoi Bay', errors: ['idNumber cccd_digits', 'phone phone_ambiguous'] },
		{ row: 10, fullName: 'Nguoi Tam', errors: ['idNumber cccd_digits', 'phone not_a_phone'] },
		{
			row: 11,
			fullName: 'Nguoi Chin',
			phone: '+84912345672',
			email: 'chin@example.org',
			idKind: 'cccd',
			idNumber: '038090001239'
		}
	]);
});

test('several sheets: the list before a cover, statistics and a hidden list; hidden columns and rows are kept and marked', async () => {
	const list = {
		1: ['Họ và tên', 'SĐT', 'Nhóm máu'],
		2: ['Người Một', '0912345678', 'O+'],
		4: ['Người Hai', '0912345679', 'A']
	};
	const tables = await tablesIn(
		rawWorkbook(
			{ name: 'Bìa', rows: { 1: ['SỔ THEO DÕI'], 2: ['Đơn vị: CLB Thử Nghiệm'] } },
			{ name: 'Cũ', state: 'hidden', rows: { ...list, 5: ['Người Ba', '0912345670', 'B'] } },
			{ name: 'Thống kê', rows: { 1: ['Tháng', 'Số lần'], 2: [1, 20], 3: [2, 30] } },
			{ name: 'Danh sách', rows: list, hiddenColumns: [1], hiddenRows: [4] },
			{ name: 'Trống', rows: {} }
		)
	);
	expect(tables.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
		['Danh sách', false],
		['Thống kê', false],
		['Bìa', false],
		['Cũ', true]
	]);
	expect(tables[0]?.columns.map(({ hidden }) => hidden)).toEqual([false, true, false]);
	expect(tables[0]?.rows.map(({ number, hidden }) => [number, hidden])).toEqual([
		[2, false],
		[4, true]
	]);
});

test('formulas count as their last value; one that failed is said', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['Họ tên', 'Năm sinh', 'Số lần hiến', 'SĐT'],
			2: [
				{ formula: 'A9&B9', value: 'Người Một' },
				{ formula: 'YEAR(C9)', value: 1991 },
				{ error: '#REF!' },
				{ formula: 'WEBSERVICE("https://example.invalid")' }
			],
			3: [{ error: '#NAME?' }, 1992, 2, null]
		})
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Người Một', birthDate: '1991', errors: ['donations formula_error'] },
		{ row: 3, birthDate: '1992', donations: '2', errors: ['fullName formula_error'] }
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

test('blood groups as lists write them', async () => {
	const groups = [
		'O+',
		'O Rh(+)',
		'O Rh dương',
		'A-',
		'nhóm B',
		'ab rh âm',
		'0',
		'А+',
		'-',
		'?',
		'Không biết',
		'Chưa rõ',
		'C+',
		'Rh+',
		'O/A'
	];
	const table = await firstOf(`Tên;Nhóm máu\n${groups.map((group, index) => `Người ${index};${group}`).join('\n')}`);
	expect(
		peopleIn(table).map((person) =>
			Object.values({ ...person, row: '', fullName: '', groupSource: '' })
				.flat()
				.join('')
		)
	).toEqual([
		'O+',
		'O+',
		'O+',
		'A-',
		'B',
		'AB-',
		'O',
		'A+',
		'',
		'',
		'',
		'',
		'bloodGroup not_a_group',
		'+',
		'bloodGroup not_a_group'
	]);
});

test('a group and an Rh column that contradict each other', async () => {
	const table = await firstOf('Tên;Nhóm máu;Rh\nMột;O+;-\nHai;A;Dương\nBa;B-;\nBốn;AB;Rh(+)\nNăm;O;x');
	expect(columnsOf(table)).toEqual(['fullName', 'bloodGroup', 'rhd']);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Một',
			abo: 'O',
			groupSource: 'stated',
			errors: ['rhd answers_differ'],
			notes: ['rhd bare_minus']
		},
		{ row: 3, fullName: 'Hai', abo: 'A', rhd: '+', groupSource: 'stated' },
		{ row: 4, fullName: 'Ba', abo: 'B', rhd: '-', groupSource: 'stated' },
		{ row: 5, fullName: 'Bốn', abo: 'AB', rhd: '+', groupSource: 'stated' },
		{ row: 6, fullName: 'Năm', abo: 'O', groupSource: 'stated', errors: ['rhd not_a_group'] }
	]);
});

test('a Lao list: Lao headings and digits, given name first, numbers of Laos, a sum', async () => {
	const table = await firstOf(
		sheetOf({
			1: ['ບັນຊີຜູ້ບໍລິຈາກເລືອດ'],
			3: ['ລ/ດ', 'ຊື່', 'ນາມສະກຸນ', 'ເພດ', 'ວັນເດືອນປີເກີດ', 'ບ້ານ', 'ເມືອງ', 'ແຂວງ', 'ເບີໂທ', 'ກຸ່ມເລືອດ', 'ຈຳນວນຄັ້ງ', 'ຫມາຍເຫດ'],
			4: ['໑', 'ທົດລອງ', 'ຕົວຢ່າງ', 'ຍິງ', '໑໕/໘/໑໙໙໐', 'ບ້ານຕົວຢ່າງ', 'ຊຳເໜືອ', 'ຫົວພັນ', '໐໒໐ ໕໕໕໐ ໐໑໑໘', 'O+', '໓ ຄັ້ງ', null],
			5: ['໒', 'ສົມມຸດ', 'ຕົວຢ່າງ', 'ຊາຍ', 1988, null, null, null, 2055500119, 'ບໍ່ຮູ້', 1250, null],
			6: ['ລວມທັງໝົດ', null, null, null, null, null, null, null, null, null, 3]
		})
	);
	expect(columnsOf(table)).toEqual([
		'ordinal',
		'givenName',
		'familyName',
		'sex',
		'birthDate',
		'village',
		'district',
		'province',
		'phone',
		'bloodGroup',
		'donations',
		'note'
	]);
	expect(skippedIn(table)).toEqual([[6, 'total']]);
	expect(peopleIn(table, 'LA')).toEqual([
		{
			row: 4,
			fullName: 'ທົດລອງ ຕົວຢ່າງ',
			sex: 'female',
			birthDate: '1990-08-15',
			village: 'ບ້ານຕົວຢ່າງ',
			district: 'ຊຳເໜືອ',
			province: 'ຫົວພັນ',
			phone: '+8562055500118',
			abo: 'O',
			rhd: '+',
			groupSource: 'stated',
			donations: '3'
		},
		{
			row: 5,
			fullName: 'ສົມມຸດ ຕົວຢ່າງ',
			sex: 'male',
			birthDate: '1988',
			errors: ['phone phone_ambiguous', 'donations out_of_range']
		}
	]);
});

test('an English list with what clubs must not keep: such columns are never taken in, and such notes neither', async () => {
	const table = await firstOf(
		'Full name,Gender,DOB,Blood type,HBsAg,HIV result,Weight (kg),Ethnicity,Test results,Hospital,Remarks\n' +
			'Sample Person One,F,1990-08-15,O+,neg,neg,52,Kinh,ok,Bệnh viện Mẫu,prefers mornings\n' +
			'Sample Person Two,M,15/8/1985,A,pos,neg,60,Kinh,ok,,HBsAg (+)\n' +
			'Sample Person Three,N,1985,A,,,,,,,từng bị viêm gan B\n'
	);
	expect(columnsOf(table)).toEqual([
		'fullName',
		'sex',
		'birthDate',
		'bloodGroup',
		'forbidden',
		'forbidden',
		'forbidden',
		'forbidden',
		'forbidden',
		'unknown',
		'note'
	]);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Sample Person One',
			sex: 'female',
			birthDate: '1990-08-15',
			abo: 'O',
			rhd: '+',
			groupSource: 'stated',
			note: 'prefers mornings'
		},
		{
			row: 3,
			fullName: 'Sample Person Two',
			sex: 'male',
			birthDate: '1985-08-15',
			abo: 'A',
			groupSource: 'stated',
			errors: ['note medical_note']
		},
		{
			row: 4,
			fullName: 'Sample Person Three',
			birthDate: '1985',
			abo: 'A',
			groupSource: 'stated',
			errors: ['sex not_a_choice', 'note medical_note']
		}
	]);
	// Whoever asks for such a column does not get it.
	const asked = readDonors(
		table,
		{ country: 'VN', today },
		new Map([
			['fullName', 0],
			['note', 5]
		])
	);
	expect(asked.map(({ donor }) => donor.note)).toEqual(['', '', '']);
});

describe('heads that say the same twice', () => {
	test('the surer heading has the field, and the other says what it wanted', async () => {
		const table = await firstOf(
			'Điện thoại người thân,SĐT,Số điện thoại khác,Họ tên,Họ và tên cha,Ngày cấp CCCD,Số CCCD\n0911111111,0912345678,0913333333,Một,Bố Một,1/1/2021,038090001234'
		);
		expect(table.columns.map(({ field, reason, wanted }) => [field, reason, wanted])).toEqual([
			[null, 'unknown', null],
			['phone', 'heading', null],
			[null, 'taken', 'phone'],
			['fullName', 'heading', null],
			[null, 'unknown', null],
			[null, 'unknown', null],
			['idNumber', 'heading', null]
		]);
	});

	test('a column that is seen comes before a hidden one, one with something in it before an empty one', async () => {
		const hidden = await firstOf(
			sheetOf({ 1: ['SĐT', 'Tên', 'SĐT'], 2: ['0911', 'Một', '0912'] }, { hiddenColumns: [0] })
		);
		expect(columnsOf(hidden)).toEqual(['taken', 'fullName', 'phone']);
		const empty = await firstOf(sheetOf({ 1: ['SĐT', 'Tên', 'SĐT'], 2: [null, 'Một', '0912'] }));
		expect(columnsOf(empty)).toEqual(['taken', 'fullName', 'phone']);
	});
});

test('parts of a name and of a date under one heading, ticks for the sex, the head repeated on the second page', async () => {
	const table = await firstOf(
		sheetOf(
			{
				1: ['Số TT', 'Họ và tên', null, 'Ngày sinh', null, null, 'Giới tính', null],
				2: [null, null, null, 'Ngày', 'Tháng', 'Năm', 'Nam', 'Nữ'],
				3: [1, 'Nguyễn Văn', 'Một', 5, 6, 1990, 'x', null],
				4: [2, 'Trần Thị', 'Hai', null, null, 1991, null, 'X'],
				5: ['Số TT', 'Họ và tên', null, 'Ngày sinh', null, null, 'Giới tính', null],
				6: [3, 'Lê Văn', 'Ba', 31, 2, 1990, 'x', 'x']
			},
			{ merges: ['A1:A2', 'B1:C2', 'D1:F1', 'G1:H1'] }
		)
	);
	expect(columnsOf(table)).toEqual([
		'ordinal',
		'familyName',
		'givenName',
		'birthDay',
		'birthMonth',
		'birthYear',
		'tickedMale',
		'tickedFemale'
	]);
	expect(skippedIn(table)).toEqual([[5, 'repeated_header']]);
	expect(peopleIn(table)).toEqual([
		{ row: 3, fullName: 'Nguyễn Văn Một', sex: 'male', birthDate: '1990-06-05' },
		{ row: 4, fullName: 'Trần Thị Hai', sex: 'female', birthDate: '1991' },
		{ row: 6, fullName: 'Lê Văn Ba', errors: ['birthYear not_a_birth_date', 'tickedFemale two_answers'] }
	]);
});

test('a head in two lines without merged cells, as text files have it', async () => {
	const table = await firstOf('STT;Họ và tên;Nhóm máu;;Giới\n;;ABO;Rh;\n1;Một;O;+;Nam\n2;Hai;A;;nu');
	expect(table.headerRows).toEqual([1, 2]);
	expect(columnsOf(table)).toEqual(['ordinal', 'fullName', 'abo', 'rhd', 'sex']);
});

test('headings in several languages, with brackets, numbers and stars', async () => {
	const table = await firstOf(
		'1. Họ và tên / Full name;2. Giới tính (Nam/Nữ);Date of birth - Ngày sinh;Số điện thoại liên hệ (*);CMND/CCCD;Yếu tố Rh (D);E-mail\nMột;Nữ;1990;0912345678;038090001234;+;mot@example.org'
	);
	expect(columnsOf(table)).toEqual(['fullName', 'sex', 'birthDate', 'phone', 'idNumber', 'rhd', 'email']);
});

test('without a head all rows are people, and only what cells plainly are is guessed', async () => {
	const table = await firstOf(
		'Người Một;1990;0912345678;O+;một@x.org\nNgười Hai;1991;0912345679;A;hai@x.org\nNgười Ba;1992;0912345670;không rõ;\nNgười Bốn;1993;;B-;ba@x.org'
	);
	expect(table.headerRows).toEqual([]);
	expect(table.rows).toHaveLength(4);
	expect(table.columns.map(({ field, reason }) => [field, reason])).toEqual([
		[null, 'unknown'],
		[null, 'unknown'],
		['phone', 'cells'],
		['bloodGroup', 'cells'],
		['email', 'cells']
	]);
});

test('blank rows and columns around and in a table', async () => {
	const table = await firstOf(
		sheetOf({
			4: [null, null, 'Tên', null, 'Giới tính'],
			5: [],
			8: [null, null, 'Một', null, 'nam'],
			12: [null, null, 'Hai', null, 'M']
		})
	);
	expect(columnsOf(table)).toEqual(['unknown', 'unknown', 'fullName', 'unknown', 'sex']);
	expect(peopleIn(table)).toEqual([
		{ row: 8, fullName: 'Một', sex: 'male' },
		{ row: 12, fullName: 'Hai', sex: 'male' }
	]);
});

test('cells merged over rows speak for each of them, but two rows of one person stay one name', async () => {
	const table = await firstOf(
		sheetOf(
			{
				1: ['Họ tên', 'SĐT', 'Địa chỉ'],
				2: ['Một', '0912345678', 'Nhà chung'],
				3: ['Hai', '0912345679'],
				4: ['Ba', '0912345670', 'Nhà riêng'],
				5: [null, '0912345671']
			},
			{ merges: ['C2:C3', 'A4:A5'] }
		)
	);
	expect(peopleIn(table)).toEqual([
		{ row: 2, fullName: 'Một', phone: '+84912345678', address: 'Nhà chung' },
		{ row: 3, fullName: 'Hai', phone: '+84912345679', address: 'Nhà chung' },
		{ row: 4, fullName: 'Ba', phone: '+84912345670', address: 'Nhà riêng' },
		{ row: 5, phone: '+84912345671', errors: ['fullName required'] }
	]);
});

test('what a number of a citizen says is compared with the rest; a name without letters and one of unseen signs are refused', async () => {
	const table = await firstOf(
		'Họ tên;Giới tính;Năm sinh;CCCD\nMột;Nữ;1991;038090001234\n12345;Nam;1990;038090001235\n\u200b;Nam;1990;\n'
	);
	expect(peopleIn(table)).toEqual([
		{
			row: 2,
			fullName: 'Một',
			sex: 'female',
			birthDate: '1991',
			idKind: 'cccd',
			idNumber: '038090001234',
			notes: ['idNumber id_sex_differs', 'idNumber id_birth_year_differs']
		},
		{
			row: 3,
			sex: 'male',
			birthDate: '1990',
			idKind: 'cccd',
			idNumber: '038090001235',
			errors: ['fullName name_without_letters']
		},
		{ row: 4, sex: 'male', birthDate: '1990', errors: ['fullName required'] }
	]);
});
