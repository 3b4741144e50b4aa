import { areaName, type Named } from '../areas/area-name';
import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import { formatDate, formatDateTime, type Locale } from '../time/format';
import type { ReportFigures } from './figures';
import { reportTitle } from './period-words';
import type { ReportKind } from './period';

/** A report as far as its head says. */
export type Headed = {
	kind: ReportKind;
	startsOn: CalendarDate;
	clubName: string | null;
	province: Named;
	timezone: string;
};
/** A version as far as its head says. */
export type HeadedVersion = { version: number; confirmedAt: Date | null; confirmedBy: string | null };

/** Whose report it is: the club with its province, or the province. */
export function whoseText({ clubName, province }: Pick<Headed, 'clubName' | 'province'>, locale: Locale): string {
	return [clubName, areaName(province, locale)].filter(Boolean).join(' · ');
}

/** Of which instant the figures of a version are, and who confirmed it where that may be known. */
export function stateText({ version, confirmedAt, confirmedBy }: HeadedVersion, zone: string, locale: Locale): string {
	const said = { version: String(version) };
	if (!confirmedAt) return m.reports_state_draft(said, { locale });
	const at = formatDateTime(confirmedAt, zone, locale);
	if (confirmedBy) return m.reports_state_confirmed_by({ ...said, at, name: confirmedBy }, { locale });
	return m.reports_state_confirmed({ ...said, at }, { locale });
}

/** That the period had not ended, where it had not. */
function soFarText({ soFar, compared }: ReportFigures, locale: Locale): string | null {
	return soFar ? m.reports_so_far({ day: formatDate(compared.now.to, locale) }, { locale }) : null;
}

/** What stands over a report in one language: title, whose, state, "so far" where it is. */
export function headLines(report: Headed, version: HeadedVersion, figures: ReportFigures, locale: Locale): string[] {
	const lines = [
		reportTitle(report.kind, report.startsOn, locale),
		whoseText(report, locale),
		stateText(version, report.timezone, locale),
		soFarText(figures, locale)
	];
	return lines.filter((one) => one !== null);
}
