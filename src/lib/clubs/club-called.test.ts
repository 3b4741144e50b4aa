import { expect, test } from 'vitest';
import { clubCalled } from './club-called';

const clubs = [
	{ name: 'CLB Sen Hồng' },
	{ name: 'CLB Thọ Xuân' },
	{ name: 'CLB Thọ Xuân Trẻ' },
	{ name: 'CLB Sinh viên Đại học Hồng Đức' },
	{ name: 'ສະໂມສອນ ຊຳເໜືອ' }
];

test.each([
	['CLB Sen Hồng', 'CLB Sen Hồng'],
	['clb sen hong', 'CLB Sen Hồng'],
	['Câu lạc bộ Sen Hồng', 'CLB Sen Hồng'],
	['Sen Hồng', 'CLB Sen Hồng'],
	['Thọ Xuân', 'CLB Thọ Xuân'],
	['Trẻ Thọ Xuân', 'CLB Thọ Xuân Trẻ'],
	['Đại học Hồng Đức', 'CLB Sinh viên Đại học Hồng Đức'],
	['ຊຳເໜືອ', 'ສະໂມສອນ ຊຳເໜືອ'],
	['Hồng Đức', 'CLB Sinh viên Đại học Hồng Đức'],
	['Xuân Thọ', 'club_unclear: CLB Thọ Xuân, CLB Thọ Xuân Trẻ'],
	['Xuân', 'club_unknown: CLB Thọ Xuân, CLB Thọ Xuân Trẻ'],
	['Sen', 'club_unknown: CLB Sen Hồng'],
	['CLB Sen Hông Thắm', 'club_unknown: CLB Sen Hồng'],
	['CLB Thọ Xuân Già', 'club_unknown: CLB Thọ Xuân Trẻ, CLB Thọ Xuân'],
	['CLB Trống Đồng', 'club_unknown: '],
	['CLB', 'club_unknown: ']
])('%s is %s', (name, expected) => {
	const called = clubCalled(name, clubs);
	expect(
		'club' in called ? called.club.name : `${called.problem}: ${called.near.map((one) => one.name).join(', ')}`
	).toBe(expected);
});
