import { describe, expect, test } from 'vitest';
import { areaForm, newAreaForm } from '../areas/area-form';
import { newClubForm } from './club-form';
import { targetForm } from './target-form';

const id = '0198c0de-0000-7000-8000-000000000001';

describe('forms of a province', () => {
	test.each([
		[{ subject: 'province' }, true],
		[{ subject: 'area' }, false],
		[{ subject: 'area', areaCode: '380' }, true],
		[{ subject: 'club', clubId: id }, true],
		[{ subject: 'club', areaCode: '380' }, false],
		[{ subject: 'campaign', campaignId: id, units: -1 }, false]
	])('a target of %j is accepted: %j', (change, accepted) => {
		expect(targetForm.safeParse({ provinceCode: 'VN-21', year: 2026, units: 500, ...change }).success).toBe(accepted);
	});

	test('a club cannot close before it was founded', () => {
		const club = { name: 'CLB Sen Hồng', provinceCode: 'VN-21', foundedOn: '1/2/2020' };
		expect(newClubForm.safeParse(club).success).toBe(true);
		expect(newClubForm.safeParse({ ...club, closedOn: '31/1/2020' }).success).toBe(false);
	});

	test('an area cannot end before it begins', () => {
		const ward = {
			code: '1',
			provinceCode: 'VN-21',
			nameVi: 'X',
			level: 'commune',
			kind: 'ward',
			validFrom: '2025-07-01'
		};
		expect(newAreaForm.safeParse(ward).success).toBe(true);
		expect(newAreaForm.safeParse({ ...ward, validTo: '2025-06-30' }).success).toBe(false);
	});

	test('the people of an area are stated with their year', () => {
		const says = (changes: object) => areaForm.safeParse({ nameVi: 'X', version: 1, ...changes }).success;
		expect(
			[{}, { population: 5, populationYear: 2019 }, { population: 5 }, { populationYear: 2019 }].map(says)
		).toEqual([true, true, false, false]);
	});
});
