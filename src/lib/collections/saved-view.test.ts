import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../time/calendar-date';
import { keptQuery, openedQuery, savedViewHref } from './saved-view';

const today = '2026-11-29' as CalendarDate;
const later = '2027-02-03' as CalendarDate;

describe('a period that is kept', () => {
	test.each([
		['this year so far', 'from=2026-01-01&to=2026-11-29', '2027-01-01', '2027-02-03'],
		['the whole year', 'from=2026-01-01&to=2026-12-31', '2027-01-01', '2027-12-31'],
		['last year', 'from=2025-01-01&to=2025-12-31', '2026-01-01', '2026-12-31'],
		['this month so far', 'from=2026-11-01&to=2026-11-29', '2027-02-01', '2027-02-03'],
		['the whole month', 'from=2026-11-01&to=2026-11-30', '2027-02-01', '2027-02-28'],
		['last month', 'from=2026-10-01&to=2026-10-31', '2027-01-01', '2027-01-31'],
		['none, which is this year so far', 'by=club', '2027-01-01', '2027-02-03'],
		['certain days, which stay', 'from=2026-03-04&to=2026-05-06', '2026-03-04', '2026-05-06'],
		['all time, which stays', 'from=&to=', '', '']
	])('%s', (_, asked, from, to) => {
		const opened = openedQuery(keptQuery(new URLSearchParams(asked), today), later);
		expect([opened.get('from'), opened.get('to')]).toEqual([from, to]);
	});
});

test('everything else of the question is kept as it was, and nothing that is no part of one', () => {
	const kept = keptQuery(
		new URLSearchParams('by=club&measure=donations&view=time&period=x&<script>=1&area=380'),
		today
	);
	expect(kept).toBe('area=380&by=club&measure=donations&period=this_year');
	expect(savedViewHref({ view: 'time', query: kept }, later)).toBe(
		'/collections/time?area=380&by=club&measure=donations&from=2027-01-01&to=2027-02-03'
	);
});

test('a period of another time opens as the page does without one', () => {
	expect(openedQuery('period=toString&by=club', later).toString()).toBe('by=club');
});
