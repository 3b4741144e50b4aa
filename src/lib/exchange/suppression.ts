import { isFew, type Linked, type ShownCell } from './cells';
import { cheapestMove, movesWithin, type Marks } from './moves';

/** What is told of every cell, and what the marks say of those kept back. */
export type Suppressed = { shown: Record<string, ShownCell>; marks: Marks };

/**
 * Keeps back every count of one to four, and further cells until none of those kept back can be computed: for each of them there is another table of whole
 * numbers that agrees with everything told and differs in it. Where the marks themselves would give one away, all are marked alike. `earlier` are the cells
 * that an earlier version kept back: those stay so, zeros too, or both versions together would tell them.
 */
export function suppress(linked: Linked, earlier: ReadonlySet<string> = new Set()): Suppressed {
	const few = Object.keys(linked.cells).filter((cell) => isFew(linked.cells[cell] as number));
	const ways: readonly Marks[] = earlier.size === 0 ? ['told', 'alike'] : ['again'];
	const first = new Set([...few, ...[...earlier].filter((cell) => cell in linked.cells)]);
	for (const marks of ways) {
		const kept = keptBack(linked, first, marks);
		if (kept) return { shown: shownOf(linked, kept, marks), marks };
	}
	const marks = ways.at(-1) as Marks;
	return { shown: shownOf(linked, everything(linked, marks), marks), marks };
}

/** Where the search ends without an answer. Every table doubled is another table: with all that is not zero kept back, nothing of it is known. */
function everything({ cells }: Linked, marks: Marks): Set<string> {
	return new Set(Object.keys(cells).filter((cell) => marks === 'again' || cells[cell] !== 0));
}

/** The cells to keep back; null where for one of them no other table was found. */
function keptBack(linked: Linked, first: ReadonlySet<string>, marks: Marks): Set<string> | null {
	const kept = new Set(first);
	const moved = new Set<string>();
	for (const cell of first) {
		if (moved.has(cell)) continue;
		const move = cheapestMove(movesWithin(linked, kept, marks), cell);
		if (!move) return null;
		for (const one of move) {
			kept.add(one);
			moved.add(one);
		}
	}
	return kept;
}

function shownOf({ cells }: Linked, kept: ReadonlySet<string>, marks: Marks): Record<string, ShownCell> {
	const shownAs = (cell: string, count: number): ShownCell => {
		if (!kept.has(cell)) return count;
		return marks === 'told' && isFew(count) ? 'few' : 'withheld';
	};
	return Object.fromEntries(Object.entries(cells).map(([cell, count]) => [cell, shownAs(cell, count)]));
}
