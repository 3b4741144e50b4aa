import { expect, test } from 'vitest';
import { askedDay } from './move-form';

const held = { startsOn: '2026-12-05', endsOn: '2026-12-06' } as const;

test.each([
	['', null],
	['to=2026-02-30', null],
	['to=2026-12-12', '2026-12-12'],
	['from=2026-12-05&to=2026-12-12', '2026-12-12'],
	['from=2026-12-06&to=2026-12-12', '2026-12-11'],
	['from=2026-12-07&to=2026-12-12', '2026-12-12']
])('a drive of 5 and 6 December that is asked to move by “%s” begins on %s', (query, expected) => {
	expect(askedDay(new URLSearchParams(query), held)).toBe(expected);
});
