import { describe, expect, test } from 'vitest';
import type { Area } from '../areas/area';
import { pastedRows } from '../pasted/csv';
import { besideStanding, replacementKey, stateOf } from './pasted-standing';
import { readTargets, type ReadTargetsBy } from './pasted-targets';

const district: Area = {
	code: '395',
	provinceCode: 'VN-21',
	level: 'district',
	kind: 'district',
	nameVi: 'Thọ Xuân',
	nameLo: null,
	nameEn: null,
	validFrom: null,
	validTo: '2025-06-30',
	formerDistrictCode: null
};
const commune: Area = {
	...district,
	code: '15553',
	level: 'commune',
	kind: 'commune',
	validFrom: '2025-07-01',
	validTo: null,
	formerDistrictCode: '395'
};
const city = { ...district, code: '380', kind: 'city' as const, nameVi: 'Thanh Hóa' };
const office: ReadTargetsBy = {
	year: 2027,
	province: { code: 'VN-21', name: 'Thanh Hóa', nameVi: 'Thanh Hóa', nameLo: null, nameEn: 'Thanh Hoa' },
	areas: [district, commune, city, { ...commune, code: '16012', nameVi: 'Hậu Lộc' }],
	clubs: [
		{ id: 'one', name: 'CLB Sen Hồng' },
		{ id: 'two', name: 'CLB Hậu Lộc' }
	],
	campaigns: [{ id: 'red', name: 'Hành trình Đỏ', nameVi: 'Hành trình Đỏ', nameLo: null, nameEn: 'Red Journey' }],
	ofProvince: true,
	areaLabel: ({ kind, nameVi }) => `${kind} ${nameVi}`
};
const read = (lines: string[], changes: Partial<ReadTargetsBy> = {}) =>
	readTargets(pastedRows(lines.join('\n')), { ...office, ...changes });
const told = (lines: string[], changes: Partial<ReadTargetsBy> = {}) =>
	read(lines, changes).targets.map(({ line, of, year, units, problems }) =>
		[line, of ? `${of.subject}:${of.key}` : '', year ?? '', units ?? '', ...problems.map(({ code }) => code)]
			.filter((part) => part !== '')
			.join(' ')
	);

