import { expect, test } from 'vitest';
import type { CalendarDate } from '../time/calendar-date';
import type { Area } from './area';
import { areaCalled, isSamePlace } from './area-called';

const commune = (code: string, nameVi: string, formerDistrictCode: string): Area => ({
	code,
	provinceCode: 'VN-21',
	level: 'commune',
	kind: 'commune',
	nameVi,
	nameLo: null,
	nameEn: null,
	validFrom: '2025-07-01',
	validTo: null,
	formerDistrictCode
});
const district = (code: string, nameVi: string): Area => ({
	...commune(code, nameVi, ''),
	level: 'district',
	kind: 'district',
	validFrom: null,
	validTo: '2025-06-30',
	formerDistrictCode: null
});
const lao: Area = { ...district('LA-1', 'Sầm Nưa'), nameLo: 'ຊຳເໜືອ', nameEn: 'Xam Neua', validTo: null };
const areas = [
	district('TX', 'Thọ Xuân'),
	commune('tx', 'Thọ Xuân', 'TX'),
	commune('xl', 'Xuân Lập', 'TX'),
	district('TS', 'Triệu Sơn'),
	commune('an', 'An Nông', 'TS'),
	commune('b1', 'Tân Bình', 'TS'),
	commune('b2', 'Tân Bình', 'TX'),
	{ ...district('BS', 'Bỉm Sơn'), kind: 'town' as const },
	{ ...commune('bs', 'Đông Sơn', 'BS'), kind: 'ward' as const },
	lao
];

const called = (cell: string, day: CalendarDate, last = day) => {
	const found = areaCalled(cell, { areas, first: day, last });
	return 'area' in found ? found.area.code : [found.problem, ...found.near.map(({ code }) => code)].join(' ');
};

test.each([
	['Thọ Xuân', 'tx'],
	['xã Thọ Xuân', 'tx'],
	['X. Thọ Xuân', 'tx'],
	['tho xuan', 'tx'],
	['An Nông', 'an'],
	['An Nông, Triệu Sơn', 'an'],
	['Triệu Sơn (xã An Nông)', 'an'],
	['xã An Nông, huyện Triệu Sơn, tỉnh Thanh Hóa', 'an'],
	['Tân Bình', 'area_unclear b1 b2'],
	['Tân Bình, Thọ Xuân', 'b2'],
	['xã Tân Bình - huyện Triệu Sơn', 'b1'],
	['huyện Thọ Xuân', 'area_not_then tx xl b2'],
	['xã Xuân Cũ, Thọ Xuân', 'area_not_then tx xl b2'],
	['Nhà văn hóa, xã An Nông', 'an'],
	['xã An Nông, tỉnh Thanh Hóa', 'an'],
	['Xam Neua', 'LA-1'],
	['An Nong 1', 'area_unknown an'],
	['An Nôngg', 'area_unknown an'],
	['Nơi Khác', 'area_unknown'],
	['Bỉm Sơn', 'bs'],
	['TX Bỉm Sơn', 'bs'],
	['ເມືອງຊຳເໜືອ', 'LA-1'],
	['ຊຳເໜືອ', 'LA-1'],
	['Xam Neua district', 'LA-1'],
	['H', 'area_unknown']
])('%s in 2026 is %s', (cell, expected) => {
	expect(called(cell, '2026-03-12')).toBe(expected);
});

test.each([
	['Thọ Xuân', 'TX'],
	['huyện Thọ Xuân', 'TX'],
	['H. Thọ Xuân', 'TX'],
	['xã Xuân Cũ, huyện Thọ Xuân', 'TX'],
	['xã An Nông', 'TS'],
	['Triệu Sơn (xã An Nông)', 'TS'],
	['Tân Bình', 'area_not_then TX TS']
])('%s in 2018 is %s', (cell, expected) => {
	expect(called(cell, '2018-08-23')).toBe(expected);
});

test('in a year that both a district and a commune of it have seen one has to say which', () => {
	expect(called('Thọ Xuân', '2025-01-01', '2025-12-31')).toBe('area_unclear TX tx');
	expect(called('huyện Thọ Xuân', '2025-01-01', '2025-12-31')).toBe('TX');
});

test.each([
	['TX', 'TX', true],
	['TX', 'tx', true],
	['xl', 'TX', true],
	['xl', 'tx', false],
	['an', 'TX', false]
])('%s and %s may be one place: %s', (one, other, same) => {
	const of = (code: string) => areas.find((area) => area.code === code);
	expect(isSamePlace(of(one), of(other))).toBe(same);
});
