import type { Chart, ChartConfiguration, ChartOptions } from 'chart.js';
import { barColumns, fitted, fontOf } from './bar-layout';
import { barMarks } from './bar-marks';
import { toneColour, type Paint } from './palette';
import type { SeriesRow } from './series';
import type { WordedRow } from './worded-rows';

const BAR_THICKNESS = 14;

/** One bar as the live chart holds it: `x` is the value, `y` the label, with the row's key and further figures. */
export type BarPoint = {
	x: number | null;
	y: string;
	key: string;
	target: number | null;
	details: Record<string, number | null>;
	row: SeriesRow;
};

/** The live chart of bars. */
export type BarChart = Chart<'bar', BarPoint[], string>;

/** Horizontal bars from zero: labels left, values in a column of their own at the right, targets as ticks. */
export function barPicture(rows: readonly WordedRow[], unit: string) {
	return (paint: Paint): ChartConfiguration<'bar', BarPoint[], string> => {
		const colours = rows.map(({ row }) => toneColour(row.tone, paint));
		return {
			type: 'bar',
			data: {
				labels: rows.map(({ row }) => row.label),
				datasets: [
					{
						label: unit,
						data: rows.map(barPoint),
						backgroundColor: colours,
						hoverBackgroundColor: colours,
						barThickness: BAR_THICKNESS,
						borderRadius: 1,
						borderSkipped: 'start'
					}
				]
			},
			options: barOptions(rows, paint),
			plugins: [barMarks(rows, paint)]
		};
	};
}

function barPoint({ row }: WordedRow): BarPoint {
	const { key, label, value, target = null, details = {} } = row;
	return { x: value, y: label, key, target, details, row };
}

function barOptions(rows: readonly WordedRow[], paint: Paint): ChartOptions<'bar'> {
	return {
		indexAxis: 'y',
		responsive: true,
		maintainAspectRatio: false,
		animation: false,
		events: [],
		layout: {
			padding: ({ chart }: { chart: { ctx: CanvasRenderingContext2D; width: number } }) => {
				const { value, share } = barColumns(chart.ctx, chart.width, rows, paint);
				return { right: value + share };
			}
		},
		scales: {
			x: { display: false, min: 0, suggestedMax: Math.max(1, ...rows.map(({ row }) => row.target ?? 0)) },
			y: labelScale(rows, paint)
		}
	};
}

function labelScale(rows: readonly WordedRow[], paint: Paint) {
	const weightOf = (index: number) => (rows[index]?.row.strong ? 600 : 400);
	return {
		type: 'category',
		grid: { display: false },
		border: { display: true, color: paint.edge },
		afterFit(scale) {
			scale.width = barColumns(scale.chart.ctx, scale.chart.width, rows, paint).label;
		},
		ticks: {
			autoSkip: false,
			crossAlign: 'far',
			padding: 0,
			color: ({ index }) => (rows[index]?.row.strong ? paint.ink : paint.second),
			font: ({ index }) => ({ family: paint.font, size: 13, weight: weightOf(index) }),
			callback(_value, index) {
				const { ctx, width } = this.chart;
				const room = barColumns(ctx, width, rows, paint).label - 6;
				return fitted(ctx, rows[index]?.row.label ?? '', room, fontOf(paint, weightOf(index)));
			}
		}
	} satisfies NonNullable<ChartOptions<'bar'>['scales']>['y'];
}
