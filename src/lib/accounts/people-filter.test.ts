import { expect, test } from 'vitest';
import { isNarrowed, peopleHref, readPeopleFilter } from './people-filter';

const read = (query: string) => readPeopleFilter(new URLSearchParams(query));
const everybody = { q: '', role: '', state: '', club: '', page: 1 };

test.each([
	['', everybody],
	['q=+an%00h+', { ...everybody, q: 'an h' }],
	['role=registrar&state=invited', { ...everybody, role: 'registrar', state: 'invited' }],
	['role=king&state=asleep&club=x&page=0', everybody],
	['page=3', { ...everybody, page: 3 }],
	['page=1.5', everybody],
	['page=-2', everybody],
	['page=99999999', { ...everybody, page: 1_000 }]
])('%j is read', (query, filter) => {
	expect(read(query)).toEqual(filter);
});

test('a changed choice begins at the first page', () => {
	const filter = read('q=an&page=4');
	expect(peopleHref(filter, { state: 'active' })).toBe('/people?q=an&state=active');
	expect(peopleHref(filter, { page: 5 })).toBe('/people?q=an&page=5');
	expect(peopleHref(filter, { q: '' })).toBe('/people');
});

test('a page alone narrows nothing', () => {
	expect(isNarrowed(read('page=4'))).toBe(false);
	expect(isNarrowed(read('role=registrar'))).toBe(true);
});
