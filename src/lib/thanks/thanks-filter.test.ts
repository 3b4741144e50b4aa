import { describe, expect, test } from 'vitest';
import { isNarrowed, readThanksFilter, thanksHref } from './thanks-filter';

const id = '0197a000-0000-7000-8000-000000000001';
const read = (address: string) => readThanksFilter(new URLSearchParams(address), '2026-11-23');
const whole = { from: '2026-01-01', to: '2026-12-31', milestone: '', club: '', handed: '', page: 1 };

describe('the address of the list of thanks', () => {
	test('is the whole year without days', () => expect(read('')).toEqual(whole));

	test.each([
		[`milestone=${id}`, { milestone: id }],
		[`club=${id}`, { club: id }],
		['handed=waiting', { handed: 'waiting' }],
		['handed=handed', { handed: 'handed' }]
	])('%s is read and narrows', (address, choice) => {
		expect(read(address)).toEqual({ ...whole, ...choice });
		expect(isNarrowed(read(address))).toBe(true);
	});

	test.each([
		['from=2026-06-14&to=2026-06-14&page=3', { from: '2026-06-14', to: '2026-06-14', page: 3 }],
		['from=2025-01-01', { from: '2025-01-01' }],
		['page=1000', { page: 1000 }],
		['page=10000', { page: 1000 }]
	])('%s is read and narrows by its days alone', (address, choice) => {
		expect(read(address)).toEqual({ ...whole, ...choice });
		expect(isNarrowed(read(address))).toBe(false);
	});

	test.each([
		'from=14/6/2026&to=2026-02-30&milestone=5&club=Sen&handed=yes&page=0',
		'page=-1',
		'page=1e3',
		'milestone=&club=&handed=&page='
	])('%s cannot be read and narrows nothing', (address) => expect(read(address)).toEqual(whole));

	test('survives a round trip, begins at the first page where a choice changed, and leads to other pages too', () => {
		const filter = read(`from=2026-06-01&to=2026-06-30&milestone=${id}&handed=waiting&page=4`);
		const again = (href: string) => read(href.split('?')[1] ?? '');
		expect(again(thanksHref(filter, { page: 4 }))).toEqual(filter);
		expect(again(thanksHref(filter, { handed: '' }))).toEqual({ ...filter, handed: '', page: 1 });
		expect(thanksHref(filter, {}, '/thanks/certificates')).toMatch(/^\/thanks\/certificates\?/);
	});
});
