import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computable } from './attack.fixture';
import { isFew, type Linked, type ShownCell } from './cells';
import { suppress } from './suppression';
import { anyYear } from './yearly-facts.fixture';

const RUNS = { numRuns: 150 };

/** From where on a number may be that is kept back without being marked as of few. */
const FROM = { told: 5, alike: 1, again: 0 };

const attacked = ({ sums }: Linked, { shown, marks }: ReturnType<typeof suppress>) =>
	computable({ sums, shown, withheldFrom: FROM[marks] });

/** Only what is of few is kept back: nothing for its sake. */
function withoutComplement({ cells }: Linked): Record<string, ShownCell> {
	return Object.fromEntries(Object.entries(cells).map(([cell, count]) => [cell, isFew(count) ? 'few' : count]));
}

/** Every sum made safe without regard to the others. */
function byItself({ cells, sums }: Linked): Record<string, ShownCell> {
	const shown: Record<string, ShownCell> = { ...cells };
	for (const sum of sums) {
		const own = Object.fromEntries([sum.total, ...sum.parts].map((cell) => [cell, cells[cell] as number]));
		for (const [cell, told] of Object.entries(suppress({ cells: own, sums: [sum] }).shown))
			if (typeof told !== 'number') shown[cell] = 'withheld';
	}
	return shown;
}

describe('what is told of a year', () => {
	test('no cell that is kept back can be computed from all tables together', () => {
		fc.assert(
			fc.property(anyYear, (year) => {
				expect(attacked(year, suppress(year))).toEqual([]);
			}),
			RUNS
		);
	}, 120_000);

	test('control: with nothing kept back but what is of few, cells are computed', () => {
		const years = fc.sample(anyYear, { numRuns: 40, seed: 7 });
		const found = years.filter(
			(year) => computable({ sums: year.sums, shown: withoutComplement(year), withheldFrom: 5 }).length > 0
		);
		expect(found.length).toBeGreaterThan(20);
	}, 60_000);

	test('control: with each table kept safe by itself, cells are computed from what tables share', () => {
		const years = fc.sample(anyYear, { numRuns: 40, seed: 11 });
		const found = years.filter(
			(year) => computable({ sums: year.sums, shown: byItself(year), withheldFrom: 1 }).length > 0
		);
		expect(found.length).toBeGreaterThan(10);
	}, 60_000);

	test('no number of one to four is told, every zero is, and every number told is true', () => {
		fc.assert(
			fc.property(anyYear, (year) => {
				for (const [cell, shown] of Object.entries(suppress(year).shown)) {
					if (typeof shown === 'number') expect(shown).toBe(year.cells[cell]);
					if (typeof shown === 'number') expect(isFew(shown)).toBe(false);
					if (year.cells[cell] === 0) expect(shown).toBe(0);
					if (shown === 'few') expect(isFew(year.cells[cell] as number)).toBe(true);
				}
			}),
			RUNS
		);
	}, 60_000);

	test('a year of many thousands keeps its totals', () => {
		const years = fc.sample(anyYear, { numRuns: 200, seed: 3 }).filter(({ cells }) => (cells.donations ?? 0) > 2000);
		const told = years.filter((year) => typeof suppress(year).shown.donations === 'number');
		expect(told.length / years.length).toBeGreaterThan(0.9);
	}, 60_000);
});

describe('the same tables of two provinces', () => {
	const of = (side: string, names: readonly string[]) => names.map((name) => `${side} ${name}`);
	const named = (side: string, shown: Record<string, ShownCell>) =>
		Object.fromEntries(Object.entries(shown).map(([cell, told]) => [`${side} ${cell}`, told]));
	const sumsOf = (side: string, { sums }: Linked) =>
		sums.map(({ total, parts }) => ({ total: `${side} ${total}`, parts: of(side, parts) }));

	/** Both statements, and their sum for the cells that `adds` allows, in one reading. */
	function read(one: Linked, other: Linked, adds: (a: ShownCell, b: ShownCell) => boolean) {
		const [a, b] = [suppress(one), suppress(other)];
		const both = Object.keys(a.shown).filter((cell) => cell in b.shown && adds(a.shown[cell]!, b.shown[cell]!));
		const added = both.map((cell) => [`both ${cell}`, one.cells[cell]! + other.cells[cell]!] as const);
		const known = { ...named('a', a.shown), ...named('b', b.shown), ...Object.fromEntries(added) };
		const sums = both.map((cell) => ({ total: `both ${cell}`, parts: [`a ${cell}`, `b ${cell}`] }));
		return computable({ sums: [...sumsOf('a', one), ...sumsOf('b', other), ...sums], shown: known, withheldFrom: 1 });
	}

	test('tell nothing of each other, and may be added up where both are told', () => {
		fc.assert(
			fc.property(anyYear, anyYear, (one, other) => {
				expect(read(one, other, (a, b) => typeof a === 'number' && typeof b === 'number')).toEqual([]);
			}),
			{ numRuns: 40 }
		);
	}, 120_000);

	test('control: a sum of both provinces of what one of them keeps back tells it', () => {
		const pairs = fc.sample(fc.tuple(anyYear, anyYear), { numRuns: 10, seed: 5 });
		expect(pairs.filter(([one, other]) => read(one, other, () => true).length > 0).length).toBeGreaterThan(7);
	}, 60_000);
});

describe('a further version of a year', () => {
	test('keeps back what the earlier one did, and nothing of it can be computed', () => {
		fc.assert(
			fc.property(anyYear, anyYear, (first, second) => {
				const before = suppress(first);
				const earlier = new Set(Object.keys(before.shown).filter((cell) => typeof before.shown[cell] !== 'number'));
				const after = suppress(second, earlier);
				for (const cell of earlier) if (cell in after.shown) expect(after.shown[cell]).toBe('withheld');
				expect(attacked(second, after)).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	}, 120_000);
});

describe('marks', () => {
	const table = (parts: number[], others: number[]): Linked => {
		const total = parts.reduce((sum, one) => sum + one, 0);
		const named = (name: string, counts: number[]) => counts.map((count, at) => [`${name}${at}`, count] as const);
		return {
			cells: Object.fromEntries([['all', total], ...named('a', parts), ...named('b', others)]),
			sums: [
				{ total: 'all', parts: parts.map((_, at) => `a${at}`) },
				{ total: 'all', parts: others.map((_, at) => `b${at}`) }
			]
		};
	};

	test('say which cells are of few where that gives nothing away', () => {
		expect(suppress(table([3, 20, 50], [33, 40])).shown).toEqual({
			all: 73,
			a0: 'few',
			a1: 'withheld',
			a2: 50,
			b0: 33,
			b1: 40
		});
	});

	test('say nothing where they would give a number away: 4 and 4 of 8, which are eight times 1', () => {
		const { shown, marks } = suppress(table([4, 4], [1, 1, 1, 1, 1, 1, 1, 1]));
		expect(marks).toBe('alike');
		expect(Object.values(shown)).toEqual(Array.from({ length: 11 }, () => 'withheld'));
	});
});
