import { expect, test } from 'vitest';
import type { Area } from '../areas/area';
import { readPastedClubs } from './pasted-clubs';

const area = (code: string, nameVi: string, given: Partial<Area> = {}): Area => ({
	code,
	provinceCode: 'VN-21',
	level: 'commune',
	kind: 'commune',
	nameVi,
	nameLo: null,
	nameEn: null,
	validFrom: '2025-07-01',
	validTo: null,
	formerDistrictCode: null,
	...given
});
const ended = { level: 'district', kind: 'district', validFrom: null, validTo: '2025-06-30' } as const;
const areas = [
	area('x1', 'Thọ Xuân', { formerDistrictCode: 'd1' }),
	area('x4', 'Xuân Lập', { formerDistrictCode: 'd1' }),
	area('d1', 'Thọ Xuân', ended),
	area('d2', 'Nông Cống', ended),
	area('x2', 'Trung Chính', { formerDistrictCode: 'd2' }),
	area('x3', 'Trung Chính')
];
const by = {
	provinceCode: 'VN-21',
	areas,
	clubs: [{ name: 'CLB Sen Hồng', areaCode: 'x1' }],
	day: '2026-11-27'
} as const;

const read = (...rows: string[][]) =>
	readPastedClubs(
		rows.map((cells, index) => ({ line: index + 1, cells, text: cells.join('\t') })),
		by
	).clubs.map(({ name, areaCode, known, problems }) => [
		name,
		areaCode,
		known,
		problems.map(({ code }) => code).join(' ')
	]);

test.each([
	[
		['CLB Mới', 'Thọ Xuân'],
		['CLB Mới', 'x1', false, '']
	],
	[
		['CLB Mới', 'huyện Thọ Xuân'],
		['CLB Mới', 'd1', false, '']
	],
	[
		['CLB Mới', 'xã tho xuan'],
		['CLB Mới', 'x1', false, '']
	],
	[
		['CLB Mới', 'Nông Cống'],
		['CLB Mới', 'd2', false, '']
	],
	[['CLB Mới'], ['CLB Mới', '', false, '']],
	[
		['clb sen hong', 'Thọ Xuân'],
		['clb sen hong', 'x1', true, '']
	],
	[
		['CLB Sen Hồng', 'Nông Cống'],
		['CLB Sen Hồng', 'd2', false, '']
	],
	[
		['CLB Mới', 'Nơi Khác'],
		['CLB Mới', '', false, 'area_unknown']
	],
	[
		['CLB Mới', 'Trung Chính'],
		['CLB Mới', '', false, 'area_unclear']
	],
	[
		['', 'Thọ Xuân'],
		['', 'x1', false, 'name_missing']
	],
	[
		['CLB Mới', '', 'An', '12', 'an@x'],
		['CLB Mới', '', false, 'phone_wrong email_wrong']
	],
	[
		['CLB Mới', '', 'An', '0912345678', 'an@x.org', 'An', 'thừa'],
		['CLB Mới', '', false, 'too_many_cells']
	]
])('%j', (cells, expected) => {
	expect(read(cells)).toEqual([expected]);
});

const whole = ['CLB Mới', 'Thọ Xuân', 'An', '0912345678', 'an@x.org', 'Bình'];

test.each([0, 1, 2, 3, 4, 5].flatMap((column) => ['\0', '\u202e', '\ud800'].map((sign) => [column, sign] as const)))(
	'in column %i %j is refused as the form for one club refuses it',
	(column, sign) => {
		const cells = whole.map((cell, index) => (index === column ? cell + sign : cell));
		expect(read(cells)[0]?.at(-1)).toMatch(/^(area_unknown )?bad_characters( phone_wrong)?$/);
	}
);

test('a name of nothing is none; an admin without one is called as the contact', () => {
	expect(read(['\u200b', 'Thọ Xuân'])[0]?.at(-1)).toBe('name_missing');
	const cells = whole.with(5, '\u200b');
	const { clubs } = readPastedClubs([{ line: 1, cells, text: '' }], by);
	expect(clubs).toMatchObject([{ adminName: 'An', problems: [] }]);
});

test('a title above the headings is left out with them', () => {
	const names = read(['DANH SÁCH CÂU LẠC BỘ'], ['Tên CLB', 'Huyện'], ['CLB Mới', 'Thọ Xuân']).map(([name]) => name);
	expect(names).toEqual(['CLB Mới']);
});

