import { sumKnown } from '$lib/charts/series';
import type { AreaMode, Breakdown } from './filter';
import { FIGURES, STATED_FIGURES, type Figures, type StatedFigure } from './figures';
import { pairedOf, type Paired } from './yield';

/** What the database returns: figures of one kind of result, not yet rolled up. */
export type CollectedTally = Figures & {
	/** What the breakdown tells apart, areas as the drive recorded them; `null` when nobody said. */
	key: string | null;
	/** What the second breakdown tells apart; `null` without one, or when nobody said. */
	other: string | null;
	/** Collected outside every province of this installation. */
	outside: boolean;
	/** False when the date is vague and its whole period does not lie inside the period asked for. */
	placed: boolean;
	unitsWithVolume: number;
	source: 'counted' | 'reported';
	/** Figures of which a source says "more than" or "nearly". */
	roughly: readonly StatedFigure[];
	/** Of how many drives a figure is not known. */
	silent: Readonly<Record<StatedFigure, number>>;
	paired: Readonly<Paired>;
};

/** Where an area is counted: under its last district before 1 July 2025, and under today's unit where known. */
export type AreaRollup = { code: string; thenCode: string; nowCode: string };

/** Rows that are no area, month or club, but are never dropped. `other_clubs` are those the reader may not tell apart. */
export type RowKind = 'ordinary' | 'other_clubs' | 'not_stated' | 'outside' | 'not_placed';

/** The figures of some results together. */
export type CollectedFigures = Figures & {
	unitsWithVolume: number;
	countedUnits: number;
	reportedUnits: number;
	roughly: readonly StatedFigure[];
	silent: Readonly<Record<StatedFigure, number>>;
	paired: Readonly<Paired>;
};

/** One line of a breakdown. `not_placed` lines are no part of the total. */
export type CollectedRow = CollectedFigures & {
	kind: RowKind;
	/** Code, id or month; empty for "not stated", otherwise the kind. */
	key: string;
	/** The same of the second breakdown; empty for "not stated" or without one. */
	other: string;
};

/** What rolling up needs to know. */
export type RollUp = {
	by: Breakdown;
	and?: Breakdown;
	mode: AreaMode;
	areas: readonly AreaRollup[];
	/** Whether every club is named to the reader; otherwise a tally without a club may be another club's. */
	namesAllClubs: boolean;
};
type Slot = Pick<CollectedRow, 'kind' | 'key' | 'other'>;

const specialKinds: RowKind[] = ['ordinary', 'other_clubs', 'not_stated', 'outside', 'not_placed'];

/** The breakdowns whose rows have an order of their own; all others begin with the highest. */
const ordered: readonly Breakdown[] = [
	'month',
	'quarter',
	'year',
	'weekday',
	'day',
	'tet',
	'volume',
	'sex',
	'age',
	'sex_age',
	'first',
	'hour'
];
/** Whether the rows of a breakdown have an order of their own, such as that of time. */
export const hasOrder = (by: Breakdown): boolean => ordered.includes(by);
const places: readonly (Breakdown | undefined)[] = ['district', 'area', 'province'];
const unnamed: readonly Breakdown[] = ['club', 'drive'];

/** Rolls tallies up to the rows of one breakdown, or of two crossed: the highest first (times and volumes in order), special rows last. */
export function collectedBy(tallies: readonly CollectedTally[], question: RollUp): CollectedRow[] {
	const slotOf = slotFinder(question);
	const groups = new Map<string, { slot: Slot; tallies: CollectedTally[] }>();
	for (const tally of tallies) {
		const slot = slotOf(tally);
		const name = `${slot.kind} ${slot.key} ${slot.other}`;
		const group = groups.get(name);
		if (group) group.tallies.push(tally);
		else groups.set(name, { slot, tallies: [tally] });
	}
	const rows = [...groups.values()].map((group) => ({ ...group.slot, ...summed(group.tallies) }));
	return rows.sort(hasOrder(question.by) ? byKey : byUnits);
}

/** The total of the rows, those that are not placed left out. */
export function collectedTotal(rows: readonly CollectedRow[]): CollectedFigures {
	const placed = rows.filter((row) => row.kind !== 'not_placed');
	return {
		...figuresOf(placed),
		unitsWithVolume: sum(placed.map((row) => row.unitsWithVolume)),
		countedUnits: sum(placed.map((row) => row.countedUnits)),
		reportedUnits: sum(placed.map((row) => row.reportedUnits))
	};
}

function slotFinder({ by, and, mode, areas, namesAllClubs }: RollUp): (tally: CollectedTally) => Slot {
	const codes = new Map(areas.map((area) => [area.code, mode === 'then' ? area.thenCode : area.nowCode]));
	const isPlace = places.includes(by) || places.includes(and);
	const rolled = (one: Breakdown | undefined, key: string | null) =>
		one === 'district' || one === 'area' ? key && (codes.get(key) ?? key) : key;
	const nameless = unnamed.includes(by) && !namesAllClubs ? 'other_clubs' : 'not_stated';

	return (tally) => {
		const other = rolled(and, tally.other) ?? '';
		if (!tally.placed) return { kind: 'not_placed', key: 'not_placed', other };
		if (isPlace && tally.outside) return { kind: 'outside', key: 'outside', other };
		const key = rolled(by, tally.key) ?? '';
		if (key !== '') return { kind: 'ordinary', key, other };
		return { kind: nameless, key: nameless === 'not_stated' ? '' : nameless, other };
	};
}

function summed(tallies: readonly CollectedTally[]): CollectedFigures {
	const unitsOf = (source: CollectedTally['source']) =>
		sum(tallies.filter((tally) => tally.source === source).map((tally) => tally.units ?? 0));
	return {
		...figuresOf(tallies),
		unitsWithVolume: sum(tallies.map((tally) => tally.unitsWithVolume)),
		countedUnits: unitsOf('counted'),
		reportedUnits: unitsOf('reported')
	};
}

function figuresOf(rows: readonly Pick<CollectedTally, 'roughly' | 'silent' | 'paired' | keyof Figures>[]) {
	const figures = FIGURES.map((figure) => [figure, sumKnown(rows.map((row) => row[figure]))]);
	const silent = STATED_FIGURES.map((figure) => [figure, sum(rows.map((row) => row.silent[figure]))]);
	return {
		...(Object.fromEntries(figures) as Figures),
		roughly: STATED_FIGURES.filter((figure) => rows.some((row) => row.roughly.includes(figure))),
		silent: Object.fromEntries(silent) as Record<StatedFigure, number>,
		paired: pairedOf(rows.map(({ paired }) => paired))
	};
}

function byUnits(a: CollectedRow, b: CollectedRow): number {
	return kindOrder(a, b) || (b.units ?? -1) - (a.units ?? -1) || byKey(a, b);
}

function byKey(a: CollectedRow, b: CollectedRow): number {
	return kindOrder(a, b) || compared(a.key, b.key) || compared(a.other, b.other);
}

const compared = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

function kindOrder(a: CollectedRow, b: CollectedRow): number {
	return specialKinds.indexOf(a.kind) - specialKinds.indexOf(b.kind);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