describe('columns', () => {
	test('without headings are whom, year and units, or whom and units of the year that is chosen', () => {
		expect(told(['Sen Hồng\t2026\t1.200', 'xã Hậu Lộc\tnăm 2028\t300'])).toEqual([
			'1 club:one 2026 1200',
			'2 area:16012 2028 300'
		]);
		expect(told(['Sen Hồng\t1.200', 'toàn tỉnh\t35.000'])).toEqual([
			'1 club:one 2027 1200',
			'2 province:VN-21 2027 35000'
		]);
	});

	test.each([
		[
			'STT\tCâu lạc bộ\tHuyện (cũ)\tNăm\tChỉ tiêu (đơn vị máu)\n1\tSen Hồng\tThọ Xuân\t2026\t120',
			'2 club:one 2026 120'
		],
		['Địa bàn\tĐơn vị máu\nxã Thọ Xuân\t1,200', '2 area:15553 2027 1200'],
		['Giao cho\tCấp\tĐơn vị máu\nHậu Lộc, Thọ Xuân\t\t90', '2 area:16012 2027 90'],
		['ສະໂມສອນ\tປີ\tຄາດໝາຍ\nSen Hồng\t໒໐໒໖\t໑໒໐', '2 club:one 2026 120'],
		['Club\tYear\tTarget\nSen Hong\t2026\t120 units', '2 club:one 2026 120'],
		['Province\tUnits\nThanh Hoa\t35 000', '2 province:VN-21 2027 35000'],
		['Chiến dịch\tNăm\tChỉ tiêu\nRed Journey\t2026\t900', '2 campaign:red 2026 900'],
		['Giao cho\tChỉ tiêu\nchiến dịch Hành trình Đỏ\t900', '2 campaign:red 2027 900']
	])('are known by their headings: %#', (text, first) => {
		expect(told(text.split('\n'))).toEqual([first]);
	});

	const twelve = (word: (month: number) => string) => Array.from({ length: 12 }, (_, index) => word(index + 1));
	const split = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
	const lao = ['໑', '໒', '໓', '໔', '໕', '໖', '໗', '໘', '໙', '໑໐', '໑໑', '໑໒'];
	const english = ['Jan', 'Feb', 'March', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'December'];

	test.each([
		['Tháng', twelve((month) => `Tháng ${month}`)],
		['T01', twelve((month) => `T${String(month).padStart(2, '0')}`)],
		['Tháng/năm', twelve((month) => `Tháng ${month}/2027`)],
		['ເດືອນ', twelve((month) => `ເດືອນ ${month}`)],
		['ເດືອນ with Lao digits', lao.map((month) => `ເດືອນ ${month}`)],
		['names', english]
	])('of the months are known: %s', (_, months) => {
		const { targets, unread } = read([
			['CLB', 'Chỉ tiêu', ...months].join('\t'),
			['Sen Hồng', '78', ...split].join('\t')
		]);
		expect(targets).toMatchObject([{ units: 78, monthly: split, problems: [] }]);
		expect(unread).toEqual([]);
	});

	test('of the months make up the year: they may say it, and must not contradict it', () => {
		const head = ['CLB', 'Chỉ tiêu', ...twelve((month) => `T${month}`)].join('\t');
		const line = (units: string, ...months: (number | string)[]) => [head, ['Sen Hồng', units, ...months].join('\t')];
		const first = (...given: Parameters<typeof line>) => read(line(...given)).targets[0];
		expect(first('', ...split)).toMatchObject({ units: 78, monthly: split, problems: [] });
		expect(first('10', 4, '', 6)).toMatchObject({ monthly: [4, 0, 6, ...new Array(9).fill(0)], problems: [] });
		expect(first('10')).toMatchObject({ units: 10, monthly: null, problems: [] });
		expect(first('10', 4, 7)).toMatchObject({ problems: [{ code: 'months_sum', cell: '11' }] });
		expect(first('', 4, 7)).toMatchObject({ problems: [{ code: 'units_missing' }] });
		expect(first('10', 4, 'sáu')).toMatchObject({ problems: [{ code: 'month_wrong', cell: 'sáu' }] });
		expect(first('0', ...new Array(12).fill(0))).toMatchObject({ units: 0, monthly: new Array(12).fill(0) });
	});

	test('the heading of the figures may say their year; a second year is not read', () => {
		const { targets, unread } = read([
			'CLB\tThực hiện 2025\tChỉ tiêu năm 2026\tChỉ tiêu năm 2028',
			'Sen Hồng\t9\t10\t11'
		]);
		expect(targets).toMatchObject([{ year: 2026, units: 10, problems: [] }]);
		expect(unread).toEqual(['Thực hiện 2025', 'Chỉ tiêu năm 2028']);
	});

	test('a line of the province is no line of headings', () => {
		expect(told(['Tỉnh\t2100', 'Sen Hồng\t5'])).toEqual(['1 province:VN-21 2027 2100', '2 club:one 2027 5']);
	});

	test('lines of sums are left out', () => {
		expect(told(['Giao cho\tChỉ tiêu', 'Sen Hồng\t5', 'Tổng cộng\t5'])).toEqual(['2 club:one 2027 5']);
	});
});

