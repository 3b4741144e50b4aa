import { FEWEST_TOLD, isFew, type Linked } from './cells';

/** Whether a reader is told which cells are of few; only which are kept back, all of them being of somebody; or which are, of somebody or nobody. */
export type Marks = 'told' | 'alike' | 'again';

type Direction = 1 | -1;

/** What a search for another table works on: the sums that each cell is in, how far it may move, and what keeping it back costs. */
export type Moves = {
	sums: readonly (readonly { cell: string; sign: Direction }[])[];
	sumsOf: ReadonlyMap<string, readonly { sum: number; sign: Direction }[]>;
	mayMove: (cell: string, by: Direction) => boolean;
	costOf: (cell: string) => number;
};

/** How many steps a search takes before it takes the best that it has found. */
const MOST_STEPS = 3000;

/** What may move: cells by one, so that a reader who sees the marks could not tell; those kept back cost nothing more. */
export function movesWithin({ cells, sums }: Linked, kept: ReadonlySet<string>, marks: Marks): Moves {
	const signed = sums.map(({ total, parts }) => [
		{ cell: total, sign: -1 as const },
		...parts.map((cell) => ({ cell, sign: 1 as const }))
	]);
	const sumsOf = new Map<string, { sum: number; sign: Direction }[]>();
	for (const [sum, members] of signed.entries())
		for (const { cell, sign } of members) sumsOf.set(cell, [...(sumsOf.get(cell) ?? []), { sum, sign }]);
	return {
		sums: signed,
		sumsOf,
		mayMove: (cell, by) => isPlausible(cells[cell] as number, by, marks),
		costOf: (cell) => (kept.has(cell) ? 0 : Math.max(1, cells[cell] as number))
	};
}

function isPlausible(count: number, by: Direction, marks: Marks): boolean {
	if (marks === 'again') return count + by >= 0;
	if (count === 0) return false;
	if (marks === 'alike') return count + by >= 1;
	return isFew(count) ? isFew(count + by) : count + by >= FEWEST_TOLD;
}

type Search = { moves: Moves; off: number[]; moved: Map<string, Direction>; best: Best; steps: number };
type Best = { cost: number; cells: string[] } | null;

/** The cells of the cheapest found way to move one cell by one with every sum still right; null where none was found. */
export function cheapestMove(moves: Moves, cell: string): string[] | null {
	let best: Best = null;
	for (const by of [1, -1] as const) {
		if (!moves.mayMove(cell, by)) continue;
		const search: Search = { moves, off: moves.sums.map(() => 0), moved: new Map(), best, steps: 0 };
		step(search, cell, by, 0);
		best = search.best;
	}
	return best?.cells ?? null;
}

function step(search: Search, cell: string, by: Direction, spent: number): void {
	const { moves, off, moved } = search;
	const cost = spent + moves.costOf(cell);
	if (++search.steps > MOST_STEPS || (search.best && cost >= search.best.cost)) return;
	moved.set(cell, by);
	for (const { sum, sign } of moves.sumsOf.get(cell) ?? []) off[sum] = (off[sum] as number) + sign * by;
	const repairs = fewestRepairs(search);
	if (repairs === null) search.best = { cost, cells: [...moved.keys()] };
	else for (const repair of repairs) step(search, repair.cell, repair.by, cost);
	for (const { sum, sign } of moves.sumsOf.get(cell) ?? []) off[sum] = (off[sum] as number) - sign * by;
	moved.delete(cell);
}

/** The moves that would bring the most constrained wrong sum nearer to right, cheapest first; null where every sum is right. */
function fewestRepairs({ moves, off, moved }: Search) {
	let fewest: { cell: string; by: Direction }[] | null = null;
	for (const [sum, wrong] of off.entries()) {
		if (wrong === 0) continue;
		const repairs = (moves.sums[sum] ?? [])
			.map(({ cell, sign }) => ({ cell, by: (wrong > 0 ? -sign : sign) as Direction }))
			.filter(({ cell, by }) => !moved.has(cell) && moves.mayMove(cell, by));
		if (fewest === null || repairs.length < fewest.length) fewest = repairs;
	}
	return fewest?.toSorted((a, b) => moves.costOf(a.cell) - moves.costOf(b.cell)) ?? null;
}
