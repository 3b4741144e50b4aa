import { expect, test } from 'vitest';
import type { Sheet } from '../spreadsheets/sheet';
import { findTables } from './find-tables';
import { guessHeading } from './guess-heading';

const guess = (own: string, group = '') => {
	const { field, reason } = guessHeading({ column: 0, own, group, part: 0, parts: 1 }, [own]);
	return field ?? reason;
};

test.each([
	[
		'fullName',
		'Họ và tên',
		'HỌ TÊN',
		'ho va ten',
		'Họ và tên người hiến máu',
		'Tên',
		'Full name',
		'Họ  và\ntên (chữ in hoa)',
		'ຊື່ ແລະ ນາມສະກຸນ'
	],
	['familyName', 'Họ đệm', 'Họ và tên đệm', 'Họ', 'Surname', 'ນາມສະກຸນ'],
	[
		'birthDate',
		'Ngày sinh',
		'Năm sinh',
		'Sinh nhật',
		'Ngày, tháng, năm sinh',
		'NGAY SINH',
		'DOB',
		'Year of birth',
		'ປີເກີດ'
	],
	['sex', 'Giới tính', 'Phái', 'Giới tính (Nam/Nữ)', 'Gender', 'ເພດ'],
	[
		'phone',
		'Điện thoại',
		'Số điện thoại',
		'SĐT',
		'Dienthoai',
		'Số ĐT',
		'ĐTDĐ',
		'SĐT/Zalo',
		'Số điện thoại liên hệ',
		'Mobile',
		'ເບີໂທ'
	],
	['email', 'Email', 'E-mail', 'Mail', 'Địa chỉ email', 'Email (nếu có)'],
	[
		'idNumber',
		'CCCD',
		'CMND',
		'CMT',
		'CCCD/CMT/HC',
		'Mã định danh',
		'Số CMND/CCCD',
		'Số căn cước công dân',
		'Passport No.'
	],
	['bloodGroup', 'Nhóm máu', 'Blood type', 'NHÓM MÁU (ABO, Rh)', 'ໝວດເລືອດ', 'ຫມວດເລືອດ'],
	['abo', 'Nhóm ABO', 'ABO', 'Hệ ABO'],
	['rhd', 'Rh', 'Nhóm RH', 'Yếu tố Rh', 'Rh (D)', 'Rh (dương tính/âm tính)'],
	['donations', 'Số lần đã hiến', 'Số lần hiến máu', 'Số lần hiến', 'Số lần đã hiến máu', 'Số lần', 'Donations'],
	['lastDonation', 'Ngày hiến gần nhất', 'Lần hiến máu gần nhất', 'Last donation'],
	['volume', 'Thể tích máu hiến (ml)', 'Thể tích', 'Volume (ml)', 'Lượng máu hiến'],
	['totalVolume', 'Tổng thể tích'],
	['address', 'Địa chỉ', 'Địa chỉ LL', 'Nơi ở', 'Địa chỉ thường trú', 'Address', 'ທີ່ຢູ່'],
	['commune', 'Xã/Phường', 'Xã, phường', 'Phường/Xã'],
	['district', 'Huyện', 'Quận/Huyện', 'ເມືອງ'],
	['province', 'Tỉnh', 'Tỉnh/Thành phố', 'ແຂວງ'],
	['village', 'Thôn', 'Thôn/Bản', 'ບ້ານ'],
	[
		'unit',
		'Đơn vị',
		'Đơn vị học tập/Công tác',
		'Lớp',
		'Khoa',
		'Lớp/Khoa',
		'Cơ quan',
		'Đội trực thuộc',
		'Lớp/Đơn vị cụ thể'
	],
	['note', 'Ghi chú', 'GHI CHÚ', 'Notes', 'ໝາຍເຫດ'],
	['ordinal', 'STT', 'TT', 'Số TT', 'No.', '#', 'ລ/ດ', 'ລຳດັບ'],
	[
		'forbidden',
		'HIV',
		'HBsAg',
		'Kết quả xét nghiệm',
		'Viêm gan B',
		'Giang mai',
		'Đánh giá sức khỏe',
		'Tình trạng sức khoẻ',
		'Tiền sử bệnh',
		'Chẩn đoán',
		'Huyết áp',
		'Hb (g/l)',
		'Huyết sắc tố',
		'Cân nặng',
		'Cân nặng (kg)',
		'Chiều cao',
		'Dân tộc',
		'Tôn giáo',
		'Lý do hoãn',
		'Thuốc đang dùng',
		'Blood pressure',
		'Weight',
		'Ethnicity',
		'Diagnosis',
		'ນ້ຳໜັກ',
		'ຄວາມດັນເລືອດ',
		'ຊົນເຜົ່າ',
		'ຜົນກວດ HIV',
		'can nang',
		'ket qua hiv'
	],
	[
		'unknown',
		'Chức vụ',
		'Bậc chuyên môn',
		'Ngày cấp',
		'Nơi cấp',
		'Ngày cấp CCCD',
		'Facebook',
		'Quê quán',
		'Ngày vào Hội',
		'GPA',
		'Đã tôn vinh',
		'Thông tin liên lạc gia đình',
		'Số điện thoại người thân',
		'Họ tên cha',
		'Tên trường',
		'Họ tên phụ huynh',
		'Chủ nhiệm',
		'Người chịu trách nhiệm',
		'Mã máu',
		'Đợt tôn vinh',
		'Nơi sinh',
		'Bệnh viện',
		''
	]
] as const)('%s', (field, ...headings) => {
	expect(Object.fromEntries(headings.map((heading) => [heading, guess(heading)]))).toEqual(
		Object.fromEntries(headings.map((heading) => [heading, field]))
	);
});

