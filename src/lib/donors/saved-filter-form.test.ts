import { expect, test } from 'vitest';
import { readDonorFilter } from './list-filter';
import { keptQuery } from './saved-filter-form';

test.each([
	['', ''],
	['q=0912345678', ''],
	['after=0197a000-0000-7000-8000-000000000001', ''],
	['group=O&reserve=yes', 'group=O&reserve=yes'],
	['q=Nguyen&group=O&after=0197a000-0000-7000-8000-000000000001', 'group=O'],
	['least=3&nonsense=1', 'least=3']
])('of “%s” is kept “%s”: no search, no page, nothing unknown', (address, query) => {
	expect(keptQuery(readDonorFilter(new URLSearchParams(address)))).toBe(query);
});
