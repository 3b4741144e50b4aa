import type { ChartConfiguration, ChartDataset, ChartOptions } from 'chart.js';
import { formatNumber, type Locale } from '$lib/time/format';
import { endLabels, type EndLabel } from './line-labels';
import type { Paint } from './palette';
import { valueText } from './row-words';
import type { Series, SeriesRow } from './series';

/** The height of a line picture, in CSS pixels. */
export const LINE_HEIGHT = 240;
const ANIMATION_MS = 150;
const ROOM_FOR_END_LABELS = 48;

/** This year's line over last year's. Months without data leave a gap; the part to a running month is dashed. */
export function linePicture(series: Series, locale: Locale) {
	return (paint: Paint): ChartConfiguration<'line', (number | null)[], string> => ({
		type: 'line',
		data: {
			labels: series.rows.map((row) => row.short ?? row.label),
			datasets: [thisPeriod(series, paint), ...comparisonLine(series, paint)]
		},
		options: lineOptions(series, locale, paint),
		plugins: [endLabels(labelsOf(series, locale, paint), paint)]
	});
}

type Line = ChartDataset<'line', (number | null)[]>;

function thisPeriod({ rows, label, unit }: Series, paint: Paint): Line {
	return {
		label: label ?? unit,
		data: rows.map((row) => row.value),
		borderColor: paint.rose,
		backgroundColor: paint.rose,
		borderWidth: 2.5,
		pointRadius: rows.map((row, index) => (row.partial || isAlone(rows, index) ? 4 : 0)),
		pointHoverRadius: 5,
		pointHitRadius: 12,
		spanGaps: false,
		segment: { borderDash: ({ p1DataIndex }) => (rows[p1DataIndex]?.partial ? [4, 4] : undefined) }
	};
}

function comparisonLine({ rows, comparison }: Series, paint: Paint): Line[] {
	if (!comparison) return [];
	const data = rows.map((row) => comparison.values[row.key] ?? null);
	const look = { borderColor: paint.previous, backgroundColor: paint.previous, borderWidth: 1.5 };
	return [{ label: comparison.label, data, ...look, pointRadius: 0, pointHoverRadius: 4, spanGaps: false }];
}

/** A month between two months without data would draw no line at all: it gets a point. */
function isAlone(rows: readonly SeriesRow[], index: number): boolean {
	const known = (at: number) => typeof rows[at]?.value === 'number';
	return known(index) && !known(index - 1) && !known(index + 1);
}

function labelsOf(series: Series, locale: Locale, paint: Paint): (EndLabel | null)[] {
	const last = series.rows.findLast((row) => row.value !== null);
	const name = series.label ? `${series.label}: ` : '';
	const ours = last && { text: name + valueText(last, locale), colour: paint.rose, strong: true };
	const before = series.comparison && { text: series.comparison.label, colour: paint.second, strong: false };
	return [ours ?? null, before ?? null];
}

function lineOptions(series: Series, locale: Locale, paint: Paint): ChartOptions<'line'> {
	const font = { family: paint.font, size: 13 };
	return {
		responsive: true,
		maintainAspectRatio: false,
		animation: { duration: ANIMATION_MS },
		events: [],
		layout: { padding: { top: 24, right: ROOM_FOR_END_LABELS } },
		scales: {
			x: {
				grid: { display: false },
				border: { color: paint.edge },
				ticks: { font, color: paint.second, maxRotation: 0, autoSkipPadding: 8 }
			},
			y: {
				beginAtZero: true,
				border: { display: false },
				grid: { color: paint.line },
				ticks: {
					font,
					color: paint.second,
					maxTicksLimit: 4,
					precision: 0,
					callback: (value) => formatNumber(Number(value), locale)
				}
			}
		}
	};
}
