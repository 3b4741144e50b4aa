import type { ShownCell, Sum } from './cells';

/** What somebody knows who reads everything that is told: the sums, the numbers, and what the marks say of the rest. */
export type Known = { sums: readonly Sum[]; shown: Readonly<Record<string, ShownCell>>; withheldFrom: number };

type Row = Map<string, bigint>;
type Range = { low: number; high: number };
const CONSTANT = '';

/** The cells that are kept back and can be computed nevertheless: by exact elimination, by bounds of whole numbers, and by trying what is at the bounds. */
export function computable({ sums, shown, withheldFrom }: Known): string[] {
	const rows = sums.map((sum) => rowOf(sum, shown)).filter((row) => row.size > 0);
	const unknown = Object.keys(shown).filter((cell) => typeof shown[cell] !== 'number');
	const ranges = new Map<string, Range>(unknown.map((cell) => [cell, rangeOf(shown[cell], withheldFrom)]));
	const all = [...rows, ...eliminated(rows, unknown)];
	if (!narrowed(all, ranges)) throw new Error('What is told cannot be true.');
	for (const cell of unknown) shave(all, ranges, cell);
	return unknown.filter((cell) => ranges.get(cell)?.low === ranges.get(cell)?.high);
}

const rangeOf = (shown: ShownCell | undefined, withheldFrom: number): Range =>
	shown === 'few' ? { low: 1, high: 4 } : { low: withheldFrom, high: Infinity };

/** A sum as an equation: unknown cells with their signs, and what is known of it. */
function rowOf({ total, parts }: Sum, shown: Known['shown']): Row {
	const row: Row = new Map();
	const add = (key: string, by: bigint) => {
		const sum = (row.get(key) ?? 0n) + by;
		if (sum === 0n) row.delete(key);
		else row.set(key, sum);
	};
	for (const [cell, sign] of [[total, -1n] as const, ...parts.map((part) => [part, 1n] as const)]) {
		const known = shown[cell];
		if (typeof known === 'number') add(CONSTANT, sign * BigInt(known));
		else add(cell, sign);
	}
	return row;
}

/** Reduced rows, in whole numbers: a row of one unknown cell tells that cell. */
function eliminated(rows: readonly Row[], unknown: readonly string[]): Row[] {
	let left: Row[] = rows.map((row) => new Map(row));
	const done: Row[] = [];
	for (const cell of unknown) {
		const pivot = left.find((row) => row.has(cell));
		if (!pivot) continue;
		left = left.filter((row) => row !== pivot).map((row) => without(row, pivot, cell));
		for (const [at, row] of done.entries()) done[at] = without(row, pivot, cell);
		done.push(pivot);
	}
	return done;
}

function without(row: Row, pivot: Row, cell: string): Row {
	const [mine, its] = [row.get(cell) ?? 0n, pivot.get(cell) as bigint];
	if (mine === 0n) return row;
	const sum: Row = new Map();
	for (const key of new Set([...row.keys(), ...pivot.keys()])) {
		const value = (row.get(key) ?? 0n) * its - (pivot.get(key) ?? 0n) * mine;
		if (value !== 0n) sum.set(key, value);
	}
	return reduced(sum);
}

function reduced(row: Row): Row {
	const divisor = [...row.values()].reduce(common, 0n);
	return new Map([...row].map(([key, value]) => [key, divisor > 1n ? value / divisor : value]));
}

const common = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : common(b, a % b));

/** Narrows all ranges as far as the rows say; false where no table is left. */
function narrowed(rows: readonly Row[], ranges: Map<string, Range>): boolean {
	for (let again = true, rounds = 0; again && rounds < 200; rounds++) {
		again = false;
		for (const row of rows)
			for (const cell of row.keys()) {
				if (cell === CONSTANT) continue;
				const range = ranges.get(cell) as Range;
				const { low, high } = within(row, cell, ranges);
				if (low <= range.low && high >= range.high) continue;
				again = true;
				range.low = Math.max(low, range.low);
				range.high = Math.min(high, range.high);
				if (range.low > range.high) return false;
			}
	}
	return rows.every((row) => row.size !== 1 || !row.has(CONSTANT));
}

/** Between which whole numbers a cell lies by one row, the others being within their ranges. */
function within(row: Row, cell: string, ranges: ReadonlyMap<string, Range>): Range {
	const own = Number(row.get(cell));
	let [least, most] = [0, 0];
	for (const [key, factor] of row) {
		if (key === cell) continue;
		const { low, high } = key === CONSTANT ? { low: 1, high: 1 } : (ranges.get(key) as Range);
		const by = Number(factor);
		least += by > 0 ? by * low : by * high;
		most += by > 0 ? by * high : by * low;
	}
	const [one, other] = [-least / own, -most / own];
	return { low: Math.ceil(Math.min(one, other) - 1e-9), high: Math.floor(Math.max(one, other) + 1e-9) };
}

/** Takes values off both ends of a range for as long as assuming them leads to a contradiction. */
function shave(rows: readonly Row[], ranges: Map<string, Range>, cell: string): void {
	const range = ranges.get(cell) as Range;
	const possible = (value: number) => {
		const assumed = new Map([...ranges].map(([key, one]) => [key, { ...one }]));
		assumed.set(cell, { low: value, high: value });
		return narrowed(rows, assumed);
	};
	while (range.low < range.high && !possible(range.low)) range.low++;
	while (range.high < Infinity && range.low < range.high && !possible(range.high)) range.high--;
}
