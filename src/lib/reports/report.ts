import type { Named } from '../areas/area-name';
import { FIGURES, STATED_FIGURES, type Figure, type StatedFigure } from '../collections/figures';
import type { CollectedFigures, CollectedRow } from '../collections/rollup';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import { REPORT_SPLITS, type HonourTier, type Measured, type ReportFigures, type ReportSplit } from './figures';
import { COMPARED, comparedPeriods, isRunning, type Compared, type Period, type ReportKind } from './period';

/** A drive as it is called where it was held. */
export type NamedDrive = {
	id: string;
	title: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	kind: string;
};

/** The measured rows of which a report is made, and what stands beside them. */
export type ReportRows = Pick<ReportFigures, 'target' | 'targetOfPeriod' | 'population' | 'inside'> & {
	totals: Record<Compared, CollectedFigures>;
	splits: Record<ReportSplit, CollectedRow[]>;
	/** Rows by drive, of each of the periods compared. */
	drives: Record<Compared, CollectedRow[]>;
	named: readonly NamedDrive[];
	honours: readonly HonourTier[];
	names: Readonly<Record<string, Named>>;
};

/** The report of a period from its rows, on a day. */
export function reportOf(kind: ReportKind, period: Period, today: CalendarDate, rows: ReportRows): ReportFigures {
	const byId = new Map(rows.named.map((drive) => [drive.id, drive]));
	const emergencies = (compared: Compared) =>
		rows.drives[compared].filter(({ key, drives }) => byId.get(key)?.kind === 'emergency' && drives).length;
	return {
		format: 1,
		kind,
		period,
		soFar: isRunning(period, today),
		compared: comparedPeriods(kind, period, today),
		totals: eachCompared((compared) => measured(rows.totals[compared])),
		emergencies: eachCompared(emergencies),
		target: rows.target,
		targetOfPeriod: rows.targetOfPeriod,
		population: rows.population,
		...(rows.inside && { inside: rows.inside }),
		splits: Object.fromEntries(
			REPORT_SPLITS.map((by) => [
				by,
				rows.splits[by].map((row) => ({ kind: row.kind, key: row.key, ...measured(row) }))
			])
		) as ReportFigures['splits'],
		drives: rows.drives.now.flatMap((row) => heldDrive(row, byId)).sort(inTime),
		honours: [...rows.honours],
		names: { ...rows.names }
	};
}

function eachCompared<Value>(of: (compared: Compared) => Value): Record<Compared, Value> {
	return Object.fromEntries(COMPARED.map((compared) => [compared, of(compared)])) as Record<Compared, Value>;
}

function measured(row: CollectedFigures): Measured {
	const figures = Object.fromEntries(FIGURES.map((figure) => [figure, row[figure]])) as Record<Figure, number | null>;
	const silent = Object.fromEntries(STATED_FIGURES.map((figure) => [figure, row.silent[figure]]));
	return { ...figures, roughly: [...row.roughly], silent: silent as Record<StatedFigure, number> };
}

function heldDrive(row: CollectedRow, byId: ReadonlyMap<string, NamedDrive>) {
	const drive = byId.get(row.key);
	if (row.kind !== 'ordinary' || !drive) return [];
	const { id, title, startsOn, endsOn, datePrecision, kind } = drive;
	return [{ id, title, startsOn, endsOn, datePrecision, emergency: kind === 'emergency', ...measured(row) }];
}

const inTime = (a: NamedOnDay, b: NamedOnDay) =>
	a.startsOn.localeCompare(b.startsOn) || a.title.localeCompare(b.title, 'vi') || a.id.localeCompare(b.id);
type NamedOnDay = { startsOn: string; title: string; id: string };
