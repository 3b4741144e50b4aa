import { leadingRow, type Series, type SeriesRow } from '$lib/charts/series';
import { addDays, type CalendarDate } from '$lib/time/calendar-date';
import { formatDate, formatPeriod } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { Days } from './days-shown';
import { amountText } from './measure-words';
import type { CollectedRow } from './rollup';
import { figures, seriesFrame, specialRows, type SeriesFrame } from './series';

type DayFrame = Omit<SeriesFrame, 'by' | 'period'> & { days: Days; hrefOf?: (day: CalendarDate) => string | undefined };

/** What every day came to: nothing where no drive is known, no data where one is and its figure is not. */
export function daySeries(collected: readonly CollectedRow[], { days, hrefOf, ...frame }: DayFrame): Series {
	const full: SeriesFrame = { ...frame, by: 'day', period: formatPeriod(days.from, days.to, 'day', frame.locale) };
	const known = new Map(collected.filter(({ kind }) => kind === 'ordinary').map((row) => [row.key, row]));
	const rows: SeriesRow[] = [];
	for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
		const row = known.get(day);
		const label = formatDate(day, frame.locale);
		if (row) rows.push({ ...figures(row, frame), label, href: hrefOf?.(day) });
		else rows.push({ key: day, label, value: 0, unlisted: true });
	}
	return {
		...seriesFrame(full),
		...specialRows(collected, full),
		id: `${frame.measure}-by-day`,
		title: dayTitle(rows, full),
		rows
	};
}

function dayTitle(rows: readonly SeriesRow[], { locale, measure }: SeriesFrame): string {
	const top = leadingRow(rows);
	if (!top) return m.collections_title_nothing({}, { locale });
	const amount = amountText(measure, top.row.value ?? 0, locale, top.row.approximate);
	return m.collections_title_peak_day({ day: top.row.label, units: amount }, { locale });
}
