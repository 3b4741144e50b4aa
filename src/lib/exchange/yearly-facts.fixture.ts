import fc from 'fast-check';
import type { Linked } from './cells';
import {
	cellName,
	DONATED,
	innerName,
	INSUFFICIENT,
	keysOf,
	linkedTables,
	YEARLY_TABLES,
	type YearlyTable
} from './yearly-tables';

const weights = (count: number) =>
	fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 8, 40, 300), { minLength: count, maxLength: count });

/** A whole number shared out by weights; what is left over goes to the first that has any. */
export function sharedOut(total: number, by: readonly number[]): number[] {
	const all = by.reduce((sum, one) => sum + one, 0);
	const shares = by.map((one) => (all === 0 ? 0 : Math.floor((total * one) / all)));
	const first = Math.max(
		0,
		by.findIndex((one) => one > 0)
	);
	return shares.map((one, at) => (at === first ? one + total - shares.reduce((sum, share) => sum + share, 0) : one));
}

const size = fc.oneof(
	fc.integer({ min: 0, max: 40 }),
	fc.integer({ min: 0, max: 400 }),
	fc.integer({ min: 0, max: 60_000 })
);

/** Any year of a province: every table of the listed set filled so that all of them agree. */
export const anyYear: fc.Arbitrary<Linked> = fc
	.record({
		districts: fc.integer({ min: 1, max: 9 }).map((count) => Array.from({ length: count }, (_, at) => `d${at}`)),
		donations: size,
		insufficient: fc.integer({ min: 0, max: 9 }),
		reported: fc.oneof(fc.constant(0), size),
		drives: fc.nat(40),
		lost: fc.tuple(fc.nat(60), fc.nat(9), fc.nat(3), fc.nat(300), fc.nat(8))
	})
	.chain((facts) =>
		fc.tuple(fc.constant(facts), ...YEARLY_TABLES.map((table) => weights(linesOf(table, facts.districts))))
	)
	.map(([facts, ...shares]) => yearOf(facts, shares));

type Facts = {
	districts: string[];
	donations: number;
	insufficient: number;
	reported: number;
	drives: number;
	lost: [number, number, number, number, number];
};

function linesOf({ by, and }: YearlyTable, districts: readonly string[]): number {
	return keysOf(by, districts).length * (and ? keysOf(and, districts).length : 1);
}

function yearOf(facts: Facts, shares: number[][]): Linked {
	const { districts, donations, reported, drives } = facts;
	const insufficient = Math.min(facts.insufficient, donations);
	const [deferred, left, unfinished, noShow, ahead] = facts.lost;
	const arrived = donations + deferred + left + unfinished;
	const cells: Record<string, number> = {
		drives,
		donations,
		[INSUFFICIENT]: insufficient,
		units: donations - insufficient + reported,
		registered: arrived + noShow + ahead,
		[DONATED]: donations
	};
	const fixed: Record<string, number[]> = {
		units_by_source: [donations - insufficient, reported],
		registered_by_outcome: [arrived, noShow, ahead],
		arrived_by_outcome: [donations, deferred, left, unfinished]
	};
	for (const [at, table] of YEARLY_TABLES.entries()) {
		const counts = fixed[table.id] ?? sharedOut(cells[table.total] ?? 0, shares[at] ?? []);
		Object.assign(cells, cellsOf(table, districts, counts));
	}
	return linkedTables(cells, districts);
}

function cellsOf(table: YearlyTable, districts: readonly string[], counts: readonly number[]): Record<string, number> {
	const keys = keysOf(table.by, districts);
	if (!table.and) return Object.fromEntries(keys.map((key, at) => [cellName(table, key), counts[at] ?? 0]));
	const others = keysOf(table.and, districts);
	const across = { total: table.total, by: table.and };
	const cells: Record<string, number> = {};
	for (const [row, key] of keys.entries())
		for (const [column, other] of others.entries()) {
			const count = counts[row * others.length + column] ?? 0;
			cells[innerName(table, key, other)] = count;
			cells[cellName(table, key)] = (cells[cellName(table, key)] ?? 0) + count;
			cells[cellName(across, other)] = (cells[cellName(across, other)] ?? 0) + count;
		}
	return cells;
}
