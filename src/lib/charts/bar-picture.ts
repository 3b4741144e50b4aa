import type { Chart, ChartConfiguration, ChartDataset, ChartOptions } from 'chart.js';
import { barColumns } from './bar-layout';
import { barsBeside } from './bar-comparisons';
import { barMarks } from './bar-marks';
import { labelScale } from './label-scale';
import { partColour, toneColour, type Paint } from './palette';
import { partLooks } from './part-tones';
import type { DrawnPart, PictureData } from './picture-data';
import { stripes } from './stripes';
import type { WordedRow } from './worded-rows';

const BAR_THICKNESS = 14;

/** One bar as the live chart holds it: `x` is the value, `y` the label, with the row's key and further figures. */
export type BarPoint = {
	x: number | null;
	y: string;
	key: string;
	target: number | null;
	details: Record<string, number | null>;
	row: WordedRow['row'];
};

/** The live chart of bars. */
export type BarChart = Chart<'bar', BarPoint[], string>;

type BarSet = ChartDataset<'bar', BarPoint[]>;

/** Horizontal bars from zero: labels left, values in a column of their own at the right, targets as ticks. */
export function barPicture(data: PictureData) {
	return (paint: Paint): ChartConfiguration<'bar', BarPoint[], string> => ({
		type: 'bar',
		data: { labels: data.rows.map(({ row }) => row.label), datasets: dataSets(data, paint) },
		options: barOptions(data, paint),
		plugins: [barMarks(data, paint)]
	});
}

function dataSets(data: PictureData, paint: Paint): BarSet[] {
	const { rows, parts, unit } = data;
	if (parts) return partSets(rows, parts, paint);
	const colours = rows.map(({ row }) => toneColour(row.tone, paint));
	const ours = barSet(
		unit,
		rows.map(({ row }) => barPoint(row, row.value)),
		colours
	);
	const theirs = barsBeside(data).map(({ label, style, values }) => {
		const colour = style === 'other' ? paint.tealMark : style === 'previous' ? paint.previous : paint.peer;
		return barSet(
			label,
			rows.map(({ row }, index) => barPoint(row, values[index] ?? null)),
			colour
		);
	});
	return [ours, ...theirs];
}

function partSets(rows: readonly WordedRow[], parts: readonly DrawnPart[], paint: Paint): BarSet[] {
	const looks = partLooks(parts);
	return parts.map(({ key, label }, index) => {
		const { tone, striped } = looks[index] ?? { tone: 'quiet', striped: false };
		const colour = partColour(tone, paint);
		const fill: BarSet['backgroundColor'] = striped ? ({ chart }) => stripes(chart.ctx, colour, paint.paper) : colour;
		const points = rows.map(({ row }) => barPoint(row, row.parts?.[key] ?? null));
		return {
			...barSet(label, points, fill),
			stack: 'parts',
			borderColor: paint.paper,
			borderWidth: { left: 0, top: 0, bottom: 0, right: 1 }
		};
	});
}

function barSet(label: string, data: BarPoint[], fill: BarSet['backgroundColor']): BarSet {
	return {
		label,
		data,
		backgroundColor: fill,
		hoverBackgroundColor: fill,
		barThickness: BAR_THICKNESS,
		borderRadius: 1,
		borderSkipped: 'start'
	};
}

function barPoint(row: WordedRow['row'], value: number | null): BarPoint {
	const { key, label, target = null, details = {} } = row;
	return { x: value, y: label, key, target, details, row };
}

function barOptions(data: PictureData, paint: Paint): ChartOptions<'bar'> {
	const { rows, parts } = data;
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
			x: { display: false, min: 0, max: highestOf(data), stacked: Boolean(parts) },
			y: { ...labelScale(rows, paint), stacked: Boolean(parts) }
		}
	};
}

/** Where the axis ends: at the longest bar or the furthest tick. */
export function highestOf({ rows, parts, comparisons = [] }: PictureData): number {
	const stacked = (row: WordedRow['row']) => (parts ?? []).reduce((sum, { key }) => sum + (row.parts?.[key] ?? 0), 0);
	const own = rows.flatMap(({ row }) => [parts ? stacked(row) : (row.value ?? 0), row.target ?? 0]);
	return Math.max(0, ...own, ...comparisons.flatMap(({ values }) => values.map(Number))) || 1;
}
