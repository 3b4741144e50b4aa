import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIGURES, STATED_FIGURES, type Figure, type Figures } from './figures';
import { breakdowns, type Breakdown } from './filter';
import { publishedAreas, publishedResults, talliedResult } from './published-results.fixture';
import { collectedBy, collectedTotal, type CollectedRow, type CollectedTally } from './rollup';

const publishedBy = (by: Breakdown) => publishedResults.map((result) => talliedResult(result, by));
const published = publishedBy('district');
const then = { by: 'district', mode: 'then', areas: publishedAreas, namesAllClubs: true } as const;
const now = { ...then, mode: 'now' } as const;

const unitsByKey = (rows: readonly CollectedRow[]) => Object.fromEntries(rows.map((row) => [row.key, row.units]));
const tally = (changes: Partial<CollectedTally>): CollectedTally => ({
	...talliedResult({ on: '2026-02-03', precision: 'day', areaCode: '395', units: 10 }),
	...changes
});

describe('the published results', () => {
	test('as then stand under the last districts before July 2025', () => {
		expect(unitsByKey(collectedBy(published, then))).toEqual({
			'380': 3962,
			'399': 1672,
			'396': 1003,
			'391': 547,
			'400': 500,
			'393': 420,
			'397': 107,
			'': 300,
			outside: 250
		});
	});

	test('as now stand under the commune where known, otherwise under the former district', () => {
		const rows = unitsByKey(collectedBy(published, now));
		expect(rows).toMatchObject({ '16012': 500, '15766': 107, '380': 3962, '399': 1672 });
		expect(rows).not.toHaveProperty('400');
		expect(rows).not.toHaveProperty('397');
	});

	test.each(breakdowns)('add up to 8,761 by %s', (by) => {
		expect(collectedTotal(collectedBy(publishedBy(by), { ...then, by })).units).toBe(8761);
	});

	test('known only to the year stand under "month not stated"', () => {
		const rows = collectedBy(publishedBy('month'), { ...then, by: 'month' });
		expect(rows.at(-1)).toMatchObject({ kind: 'not_stated', key: '', units: 547 + 188 });
		expect(rows[0]).toMatchObject({ key: '2017-07', units: 2040 });
	});

	test('follow one altered row and a seventeenth', () => {
		const altered = published.map((row) => (row.units === 2040 ? { ...row, units: 2041 } : row));
		const seventeen = [...altered, tally({ key: '393', units: 9 })];
		expect(unitsByKey(collectedBy(seventeen, then))).toMatchObject({ '380': 3963, '393': 429 });
		expect(collectedTotal(collectedBy(seventeen, then)).units).toBe(8771);
	});
});

describe('order of the rows', () => {
	test('is by units, with not stated, outside and not placed last', () => {
		const rows = collectedBy([...published, tally({ placed: false, units: 9999 })], then);
		expect(rows.map((row) => row.key)).toEqual(
			'380 399 396 391 400 393 397'.split(' ').concat(['', 'outside', 'not_placed'])
		);
	});

	test('of bag volumes is by volume', () => {
		const rows = collectedBy([tally({ key: '350' }), tally({ key: '1000' })], { ...then, by: 'volume' });
		expect(rows.map((row) => row.key)).toEqual(['350', '1000']);
	});
});

describe('what nobody stated', () => {
	test('leaves units and volume empty, not zero', () => {
		const [row] = collectedBy([tally({ units: null })], then);
		expect(row).toMatchObject({ units: null, volumeMl: null, unitsWithVolume: 0 });
	});

	test('does not empty what others stated', () => {
		const [row] = collectedBy([tally({ units: null }), tally({ units: 2, unitsWithVolume: 2, volumeMl: 600 })], then);
		expect(row).toMatchObject({ units: 2, volumeMl: 600, unitsWithVolume: 2 });
	});
});

test('counted and reported units are kept apart within a row', () => {
	const [row] = collectedBy([tally({ units: 3, source: 'counted' }), tally({ units: 4 })], then);
	expect(row).toMatchObject({ units: 7, countedUnits: 3, reportedUnits: 4 });
});

test('a date that does not lie wholly in the period is listed and is no part of the total', () => {
	const rows = collectedBy([tally({}), tally({ placed: false, units: 5 })], then);
	expect(rows.at(-1)).toMatchObject({ kind: 'not_placed', units: 5 });
	expect(collectedTotal(rows).units).toBe(10);
});

const figure = (most: number) => fc.option(fc.nat(most));
const keys = ['380', '400', '16012', '15766', '701', 'a', 'VN-21', '2025-12', '2026-01', '250', 'O+'];

const anyTally: fc.Arbitrary<CollectedTally> = fc.record({
	key: fc.constantFrom(null, ...keys),
	other: fc.constantFrom(null, ...keys),
	outside: fc.boolean(),
	placed: fc.boolean(),
	drives: figure(20),
	registered: figure(5000),
	arrived: figure(5000),
	fit: figure(5000),
	deferred: figure(500),
	left: figure(500),
	noShow: figure(500),
	donations: figure(5000),
	firstTime: figure(500),
	units: figure(5000),
	unitsWithVolume: fc.nat(100),
	volumeMl: figure(100_000),
	source: fc.constantFrom('counted', 'reported'),
	roughly: fc.subarray([...STATED_FIGURES]),
	silent: fc.record({ registered: fc.nat(9), donations: fc.nat(9), units: fc.nat(9), volumeMl: fc.nat(9) }),
	paired: fc.record({ drives: fc.nat(9), units: fc.nat(5000), registered: fc.nat(5000), approximate: fc.boolean() })
});

test('whatever the rows and the breakdown, the parts add up to the whole and nothing is dropped', () => {
	fc.assert(
		fc.property(
			fc.array(anyTally, { maxLength: 40 }),
			fc.constantFrom<Breakdown>(...breakdowns),
			fc.option(fc.constantFrom<Breakdown>(...breakdowns), { nil: undefined }),
			fc.constantFrom('then', 'now'),
			fc.boolean(),
			(tallies, by, and, mode, namesAllClubs) => {
				const rows = collectedBy(tallies, { by, and, mode, areas: publishedAreas, namesAllClubs });
				const whole = (list: readonly Figures[], figure: Figure) =>
					list.reduce((sum, row) => sum + (row[figure] ?? 0), 0);
				const placed = tallies.filter((tally) => tally.placed);
				for (const figure of FIGURES) {
					expect(whole(rows, figure)).toBe(whole(tallies, figure));
					expect(collectedTotal(rows)[figure] ?? 0).toBe(whole(placed, figure));
				}
				expect(rows.every((row) => row.countedUnits + row.reportedUnits === (row.units ?? 0))).toBe(true);
				expect(new Set(rows.map((row) => `${row.kind} ${row.key} ${row.other}`)).size).toBe(rows.length);
			}
		)
	);
});
