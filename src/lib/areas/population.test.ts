import { describe, expect, test } from 'vitest';
import { peopleByArea, perThousand, statedPeople, together, type Peopled } from './population';
import { populationYearText } from './population-words';

const area = (code: string, changes: Partial<Peopled> = {}): Peopled => ({
	...{ code, level: 'commune', formerDistrictCode: null, population: null, populationYear: null },
	...changes
});
const known = (population: number, populationYear: number) => ({ population, populationYear });

describe('units for every thousand people', () => {
	test.each([
		[12, 6000, 2],
		[0, 6000, 0],
		[12, null, null],
		[12, 0, null]
	])('%i of %s are %s', (units, people, expected) => {
		expect(perThousand(units, people)).toBe(expected);
	});
});

describe('the people of an area', () => {
	const communes = (third: Partial<Peopled>) => [
		area('a', { formerDistrictCode: 'D', ...known(100, 2019) }),
		area('b', { formerDistrictCode: 'D', ...known(50, 2024) }),
		area('c', { formerDistrictCode: 'D', ...third })
	];
	const of = (areas: Peopled[], code: string) => peopleByArea(areas).get(code);

	test('are its own number', () => {
		const own = area('D', { level: 'district', ...known(900, 2009) });
		expect(of([own, ...communes(known(1, 2020))], 'D')).toEqual({ people: 900, from: 2009, to: 2009 });
	});

	test('of a former district without one are those of its communes, and the years are a span', () => {
		expect(of([area('D'), ...communes(known(1, 2020))], 'D')).toEqual({ people: 151, from: 2019, to: 2024 });
	});

	test('are not known where one commune is missing, or there is none', () => {
		expect(of([area('D'), ...communes({})], 'D')).toBeNull();
		expect(of([area('D')], 'D')).toBeNull();
		expect(together([])).toBeNull();
	});

	test('of no year are not known', () => {
		expect(statedPeople({ population: 5, populationYear: null })).toBeNull();
	});
});

test('the year is said, or the span', () => {
	expect(populationYearText({ from: 2019, to: 2019 })).toBe('dân số năm 2019');
	expect(populationYearText({ from: 2019, to: 2024 })).toBe('dân số các năm 2019–2024');
});
