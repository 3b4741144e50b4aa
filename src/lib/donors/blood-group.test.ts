import { describe, expect, test } from 'vitest';
import { bloodGroupLabel, readBloodGroup } from './blood-group';

describe('blood groups', () => {
	test.each([
		['O+', { abo: 'O', rhd: '+' }],
		['o', { abo: 'O', rhd: '' }],
		['0 +', { abo: 'O', rhd: '+' }],
		['AB Rh-', { abo: 'AB', rhd: '-' }],
		['B Rh(D) dương', { abo: 'B', rhd: '+' }],
		['A Rh âm tính', { abo: 'A', rhd: '-' }],
		['A−', { abo: 'A', rhd: '-' }],
		['+', { abo: '', rhd: '+' }],
		['Không biết', null],
		['C+', null],
		['', null]
	])('%j reads as %j', (text, group) => {
		expect(readBloodGroup(text)).toEqual(group);
	});

	test.each([
		['O', '+', 'O+'],
		['AB', '-', 'AB−'],
		['A', '', 'A'],
		['', '-', 'Rh−'],
		[null, null, '']
	])('%j with %j is shown as %j', (abo, rhd, label) => {
		expect(bloodGroupLabel({ abo, rhd })).toBe(label);
	});
});
