import { describe, expect, test } from 'vitest';
import type { Area } from './area';
import { areaName } from './area-name';
import { areaLabel, formerAreaLabel } from './area-words';

const hauLoc: Area = {
	code: '400',
	provinceCode: 'VN-21',
	level: 'district',
	kind: 'district',
	nameVi: 'Hậu Lộc',
	nameLo: null,
	nameEn: 'Hau Loc',
	validFrom: null,
	validTo: '2025-06-30',
	formerDistrictCode: null
};
const viengxay: Area = {
	...hauLoc,
	code: 'LA-0908',
	provinceCode: 'LA-HO',
	nameVi: 'Viêng Xay',
	nameLo: 'ວຽງໄຊ',
	nameEn: 'Viengxay',
	validTo: null
};

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
		expect(areaLabel({ ...hauLoc, kind: 'commune' }, 'vi')).toBe('xã Hậu Lộc');
		expect(areaLabel(viengxay, 'lo')).toBe('ເມືອງວຽງໄຊ');
	});
});
