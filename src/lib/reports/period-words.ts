import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { capital, formatMonth, formatYear, type Locale } from '../time/format';
import { numberInYear, periodAt, type ReportKind } from './period';

const kinds: Record<ReportKind, (locale: Locale) => string> = {
	month: (locale) => m.reports_kind_month({}, { locale }),
	quarter: (locale) => m.reports_kind_quarter({}, { locale }),
	half_year: (locale) => m.reports_kind_half_year({}, { locale }),
	year: (locale) => m.reports_kind_year({}, { locale })
};

/** For how long a report is made: "Month". */
export function reportKindText(kind: ReportKind, locale: Locale): string {
	return kinds[kind](locale);
}

/** The period of a report by its first day: "tháng 11/2026", "quý IV/2026". */
export function reportPeriodText(kind: ReportKind, startsOn: CalendarDate, locale: Locale): string {
	if (kind === 'month') return formatMonth(startsOn, locale);
	if (kind === 'year') return formatYear(startsOn, locale);
	const number = String(numberInYear(kind, periodAt(kind, startsOn)));
	const year = startsOn.slice(0, 4);
	if (kind === 'quarter') return m.collections_quarter({ quarter: number, year }, { locale });
	return m.reports_half_year({ number, year }, { locale });
}

/** What a report is called: "Report of November 2026". */
export function reportTitle(kind: ReportKind, startsOn: CalendarDate, locale: Locale): string {
	return capital(m.reports_title_of({ period: reportPeriodText(kind, startsOn, locale) }, { locale }));
}
