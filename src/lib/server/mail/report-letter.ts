import { areaName, type Named } from '$lib/areas/area-name';
import { amountText } from '$lib/collections/measure-words';
import { MEASURE_OF } from '$lib/collections/measure';
import type { StatedFigure } from '$lib/collections/figures';
import { m } from '$lib/paraglide/messages';
import { shownValue } from '$lib/reports/figure-words';
import type { ReportKind } from '$lib/reports/period';
import { reportPeriodText } from '$lib/reports/period-words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Letter } from './letter';

/** What a letter about a report says: totals alone. A figure that nobody knows is left out. */
export type ReportSaid = {
	name: string;
	kind: ReportKind;
	startsOn: CalendarDate;
	province: Named | null;
	club: string | null;
	href: string;
	roughly: readonly StatedFigure[];
	figures: Record<'drives' | StatedFigure, number | null>;
};

const SHOWN = ['drives', 'registered', 'donations', 'units', 'volumeMl'] as const;

/** The letter with the main figures of a report. */
export function reportLetter(said: ReportSaid, locale: Locale): Letter {
	const options = { locale };
	const whose = said.club ?? (said.province ? areaName(said.province, locale) : '');
	const words = { period: reportPeriodText(said.kind, said.startsOn, locale), whose };
	const lines = SHOWN.flatMap((figure) => {
		const value = said.figures[figure];
		if (value === null) return [];
		const roughly = said.roughly.some((one) => one === figure);
		return [amountText(MEASURE_OF[figure], shownValue(figure, value), locale, roughly)];
	});
	return {
		subject: m.mail_report_subject(words, options),
		greeting: m.mail_greeting({ name: said.name }, options),
		paragraphs: [m.mail_report_text(words, options), lines.join(' · '), m.mail_report_stop({}, options)],
		link: { href: said.href, label: m.mail_report_link({}, options) },
		closing: m.mail_closing({}, options)
	};
}
