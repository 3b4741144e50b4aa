import { addDays, addMonths, addYears, firstOfMonth, yearOf, type CalendarDate } from '../time/calendar-date';

/** For how long a report is made. */
export const REPORT_KINDS = ['month', 'quarter', 'half_year', 'year'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Both days are included. */
export type Period = { from: CalendarDate; to: CalendarDate };

const MONTHS: Record<ReportKind, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/** The period of a kind that holds this day. */
export function periodAt(kind: ReportKind, day: CalendarDate): Period {
	const month = Number(day.slice(5, 7)) - 1;
	const from = addMonths(firstOfMonth(day), -(month % MONTHS[kind]));
	return { from, to: addDays(addMonths(from, MONTHS[kind]), -1) };
}

/** The last period of a kind that had ended before this day. */
export function periodBefore(kind: ReportKind, day: CalendarDate): Period {
	return periodAt(kind, addDays(periodAt(kind, day).from, -1));
}

/** Which of its year a period is, from 1 on. */
export function numberInYear(kind: ReportKind, { from }: Period): number {
	return (Number(from.slice(5, 7)) - 1) / MONTHS[kind] + 1;
}

/** Whether a period has begun and not ended on this day. */
export function isRunning({ to }: Period, today: CalendarDate): boolean {
	return today <= to;
}

/** What a report compares: the period as far as it has come, the same days of last year, and the year so far. */
export function comparedPeriods(kind: ReportKind, period: Period, today: CalendarDate): Record<Compared, Period> {
	const running = isRunning(period, today);
	const from = period.from;
	const until = running ? today : period.to;
	const lastFrom = addYears(from, -1);
	const lastYear = running ? { from: lastFrom, to: addYears(until, -1) } : periodAt(kind, lastFrom);
	return { now: { from, to: until }, lastYear, sinceYear: { from: periodAt('year', from).from, to: until } };
}

/** The columns of the main figures. */
export const COMPARED = ['now', 'lastYear', 'sinceYear'] as const;
export type Compared = (typeof COMPARED)[number];

/** Whether a report can be made: of a period that has begun, and not before results are kept. */
export function canBeReported({ from }: Period, today: CalendarDate): boolean {
	return from <= today && yearOf(from) >= 1990;
}
