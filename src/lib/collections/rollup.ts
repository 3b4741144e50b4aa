import { sumKnown } from '$lib/charts/series';
import type { AreaMode, Breakdown } from './filter';

/** What the database returns: units of one kind of result, not yet rolled up. */
export type CollectedTally = {
	provinceCode: string | null;
	/** The area as the drive recorded it; `null` when nobody said. */
	areaCode: string | null;
	/** Collected outside every province of this installation. */
	outside: boolean;
	clubId: string | null;
	/** `YYYY-MM`, or `null` when only the year is known. */
	month: string | null;
	/** False when the date is vague and its whole period does not lie inside the period asked for. */
	placed: boolean;
	/** The value of the breakdown that has no column of its own: bag volume in ml, or blood group. */
	value: string | null;
	/** `null` when the result does not say. */
	units: number | null;
	unitsWithVolume: number;
	volumeMl: number | null;
	donations: number | null;
	source: 'counted' | 'reported';
	approximate: boolean;
};

/** Where an area is counted: under its last district before 1 July 2025, and under today's unit where known. */
export type AreaRollup = { code: string; thenCode: string; nowCode: string };

/** Rows that are no area, month or club, but are never dropped. `other_clubs` are those the reader may not tell apart. */
export type RowKind = 'ordinary' | 'other_clubs' | 'not_stated' | 'outside' | 'not_placed';

/** One line of a breakdown. `not_placed` lines are no part of the total. */
export type CollectedRow = {
	kind: RowKind;
	/** Code, id or month; empty for "not stated", otherwise the kind. */
	key: string;
	units: number | null;
	unitsWithVolume: number;
	volumeMl: number | null;
	donations: number | null;
	countedUnits: number;
	reportedUnits: number;
	approximate: boolean;
};

type Question = {
	by: Breakdown;
	mode: AreaMode;
	areas: readonly AreaRollup[];
	/** Whether every club is named to the reader; otherwise a tally without a club may be another club's. */
	namesAllClubs: boolean;
};
type Slot = Pick<CollectedRow, 'kind' | 'key'>;

const specialKinds: RowKind[] = ['ordinary', 'other_clubs', 'not_stated', 'outside', 'not_placed'];
const ordered: readonly Breakdown[] = ['month', 'volume'];

/** Rolls tallies up to the rows of one breakdown: the highest first (months and volumes in order), special rows last. */
export function collectedBy(tallies: readonly CollectedTally[], question: Question): CollectedRow[] {
	const slotOf = slotFinder(question);
	const groups = new Map<string, { slot: Slot; tallies: CollectedTally[] }>();
	for (const tally of tallies) {
		const slot = slotOf(tally);
		const name = `${slot.kind} ${slot.key}`;
		const group = groups.get(name);
		if (group) group.tallies.push(tally);
		else groups.set(name, { slot, tallies: [tally] });
	}
	const rows = [...groups.values()].map((group) => summed(group.slot, group.tallies));
	return rows.sort(ordered.includes(question.by) ? byKey : byUnits);
}

/** The total of the rows, those that are not placed left out. */
export function collectedTotal(rows: readonly CollectedRow[]): Omit<CollectedRow, 'kind' | 'key'> {
	const placed = rows.filter((row) => row.kind !== 'not_placed');
	return {
		units: sumKnown(placed.map((row) => row.units)),
		unitsWithVolume: sum(placed.map((row) => row.unitsWithVolume)),
		volumeMl: sumKnown(placed.map((row) => row.volumeMl)),
		donations: sumKnown(placed.map((row) => row.donations)),
		countedUnits: sum(placed.map((row) => row.countedUnits)),
		reportedUnits: sum(placed.map((row) => row.reportedUnits)),
		approximate: placed.some((row) => row.approximate)
	};
}

function slotFinder({ by, mode, areas, namesAllClubs }: Question): (tally: CollectedTally) => Slot {
	const codes = new Map(areas.map((area) => [area.code, mode === 'then' ? area.thenCode : area.nowCode]));
	const byPlace = by === 'district' || by === 'area' || by === 'province';
	const nameless: Slot =
		by === 'club' && !namesAllClubs ? { kind: 'other_clubs', key: 'other_clubs' } : { kind: 'not_stated', key: '' };

	return (tally) => {
		if (!tally.placed) return { kind: 'not_placed', key: 'not_placed' };
		if (byPlace && tally.outside) return { kind: 'outside', key: 'outside' };
		const key = keyOf(tally, by, codes);
		return key === null || key === '' ? nameless : { kind: 'ordinary', key };
	};
}

function keyOf(tally: CollectedTally, by: Breakdown, codes: ReadonlyMap<string, string>): string | null {
	switch (by) {
		case 'district':
		case 'area':
			return tally.areaCode && (codes.get(tally.areaCode) ?? tally.areaCode);
		case 'province':
			return tally.provinceCode;
		case 'club':
			return tally.clubId;
		case 'month':
			return tally.month;
		case 'volume':
		case 'group':
			return tally.value;
	}
}

function summed(slot: Slot, tallies: readonly CollectedTally[]): CollectedRow {
	const unitsOf = (source: CollectedTally['source']) =>
		sum(tallies.filter((tally) => tally.source === source).map((tally) => tally.units ?? 0));
	return {
		...slot,
		units: sumKnown(tallies.map((tally) => tally.units)),
		unitsWithVolume: sum(tallies.map((tally) => tally.unitsWithVolume)),
		volumeMl: sumKnown(tallies.map((tally) => tally.volumeMl)),
		donations: sumKnown(tallies.map((tally) => tally.donations)),
		countedUnits: unitsOf('counted'),
		reportedUnits: unitsOf('reported'),
		approximate: tallies.some((tally) => tally.approximate)
	};
}

function byUnits(a: CollectedRow, b: CollectedRow): number {
	return kindOrder(a, b) || (b.units ?? -1) - (a.units ?? -1) || (a.key < b.key ? -1 : 1);
}

function byKey(a: CollectedRow, b: CollectedRow): number {
	return kindOrder(a, b) || a.key.localeCompare(b.key, 'en', { numeric: true });
}

function kindOrder(a: CollectedRow, b: CollectedRow): number {
	return specialKinds.indexOf(a.kind) - specialKinds.indexOf(b.kind);
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