test('a heading under a group is read with it', () => {
	expect(guess('ABO', 'Nhóm máu')).toBe('abo');
	expect(guess('Rh', 'Nhóm máu')).toBe('rhd');
	expect(guess('Nam', 'Giới tính')).toBe('tickedMale');
	expect(guess('HBsAg', 'Ghi chú')).toBe('forbidden');
	expect(guess('Lần 1', 'Kết quả xét nghiệm')).toBe('forbidden');
	expect(guess('Nhóm máu', 'Kết quả xét nghiệm')).toBe('bloodGroup');
	expect(guess('Số', 'CCCD')).toBe('idNumber');
	expect(guess('Ngày cấp', 'CCCD')).toBe('unknown');
	expect(guess('Kết quả', 'Nhóm máu')).toBe('forbidden');
});

const sheet = (rows: Sheet['rows'][number]['cells'][]): Sheet => ({
	name: 'DS',
	hidden: false,
	hiddenColumns: [],
	merges: [],
	rows: rows.map((cells, index) => ({ number: index + 1, hidden: false, cells }))
});

test.each([
	['Tổng cộng', 'total'],
	['TỔNG SỐ: 25 người', 'total'],
	['Tổng', 'total'],
	['Cộng', 'total'],
	['Total', 'total'],
	['ລວມ', 'total'],
	['ລວມທັງໝົດ', 'total'],
	['Tổng công ty Điện lực Mẫu', undefined],
	['Nguyễn Văn Cộng', undefined]
])('a row of %s in the column of names: %s', (text, why) => {
	const [table] = findTables([
		sheet([
			['STT', 'Họ và tên', 'Đơn vị'],
			[1, 'Người Một', 'Lớp A'],
			[null, text, null]
		])
	]);
	expect(table?.skipped[0]?.why).toBe(why);
});

test('somebody whose given name is Cộng is no sum', () => {
	const [table] = findTables([
		sheet([
			['Họ đệm', 'Tên'],
			['Nguyễn Văn', 'Cộng'],
			['Trần', 'Tổng']
		])
	]);
	expect(table?.rows).toHaveLength(2);
});
