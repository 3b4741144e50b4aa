import { describe, expect, test } from 'vitest';
import type { Area, AreaKind } from './area';
import { areaName } from './area-name';
import { areaLabel, areaWithFormer, formerAreaLabel } from './area-words';
import { searchAreas } from './search';

function area(code: string, kind: AreaKind, nameVi: string, known: Partial<Area> = {}): Area {
	const level = kind === 'commune' || kind === 'ward' ? 'commune' : 'district';
	return {
		code,
		provinceCode: 'VN-21',
		level,
		kind,
		nameVi,
		nameLo: null,
		nameEn: null,
		validFrom: level === 'commune' ? '2025-07-01' : null,
		validTo: level === 'district' ? '2025-06-30' : null,
		formerDistrictCode: null,
		...known
	};
}

const hauLoc = area('400', 'district', 'Hậu Lộc', { nameEn: 'Hau Loc' });
const viengxay = area('LA-0908', 'district', 'Viêng Xay', {
	provinceCode: 'LA-HO',
	nameLo: 'ວຽງໄຊ',
	nameEn: 'Viengxay',
	validTo: null
});
const areas = [
	hauLoc,
	area('380', 'city', 'Thanh Hóa'),
	area('16021', 'commune', 'Hoa Lộc', { formerDistrictCode: '400' }),
	area('16012', 'commune', 'Hậu Lộc', { formerDistrictCode: '400' }),
	area('14797', 'ward', 'Hạc Thành', { formerDistrictCode: '380' }),
	viengxay
];

const found = (text: string, day: '2025-06-30' | '2025-07-01') =>
	searchAreas(areas, text, day).map(({ area: { code }, matched }) => `${code} ${matched}`);

describe('finding an area', () => {
	test.each([
		['hau loc', '2025-06-30', ['400 name']],
		['Hậu Lộc', '2025-07-01', ['16012 name', '16021 former_district']],
		['loc hau', '2025-07-01', ['16012 name', '16021 former_district']],
		['hac', '2025-07-01', ['14797 name']],
		['thanh hoa', '2025-06-30', ['380 name']],
		['thanh hoa', '2025-07-01', ['14797 former_district']],
		['phuong hac', '2025-07-01', ['14797 name']],
		['ວຽງ', '2025-07-01', ['LA-0908 name']],
		['viengx', '2025-07-01', ['LA-0908 name']],
		['xyz', '2025-07-01', []]
	] as const)('%j on %s finds %j', (text, day, expected) => {
		expect(found(text, day)).toEqual(expected);
	});

	test('nothing typed offers the areas of the day in order of their names', () => {
		expect(found('', '2025-06-30')).toEqual(['400 name', '380 name', 'LA-0908 name']);
		expect(searchAreas(areas, '', '2025-06-30', 1)).toHaveLength(1);
	});
});

describe('names of areas', () => {
	test('a missing Lao name shows the English one, then the Vietnamese', () => {
		expect(areaName(viengxay, 'lo')).toBe('ວຽງໄຊ');
		expect(areaName(hauLoc, 'lo')).toBe('Hau Loc');
		expect(areaName({ ...hauLoc, nameEn: null }, 'lo')).toBe('Hậu Lộc');
		expect(areaName({ ...hauLoc, nameEn: null }, 'en')).toBe('Hậu Lộc');
	});

	test('a commune is told from the district of the same name', () => {
		expect(areaLabel(hauLoc, 'vi')).toBe('huyện Hậu Lộc');
		expect(formerAreaLabel(hauLoc, 'vi')).toBe('huyện Hậu Lộc cũ');
		expect(areaWithFormer(area('16021', 'commune', 'Hoa Lộc'), hauLoc, 'vi')).toBe('xã Hoa Lộc (huyện Hậu Lộc cũ)');
		expect(areaLabel(viengxay, 'lo')).toBe('ເມືອງວຽງໄຊ');
	});
});
