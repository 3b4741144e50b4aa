import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '$lib/time/calendar-date';
import { driveFromResults, drillHref, drivesHref, readRow, resultsHref, rowParam, type RowName } from './drill';
import { parseFilter } from './filter';

const today = '2026-06-10' as CalendarDate;
const read = (query: string) => parseFilter(new URLSearchParams(query), today).filter;
const filter = read('by=weekday&province=VN-21&from=2026-01-01&to=2026-03-31');
const ordinary = (key: string): RowName => ({ kind: 'ordinary', key });
const address = (href: string) => new URL(href, 'http://results');

describe('where a row leads', () => {
	test.each([
		['district', '380', '/collections', { area: '380', by: 'club' }],
		['area', '16012', '/collections', { area: '16012', by: 'club' }],
		['province', 'LA-HO', '/collections', { province: 'LA-HO', by: 'district' }],
		['club', 'c1', '/collections/drives', { club: 'c1' }],
		['campaign', 'k1', '/collections/drives', { campaign: 'k1' }],
		['weekday', '3', '/collections/drives', { by: 'weekday', row: '3' }],
		['month', '2026-02', '/collections/drives', { by: 'month', row: '2026-02' }],
		['tet', '2026-before', '/collections/drives', { by: 'tet', row: '2026-before' }],
		['age', '<18', '/collections/drives', { by: 'age', row: '<18' }],
		['day', '2026-01-05', '/collections/drives', { by: 'day', row: '2026-01-05' }],
		['group', 'O+', '/collections/drives', { by: 'group', row: 'O+' }],
		['sex_age', 'female 18-24', '/collections/drives', { by: 'sex_age', row: 'female 18-24' }],
		['reason', 'blood_pressure', '/collections/drives', { by: 'reason', row: 'blood_pressure' }]
	] as const)('%s %s', (by, key, path, params) => {
		const href = address(drillHref(by, filter, ordinary(key)));
		expect(href.pathname).toBe(path);
		expect(Object.fromEntries(href.searchParams)).toMatchObject({ from: '2026-01-01', to: '2026-03-31', ...params });
	});

	test.each([
		['donors', '/collections', 'club'],
		['return_12', '/collections', 'club'],
		['per_1000', '/collections/drives', 'district'],
		['target_share', '/collections/drives', 'district']
	] as const)('a district of %s: to its clubs only where clubs can be told', (measure, path, by) => {
		const href = address(drillHref('district', { ...filter, measure }, ordinary('380')));
		expect(href.pathname).toBe(path);
		expect(Object.fromEntries(href.searchParams)).toMatchObject({ area: '380', by, measure });
	});

	test.each(['not_stated', 'outside', 'not_placed', 'other_clubs'] as const)('%s, whatever is split', (kind) => {
		const href = address(drillHref('district', filter, { kind, key: kind }));
		expect(href.pathname).toBe('/collections/drives');
		expect(readRow(href.searchParams.get('row'))?.kind).toBe(kind);
	});

	test('the season outside Tết is a row of its own, not a place outside the province', () => {
		expect(rowParam(ordinary('outside'))).not.toBe(rowParam({ kind: 'outside', key: 'outside' }));
	});
});

describe('a row in an address', () => {
	test.each(['380', '2026-01', 'O+', 'AB-', 'female 65+', '<18', 'other'])('%s is read as it was written', (key) => {
		const row = address(drivesHref(filter, ordinary(key))).searchParams.get('row');
		expect(readRow(row)).toEqual(ordinary(key));
	});

	test.each([null, '', ':ordinary', ':', ':nonsense', "'; drop", '<b>', 'x'.repeat(41)])('%j names none', (text) =>
		expect(readRow(text)).toBeNull()
	);
});

test('the way back from a drive is the list with its filter, whatever else the address holds', () => {
	const list = drivesHref(filter, ordinary('3')) + '&sort=-units&page=2';
	const drive = address(driveFromResults('d1', address(list).search));
	expect(drive.pathname).toBe('/drives/d1');
	const back = address(resultsHref(drive.searchParams) ?? '');
	expect(back.pathname).toBe('/collections/drives');
	expect(Object.fromEntries(back.searchParams)).toEqual(Object.fromEntries(address(list).searchParams));
	expect(resultsHref(new URLSearchParams())).toBeNull();
	expect(address(resultsHref(new URLSearchParams({ results: '//evil.example/?x' })) ?? '').host).toBe('results');
});
