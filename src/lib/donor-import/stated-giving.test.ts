import { expect, test } from 'vitest';
import { statedGiving } from './stated-giving';

test.each([
	[{ lastDonation: '', volume: '', donations: '' }, null],
	[{ lastDonation: '', volume: '350', donations: '0' }, null],
	[
		{ lastDonation: '', volume: '350', donations: '4' },
		{ day: null, volumeMl: null, donations: 4 }
	],
	[
		{ lastDonation: '2024-03', volume: '250', donations: '' },
		{ day: { on: '2024-03-01', precision: 'month' }, volumeMl: 250, donations: null }
	]
])('%j is kept as %j', (texts, kept) => {
	expect(statedGiving(texts)).toEqual(kept);
});
