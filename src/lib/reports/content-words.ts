import { FIGURES, STATED_FIGURES } from '../collections/figures';
import { MEASURE_OF } from '../collections/measure';
import { measureName } from '../collections/measure-words';
import { m } from '../paraglide/messages';
import { formatNumber, type Locale } from '../time/format';
import type { ReportFigures } from './figures';
import { mainTable } from './main-table-words';
import { partWords } from './part-words';
import { drivesTable, honoursTable, splitTable, type ReportTable } from './table-words';
import { TEXT_PARTS, type TextPart } from './texts';

/** A part of a report in its order: its heading, what may be written of it, and its tables. */
export type ReportPart = { part: TextPart; heading: string; tables: ReportTable[] };

/** A report in its parts, in one language. Tables without a row are left out. */
export function reportParts(figures: ReportFigures, voluntaryPercent: number | null, locale: Locale): ReportPart[] {
	const split = (...by: Parameters<typeof splitTable>[1][]) => by.map((one) => splitTable(figures, one, locale));
	const months = figures.kind === 'month' ? [] : split('month');
	const tables: Record<TextPart, ReportTable[]> = {
		summary: [],
		results: [mainTable(figures, voluntaryPercent, locale), ...split('reason')],
		people: split('first', 'sex_age', 'group', 'component', 'volume'),
		areas: [...split('area', 'club'), ...months],
		drives: [drivesTable(figures, locale)],
		honours: [honoursTable(figures, locale)],
		plans: []
	};
	return TEXT_PARTS.map((part) => ({
		part,
		heading: partWords[part](locale),
		tables: tables[part].filter(({ rows }) => rows.length > 0)
	}));
}

/** What the figures of the period leave unsaid: of how many drives which figure is not known, and which are approximate. */
export function unknownTexts({ totals: { now }, drives }: ReportFigures, locale: Locale): string[] {
	const silent = STATED_FIGURES.filter((figure) => now.silent[figure] > 0).map((figure) => {
		const [count, all] = [now.silent[figure], Math.max(now.drives ?? 0, drives.length)];
		const figureText = measureName(MEASURE_OF[figure], locale);
		return m.reports_unknown(
			{ count: formatNumber(count, locale), all: formatNumber(all, locale), figure: figureText },
			{ locale }
		);
	});
	const roughly = now.roughly.map((figure) => measureName(MEASURE_OF[figure], locale));
	if (roughly.length === 0) return silent;
	return [...silent, m.reports_roughly({ figures: roughly.join(', ') }, { locale })];
}

/** Whether nothing was held or given in the period. */
export function isEmptyReport({ totals: { now } }: ReportFigures): boolean {
	return FIGURES.every((figure) => !now[figure]);
}
