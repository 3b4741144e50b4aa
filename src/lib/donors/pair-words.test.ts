import { expect, test } from 'vitest';
import { mergeLines } from './merge-words';
import type { MergedEntry } from './merge';
import { pairLines } from './pair-words';

const unknown = {
	...{ fullName: 'Nguyễn Văn Mẫu', sex: null, phone: null, email: null, address: null, abo: null, rhd: null },
	...{ groupSource: null, weightClass: null, reserve: false, note: null, lastDonationOn: null, donationCount: 0 }
};
const born = (birthDate: string | null, birthPrecision: 'day' | 'year' | null) => ({
	...unknown,
	birthDate,
	birthPrecision
});

test.each([
	[born('1991-02-01', 'day'), born('1991-01-01', 'year'), { differs: false, moreExact: true }],
	[born('1991-01-01', 'year'), born('1991-02-01', 'day'), { differs: false, moreExact: true }],
	[born('1991-02-01', 'day'), born('1990-01-01', 'year'), { differs: true, moreExact: false }],
	[born('1991-02-01', 'day'), born('1991-01-02', 'day'), { differs: true, moreExact: false }],
	[born('1991-01-01', 'year'), born('1991-01-01', 'year'), { differs: false, moreExact: false }],
	[born('1991-02-01', 'day'), born(null, null), { differs: false, moreExact: false }]
])('the birth dates of two entries, %#: %j', (one, other, is) => {
	expect(pairLines(one, other, 'vi')[1]).toMatchObject(is);
});

test('where two are merged, the day is proposed and said to be more exact than the year alone', () => {
	const side = (entry: ReturnType<typeof born>) => ({
		compared: { ...entry, paper: '', areaCode: null } satisfies MergedEntry,
		shown: { ...entry, paper: null, area: null }
	});
	const lines = mergeLines(side(born('1991-01-01', 'year')), side(born('1991-02-01', 'day')), 'en');
	const line = lines.find(({ field }) => field === 'birthDate');
	expect(line?.proposed).toBe('gone');
	expect(line?.options.map(({ detail }) => detail.includes('·'))).toEqual([false, true]);
});