describe('whom a name means', () => {
	const meant = (cell: string, year = 2027, changes = {}) => told([`${cell}\t${year}\t5`], changes)[0]?.split(' ')[1];

	test.each([
		['Thọ Xuân', 2027, 'area:15553'],
		['Thọ Xuân', 2020, 'area:395'],
		['huyện Thọ Xuân', 2027, 'area:395'],
		['huyện Thọ Xuân cũ', 2027, 'area:395'],
		['Thanh Hóa', 2027, 'province:VN-21'],
		['tỉnh Thanh Hóa', 2020, 'province:VN-21'],
		['TP. Thanh Hóa', 2027, 'area:380'],
		['CLB Hậu Lộc', 2027, 'club:two'],
		['xã Hậu Lộc', 2027, 'area:16012']
	])('%s of %i', (cell, year, of) => {
		expect(meant(cell, year)).toBe(of);
	});

	test('of a club and an area of one name is asked which', () => {
		const [target] = read(['Hậu Lộc\t5']).targets;
		expect(target?.problems).toEqual([
			{ code: 'of_unclear', cell: 'Hậu Lộc', near: ['CLB Hậu Lộc', 'commune Hậu Lộc'] }
		]);
		expect(told(['Thọ Xuân\t2025\t5', 'Thanh Hóa\t2025\t5'])).toEqual(['1 2025 5 of_unclear', '2 2025 5 of_unclear']);
	});

	test('an admin asks the own club alone', () => {
		const admin = { ofProvince: false, clubs: [{ id: 'two', name: 'CLB Hậu Lộc' }] };
		expect(told(['Hậu Lộc\t5', 'xã Hậu Lộc\t5', 'toàn tỉnh\t5', 'CLB Sen Hồng\t5', 'Hành trình Đỏ\t5'], admin)).toEqual(
			['1 club:two 2027 5', '2 2027 5 not_yours', '3 2027 5 not_yours', '4 2027 5 club_unknown', '5 2027 5 not_yours']
		);
	});
});

test('what is wrong with a line is told', () => {
	const lines = [
		'Giao cho\tNăm\tĐơn vị máu',
		'\t2027\t5',
		'Nơi Nào\t2027\t5',
		'Sen Hồng\t1899\t5',
		'Sen Hồng\t2027\t1,5',
		'Sen Hồng\t2027\t-',
		'Sen Hồng\t2027\t10.000.001',
		'Sen Hồng\t2027\t5',
		'CLB Sen Hồng\t\t6'
	];
	expect(told(lines)).toEqual([
		'2 2027 5 of_missing',
		'3 2027 5 of_unknown',
		'4 club:one 5 year_wrong',
		'5 club:one 2027 units_wrong',
		'6 club:one 2027 units_missing',
		'7 club:one 2027 units_too_many',
		'8 club:one 2027 5',
		'9 club:one 2027 6 twice'
	]);
	expect(told(['Sen Hồng\u0007\t5', 'Sen Hồng\t2027\t5\tvà thêm'])).toContain('2 club:one 2027 5 too_many_cells');
});

test('a line beside what was asked so far is new, the same or differs', () => {
	const standing = (id: string, units: number, of: object) => ({
		...{ id, units, year: 2027, provinceCode: 'VN-21', areaCode: null, clubId: null, campaignId: null },
		...{ monthly: null, subject: 'club' as const },
		...of
	});
	const beside = besideStanding(read(['Sen Hồng\t150', 'xã Hậu Lộc\t90', 'toàn tỉnh\t5', 'CLB Hậu Lộc\t7']).targets, [
		standing('a', 120, { clubId: 'one' }),
		standing('b', 90, { subject: 'area', areaCode: '16012' }),
		standing('c', 6, { subject: 'campaign' }),
		standing('d', 8, { clubId: 'two', year: 2026 })
	]);
	expect(beside.map(stateOf)).toEqual(['differs', 'same', 'new', 'new']);
	expect(beside.map(replacementKey)[0]).toBe('a:150');
});

test('a line without months leaves a split as it is; one with other months differs', () => {
	const there = { id: 'a', units: 12, monthly: new Array<number>(12).fill(1) };
	const beside = (monthly: number[] | null) => {
		const [target] = read(['Sen Hồng\t12']).targets;
		if (!target) throw new Error('no line was read');
		return { ...target, monthly, there };
	};
	const other = [12, ...new Array<number>(11).fill(0)];
	expect([null, there.monthly, other].map((monthly) => stateOf(beside(monthly)))).toEqual(['same', 'same', 'differs']);
	expect(replacementKey(beside(other))).toBe('a:12:12:0:0:0:0:0:0:0:0:0:0:0');
});
