import { describe, expect, test } from 'vitest';
import { likelihoodCases, person } from './duplicates.cases';
import type { Country } from '../areas/country';
import { likelyDuplicates, likenessOf, ready, type IdComparison, type Person } from './duplicates';

const alike = (a: Person, b: Person, ids: IdComparison, country: Country) =>
	likenessOf(ready(a, country), ready(b, country), ids);

describe('how alike two entries are', () => {
	test.each(likelihoodCases)('$title', ({ known, ids = 'unknown', country = 'VN', expected }) => {
		expect(alike(person(), known, ids, country)?.strength ?? null).toBe(expected);
	});

	test('the reasons name all that is shared', () => {
		expect(alike(person(), person(), 'same', 'VN')).toMatchObject({
			strength: 'certain',
			reasons: ['same_id', 'same_name', 'same_birth_date', 'same_phone']
		});
	});

	test('being alike does not depend on who was entered first', () => {
		for (const { known, ids = 'unknown', country = 'VN' } of likelihoodCases) {
			expect(alike(known, person(), ids, country)).toEqual(alike(person(), known, ids, country));
		}
	});

	test('the likeliest come first and strangers not at all', () => {
		const stranger = person({ fullName: 'Lê Thị Xa Lạ', birthDate: '1970-01-01', phone: null });
		const namesake = person({ birthDate: null, phone: null });
		const found = likelyDuplicates(
			person(),
			[stranger, namesake, person()].map((known) => ({ person: known, ids: 'unknown' as const })),
			'VN'
		);
		expect(found.map(({ strength }) => strength)).toEqual(['certain', 'possible']);
	});
});