test('headings are left out, and the same club twice is told', () => {
	expect(read(['Câu lạc bộ', 'Huyện'], ['CLB Mới', 'Thọ Xuân'], ['clb mới', 'Thọ Xuân'])).toEqual([
		['CLB Mới', 'd1', false, ''],
		['clb mới', 'd1', false, 'twice']
	]);
});

test('a club that stands in a commune is known under the district that held it, and not in another commune', () => {
	expect(read(['Câu lạc bộ', 'Huyện'], ['CLB Sen Hồng', 'Thọ Xuân'])).toEqual([['CLB Sen Hồng', 'd1', true, '']]);
	expect(read(['CLB Sen Hồng', 'xã Xuân Lập'])).toEqual([['CLB Sen Hồng', 'x4', false, '']]);
});

test.each([
	['Trung Chính', 'Nông Cống', 'x2', ''],
	['xã Thọ Xuân', 'huyện Thọ Xuân', 'x1', ''],
	['Thọ Xuân', 'Thọ Xuân', 'x1', ''],
	['huyện Nông Cống', 'Nông Cống', 'd2', ''],
	['Xuân Lập', '', 'x4', ''],
	['Xuân Lập', 'Nông Cống', '', 'area_unknown'],
	['Xuân Lập', 'Thọ Xuânn', '', 'area_unknown'],
	['Xuân Lậpp', 'Thọ Xuân', '', 'area_unknown'],
	['Trung Chính', '', '', 'area_unclear']
])('the commune “%s” with the district “%s” is “%s” %s', (commune, district, areaCode, problem) => {
	expect(read(['Câu lạc bộ', 'Xã', 'Huyện'], ['CLB Mới', commune, district])).toEqual([
		['CLB Mới', areaCode, false, problem]
	]);
});

test('a club is told twice where it stands in a commune first and in its district then; one in another commune is another', () => {
	expect(read(['CLB Mới', 'xã Thọ Xuân'], ['CLB Mới', 'huyện Thọ Xuân'], ['CLB Mới', 'Xuân Lập'])).toEqual([
		['CLB Mới', 'x1', false, ''],
		['CLB Mới', 'd1', false, 'twice'],
		['CLB Mới', 'x4', false, '']
	]);
});

test('under headings the columns may stand in any order, and what nobody knows is left out and told', () => {
	const rows = [
		['DANH SÁCH CÂU LẠC BỘ'],
		['STT', 'E-mail', 'Chủ nhiệm', 'Số thành viên', 'Huyện (cũ)', 'Xã/phường', 'Tên câu lạc bộ', 'SĐT'],
		['1', 'an@x.org', 'Bình', '40', 'Nông Cống', 'Trung Chính', 'CLB Mới', '0912 345 678'],
		['2', '', '', '', 'Thọ Xuân', '', 'CLB Hai', ''],
		['', '', 'Tổng cộng', '40', '', '', '', '']
	];
	const read = readPastedClubs(
		rows.map((cells, index) => ({ line: index + 1, cells, text: cells.join('\t') })),
		by
	);
	expect(read).toMatchObject({ head: rows[1]?.join('\t'), unread: ['Số thành viên'], rest: [] });
	expect(read.clubs).toMatchObject([
		{
			line: 3,
			name: 'CLB Mới',
			areaCode: 'x2',
			phone: '0912 345 678',
			adminEmail: 'an@x.org',
			adminName: 'Bình',
			problems: []
		},
		{ line: 4, name: 'CLB Hai', areaCode: 'd1', problems: [] }
	]);
});

test.each([
	[
		['ຊື່ສະໂມສອນ', 'ເມືອງ', 'ເບີໂທ'],
		['ສະໂມສອນ ໃໝ່', 'Nông Cống', '']
	],
	[
		['Phone', 'Club name', 'District'],
		['', 'ສະໂມສອນ ໃໝ່', 'Nông Cống']
	]
])('%j are headings', (head, cells) => {
	expect(read(head, cells)).toEqual([['ສະໂມສອນ ໃໝ່', 'd2', false, '']]);
});

test('people who are called like headings make no headings of their line', () => {
	expect(read(['CLB Mới', 'Thọ Xuân', 'Người Liên Hệ', '0912345678', 'an@x.org', 'Quản Trị'])).toEqual([
		['CLB Mới', 'x1', false, '']
	]);
});
