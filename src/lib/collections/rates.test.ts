import { expect, test } from 'vitest';
import { shareOf, yieldOf } from './rates';

const known = { registered: 0, donations: 0, units: 0, volumeMl: 0 };

test.each([
	{ units: 780, registered: 1228, silent: known, rate: 780 / 1228 },
	{ units: 0, registered: 10, silent: known, rate: 0 },
	{ units: 5, registered: 0, silent: known, rate: null },
	{ units: null, registered: 10, silent: known, rate: null },
	{ units: 5, registered: 10, silent: { ...known, registered: 1 }, rate: null },
	{ units: 5, registered: 10, silent: { ...known, units: 1 }, rate: null }
])('$units units of $registered registered are $rate for each', ({ units, registered, silent, rate }) => {
	expect(yieldOf({ units, registered, silent })).toBe(rate);
});

test.each([
	[50, 100, 0.5],
	[0, 100, 0],
	[50, 0, null],
	[50, undefined, null],
	[null, 100, null]
])('%s units of a target of %s are %s of it', (units, target, share) => {
	expect(shareOf(units, target)).toBe(share);
});
