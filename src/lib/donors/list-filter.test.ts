import { describe, expect, test } from 'vitest';
import { donorListHref, isNarrowed, readDonorFilter } from './list-filter';

const id = '0197a000-0000-7000-8000-000000000001';
const read = (address: string) => readDonorFilter(new URLSearchParams(address));

describe('the address of the list of donors', () => {
	test('what cannot be read narrows nothing', () => {
		const filter = read('group=XY&area=%3Cb%3E&eligible=1&reserve=true&after=17&before=%00');
		expect(isNarrowed(filter)).toBe(false);
		expect(donorListHref(filter)).toBe('/donors');
	});

	test('choices survive a round trip, and a changed choice begins at the first page', () => {
		const filter = read(`q= đỗ  thị &group=Rh-&area=380&eligible=yes&reserve=yes&after=${id}`);
		expect(filter).toMatchObject({ q: 'đỗ  thị', group: 'Rh-', eligible: true, reserve: true, after: id });
		expect(read(donorListHref(filter, { group: 'O' }).split('?')[1] ?? '')).toEqual({
			...filter,
			group: 'O',
			after: ''
		});
	});

	test('control characters never reach the database', () => expect(read('q=a%00b').q).toBe('a b'));
});
