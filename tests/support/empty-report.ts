import { noFigures } from '../../src/lib/collections/figures';
import { unpaired } from '../../src/lib/collections/yield';
import type { CollectedFigures } from '../../src/lib/collections/rollup';
import { REPORT_SPLITS, type ReportFigures } from '../../src/lib/reports/figures';
import { periodAt, type ReportKind } from '../../src/lib/reports/period';
import { reportOf, type ReportRows } from '../../src/lib/reports/report';
import type { CalendarDate } from '../../src/lib/time/calendar-date';

const nothing: CollectedFigures = {
	...noFigures,
	unitsWithVolume: 0,
	countedUnits: 0,
	reportedUnits: 0,
	roughly: [],
	silent: { registered: 0, donations: 0, units: 0, volumeMl: 0 },
	paired: unpaired
};

const none: ReportRows = {
	totals: { now: nothing, lastYear: nothing, sinceYear: nothing },
	splits: Object.fromEntries(REPORT_SPLITS.map((by) => [by, []])) as unknown as ReportRows['splits'],
	drives: { now: [], lastYear: [], sinceYear: [] },
	named: [],
	target: null,
	targetOfPeriod: null,
	population: null,
	honours: [],
	names: {}
};

/** The report of a period that has ended and in which nothing was held. */
export function emptyReport(kind: ReportKind, startsOn: CalendarDate): ReportFigures {
	const period = periodAt(kind, startsOn);
	return reportOf(kind, period, `${Number(period.to.slice(0, 4)) + 1}-12-31` as CalendarDate, none);
}
