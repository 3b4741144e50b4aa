import { describe, expect, test } from 'vitest';
import { rosterAddress, rosterFilter } from './roster-filter';

const id = '0198c0de-0000-7000-8000-000000000001';
const read = (query: string) => rosterFilter(new URLSearchParams(query));
const plain = { show: 'all', typed: '', after: '', open: '', group: '', as: null };

describe('the address of a roster', () => {
	test.each([
		['', plain],
		['show=here&q=%20Nguy%E1%BB%85n%20%20An', { ...plain, show: 'here', typed: 'Nguyễn An' }],
		[`after=${id}&open=${id}&as=defer`, { ...plain, after: id, open: id, as: 'defer' }],
		["show=everybody&after=1&open='--&as=delete", plain],
		['/arrive=&show=done', { ...plain, show: 'done' }]
	])('%s is read without ever failing', (query, filter) => {
		expect(read(query)).toEqual(filter);
	});

	test('what is shown stays when something else changes, the page does not', () => {
		const filter = { ...read(`show=here&q=an&after=${id}`) };
		expect(rosterAddress(filter, { show: 'done' })).toBe('?show=done&q=an');
		expect(rosterAddress(filter, { after: filter.after, open: id, as: 'donate' })).toBe(
			`?show=here&q=an&after=${id}&open=${id}&as=donate`
		);
		expect(rosterAddress(read(''), {})).toBe('?');
	});
});
