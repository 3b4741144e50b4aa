import { areaName, type Named } from '$lib/areas/area-name';
import { amountText } from '$lib/collections/measure-words';
import type { Measure } from '$lib/collections/measure';
import type { StatedFigure } from '$lib/collections/figures';
import { m } from '$lib/paraglide/messages';
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

const measures: [Measure, 'drives' | StatedFigure][] = [
	['drives', 'drives'],
	['registered', 'registered'],
	['donations', 'donations'],
	['units', 'units'],
	['volume', 'volumeMl']
];

/** The letter with the main figures of a report. */
export function reportLetter(said: ReportSaid, locale: Locale): Letter {
	const options = { locale };
	const whose = said.club ?? (said.province ? areaName(said.province, locale) : '');
	const words = { period: reportPeriodText(said.kind, said.startsOn, locale), whose };
	const lines = measures.flatMap(([measure, figure]) => {
		const value = said.figures[figure];
		if (value === null) return [];
		const shown = figure === 'volumeMl' ? Math.round(value / 100) / 10 : value;
		return [
			amountText(
				measure,
				shown,
				locale,
				said.roughly.some((one) => one === figure)
			)
		];
	});
	return {
		subject: m.mail_report_subject(words, options),
		greeting: m.mail_greeting({ name: said.name }, options),
		paragraphs: [m.mail_report_text(words, options), lines.join(' · '), m.mail_report_stop({}, options)],
		link: { href: said.href, label: m.mail_report_link({}, options) },
		closing: m.mail_closing({}, options)
	};
}
