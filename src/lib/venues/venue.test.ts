import { describe, expect, test } from 'vitest';
import { isNarrowed, isOverdue, readVenueFilter, venuesHref } from './venue';

const id = '0198c0de-1234-7abc-8def-0123456789ab';
const read = (query: string) => readVenueFilter(new URLSearchParams(query));

describe('a place', () => {
	test.each([
		[null, false],
		['2026-11-27', true],
		['2026-11-28', false]
	] as const)('to be looked at by %s is overdue on 28 November: %s', (checkBy, overdue) => {
		expect(isOverdue(checkBy, '2026-11-28')).toBe(overdue);
	});
});

describe('the list of places', () => {
	test('keeps its choices in its address', () => {
		const filter = { q: 'nhà văn hóa', area: '380', due: true, archived: false, after: id };
		expect(readVenueFilter(new URL(venuesHref(filter, { after: id }), 'http://x').searchParams)).toEqual(filter);
	});

	test('what makes no sense narrows nothing', () => {
		expect(isNarrowed(read('area=%27;drop&due=maybe&after=1'))).toBe(false);
	});

	test('a changed choice begins at the first page', () => {
		expect(venuesHref(read(`after=${id}&q=a`), { due: true })).toBe('/venues?q=a&due=yes');
	});
});
