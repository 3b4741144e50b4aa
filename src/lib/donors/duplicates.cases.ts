import type { Country } from '../areas/country';
import type { IdComparison, Person, Strength } from './duplicates';

/** A fictional person; what is given replaces what is known. */
export function person(known: Partial<Person> = {}): Person {
	return {
		fullName: 'Nguyễn Văn Mẫu',
		sex: 'male',
		birthDate: '1994-03-02',
		birthPrecision: 'day',
		phone: '+84912345678',
		...known
	};
}

type Case = { title: string; known: Person; ids?: IdComparison; country?: Country; expected: Strength | null };

/** Another entry beside `person()`, and how sure it is that both are one. */
export const likelihoodCases: Case[] = [
	{
		title: 'the same identity number is certain, whatever else differs',
		known: person({ fullName: 'Trần Thị Khác', sex: 'female', birthDate: '1980-01-01', phone: null }),
		ids: 'same',
		expected: 'certain'
	},
	{ title: 'name, birth date and phone together are certain', known: person(), expected: 'certain' },
	{
		title: 'another identity number makes even that only likely',
		known: person(),
		ids: 'different',
		expected: 'likely'
	},
	{
		title: 'a name in other order without diacritics, with the birth year, is likely',
		known: person({ fullName: 'mau nguyen van', birthDate: '1994-01-01', birthPrecision: 'year', phone: null }),
		expected: 'likely'
	},
	{
		title: 'a name with the phone is likely when no birth date is known',
		known: person({ birthDate: null }),
		expected: 'likely'
	},
	{ title: 'a name alone is possible', known: person({ birthDate: null, phone: null }), expected: 'possible' },
	{
		title: 'a namesake born in another year is somebody else',
		known: person({ birthDate: '1987-06-20', phone: null }),
		expected: null
	},
	{
		title: 'a namesake of the same family phone born in another year is possible',
		known: person({ birthDate: '1987-06-20' }),
		expected: 'possible'
	},
	{
		title: 'a given name with the birth year is possible',
		known: person({ fullName: 'Mẫu', birthDate: '1994-01-01', birthPrecision: 'year', phone: null }),
		expected: 'possible'
	},
	{
		title: 'a given name with birth year and phone is likely',
		known: person({ fullName: 'Ng. V. Mẫu', birthDate: '1994-01-01', birthPrecision: 'year' }),
		expected: 'likely'
	},
	{
		title: 'another sex weakens it',
		known: person({ sex: 'female', phone: null }),
		expected: 'possible'
	},
	{
		title: 'another of the family with its phone is somebody else',
		known: person({ fullName: 'Trần Thị Ví Dụ', sex: '', birthDate: '1960-05-05' }),
		expected: null
	},
	{
		title: 'a birth date with day and month in each other’s place is likely with the phone',
		known: person({ birthDate: '1994-02-03' }),
		expected: 'likely'
	},
	{
		title: 'a phone with one wrong digit is no other phone',
		known: person({ birthDate: '1994-01-01', birthPrecision: 'year', phone: '+84912345679' }),
		expected: 'likely'
	},
	{
		title: 'initials stand for words',
		known: person({ fullName: 'Ng. V. Mẫu', birthDate: '1994-03-02', phone: null }),
		expected: 'likely'
	},
	{
		title: 'a twin with the family’s phone is possible',
		known: person({ fullName: 'Nguyễn Văn Dụ' }),
		expected: 'possible'
	},
	{
		title: 'words with other diacritics are other words',
		known: person({ fullName: 'Nguyễn Văn Mậu', birthDate: null }),
		expected: 'possible'
	},
	{
		title: 'in Laos the first word is the given name',
		known: person({ fullName: 'Nguyễn Khác', birthDate: '1994-01-01', birthPrecision: 'year', phone: null }),
		country: 'LA',
		expected: 'possible'
	},
	{
		title: 'nothing shared is nobody',
		known: person({ fullName: 'Trần Thị Ví Dụ', phone: null }),
		expected: null
	}
];
