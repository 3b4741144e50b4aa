import { describe, expect, test } from 'vitest';
import { driveQuery, isNarrowed, readDriveFilter } from './list-filter';

const read = (query: string) => readDriveFilter(new URLSearchParams(query));
const club = '0190a000-0000-7000-8000-000000000001';

describe('the filter of the list of drives', () => {
	test('an empty address shows everything, areas as they were', () => {
		expect(read('')).toMatchObject({ tab: 'all', areas: 'then', year: null, club: null, after: null });
		expect(isNarrowed(read(''))).toBe(false);
	});

	test('what makes no sense does not filter', () => {
		expect(read('tab=soon&year=abc&from=2026-02-30&club=x&status=lost&after=2026_1')).toEqual(read(''));
	});

	test('an address reads back as the same filter', () => {
		const filter = read(
			`tab=closed&q=H%E1%BA%ADu&year=2026&from=2026-01-01&to=2026-12-31&club=${club}&area=380&areas=now&status=closed&after=2026-05-01_${club}`
		);
		expect(read(driveQuery(filter, { after: filter.after }))).toEqual(filter);
	});

	test('a changed filter starts at the first page', () => {
		const second = read(`after=2026-05-01_${club}`);
		expect(driveQuery(second, { tab: 'closed' })).toBe('?tab=closed');
	});
});
