import type { Named } from '../areas/area-name';
import type { Population } from '../areas/population';
import type { Breakdown } from '../collections/filter-query';
import type { Figures, StatedFigure } from '../collections/figures';
import type { RowKind } from '../collections/rollup';
import type { CalendarDate, DatePrecision } from '../time/calendar-date';
import type { Compared, Period, ReportKind } from './period';

/** Figures together with what is not exact about them: which are approximate, and of how many drives one is not known. */
export type Measured = Figures & {
	roughly: readonly StatedFigure[];
	silent: Readonly<Record<StatedFigure, number>>;
};

/** By what a report splits its figures, in its order. */
export const REPORT_SPLITS = [
	'reason',
	'first',
	'sex_age',
	'group',
	'component',
	'volume',
	'area',
	'club',
	'month'
] as const satisfies readonly Breakdown[];
export type ReportSplit = (typeof REPORT_SPLITS)[number];

/** One line of a split; `key` says what it is where `kind` is `ordinary`. */
export type SplitRow = Measured & { kind: RowKind; key: string };

/** A drive that was held, by its name and days on the day of the report. */
export type HeldDrive = Measured & {
	id: string;
	title: string;
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	emergency: boolean;
};

/** How many people reached a milestone: numbers alone, so that what is frozen holds nobody's name. */
export type HonourTier = { donations: number; honour: string | null; people: number };

/** Everything that a report counts. It is frozen as it is: names of areas and clubs are those of its day. */
export type ReportFigures = {
	format: 1;
	kind: ReportKind;
	period: Period;
	/** The period had not ended when this was counted. */
	soFar: boolean;
	compared: Record<Compared, Period>;
	totals: Record<Compared, Measured>;
	emergencies: Record<Compared, number>;
	/** Units that are asked of the whole year; `null` where nobody asks any. */
	target: number | null;
	/** Units that are asked of the period; `null` where the year's target is not split by month. */
	targetOfPeriod: number | null;
	/** `null` for a club, and where it is not known. */
	population: Population | null;
	/** Units collected in the province itself, which alone stand against its people. What was confirmed before they were told apart has none. */
	inside?: Record<Compared, number | null>;
	splits: Record<ReportSplit, SplitRow[]>;
	drives: HeldDrive[];
	honours: HonourTier[];
	names: Record<string, Named>;
};
