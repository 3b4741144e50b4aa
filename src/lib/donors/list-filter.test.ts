import { describe, expect, test } from 'vitest';
import { asksMore, asksTheRules, dayGoneBy, donorListHref, isNarrowed, readDonorFilter } from './list-filter';

const id = '0197a000-0000-7000-8000-000000000001';
const club = '0197a000-0000-7000-8000-000000000002';
const today = '2026-11-23';
const read = (address: string) => readDonorFilter(new URLSearchParams(address), today);
const again = (href: string) => read(href.split('?')[1] ?? '');

const each = [
	['q=an', { q: 'an' }],
	['group=AB', { group: 'AB' }],
	['area=15865', { area: '15865' }],
	['eligible=yes', { eligible: true }],
	['reserve=yes', { reserve: true }],
	['by=2026-12-05', { by: '2026-12-05' }],
	['from=2026-01-01', { from: '2026-01-01' }],
	['to=2026-06-30', { to: '2026-06-30' }],
	['never=yes', { never: true }],
	['least=3', { least: 3 }],
	['most=0', { most: 0 }],
	['most=9999', { most: 9999 }],
	[`club=${club}`, { club }],
	['deferred=yes', { deferred: true }],
	['review=yes', { review: true }],
	['unagreed=yes', { unagreed: true }]
] as const;

describe('the address of the list of donors', () => {
	test.each(each)('%s is read, narrows, and is written as it was read', (address, choice) => {
		const filter = read(address);
		expect(filter).toEqual({ ...read(''), ...choice });
		expect(isNarrowed(filter)).toBe(true);
		expect(donorListHref(filter)).toBe(`/donors?${address}`);
	});

	test.each([
		'group=XY&area=%3Cb%3E&eligible=1&reserve=true&after=17&before=%00',
		'by=2026-02-30&from=1/1/2026&to=2026-13-01&never=1&deferred=on&club=Sen&review=1',
		'least=0&most=-1',
		'least=%2B3&most=3.5',
		'least=03&most=10000',
		'least=%D9%A3&most=1e3',
		'group=&area=&by=&from=&to=&least=&most=&club='
	])('%s cannot be read and narrows nothing', (address) => {
		expect(read(address)).toEqual(read(''));
		expect(isNarrowed(read(address))).toBe(false);
		expect(donorListHref(read(address))).toBe('/donors');
	});

	test.each([
		{ by: '2026-11-22', asked: null },
		{ by: '2026-11-23', asked: '2026-11-23' },
		{ by: '2026-11-24', asked: '2026-11-24' }
	])('who may give on $by is asked from today on', ({ by, asked }) => expect(read(`by=${by}`).by).toBe(asked));

	test.each([
		['by=2026-11-22', '2026-11-22'],
		['by=2026-11-23', null],
		['by=22/11/2026', null],
		['', null]
	])('of "%s" the day that is over is %s', (query, day) => {
		expect(dayGoneBy(new URLSearchParams(query), '2026-11-23')).toBe(day);
	});

	test('choices survive a round trip together, and a changed choice begins at the first page', () => {
		const filter = read(`${each.map(([address]) => address).join('&')}&after=${id}`);
		expect(filter).toMatchObject({ q: 'an', by: '2026-12-05', most: 0, club, after: id });
		expect(again(donorListHref(filter, { after: id }))).toEqual(filter);
		expect(again(donorListHref(filter, { group: 'Rh-' }))).toEqual({ ...filter, group: 'Rh-', after: '' });
		expect(again(donorListHref(filter, { before: id }))).toEqual({ ...filter, after: '', before: id });
	});

	test('a search is one trimmed line', () => expect(read('q= đỗ  thị ').q).toBe('đỗ  thị'));

	test('control characters never reach the database', () => expect(read('q=a%00b').q).toBe('a b'));

	test('the page shown narrows nothing', () => expect(isNarrowed(read(`after=${id}`))).toBe(false));
});

test('today and a day to come are asked of the rules, a deferral is not', () => {
	expect(['eligible=yes', 'by=2026-12-05', 'deferred=yes', ''].map((address) => asksTheRules(read(address)))).toEqual([
		true,
		true,
		false,
		false
	]);
});

test.each(each)('%s opens the further choices where it is one of them', (address) => {
	expect(asksMore(read(address))).toBe(!/^(q|group|area|eligible|reserve)=/.test(address));
});
