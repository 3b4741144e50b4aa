import type { Chart, ChartConfiguration, ChartDataset, ChartOptions, ScriptableContext } from 'chart.js';
import { lonePoints, namedRows } from './axis-marks';
import { bandMarks } from './band-marks';
import { fontOf } from './bar-layout';
import { endsOf, lineEnds, roomForEnds } from './line-ends';
import type { Paint } from './palette';
import type { DrawnComparison, PictureData } from './picture-data';
import { valueScale } from './value-scale';
import type { WordedRow } from './worded-rows';

/** One point of a line as the live chart holds it: `y` is the value, `x` the row's name. */
export type LinePoint = {
	x: string;
	y: number | null;
	key: string;
	details: Record<string, number | null>;
	row: WordedRow['row'];
};

/** The live chart of lines; its first data set is ours. */
export type LineChart = Chart<'line', LinePoint[], string>;

type LineSet = ChartDataset<'line', LinePoint[]>;

/** Lines from zero: ours over those it is compared with, each named at its end, dashed where a period is running. */
export function linePicture(data: PictureData) {
	return (paint: Paint): ChartConfiguration<'line', LinePoint[], string> => ({
		type: 'line',
		data: {
			labels: data.rows.map(({ row }) => nameOf(row)),
			datasets: [ourLine(data, paint), ...comparedLines(data, paint), ...forecastLines(data, paint)]
		},
		options: lineOptions(data, paint),
		plugins: [bandMarks(data, paint), lineEnds(data, paint)]
	});
}

const nameOf = ({ short, label }: WordedRow['row']) => short ?? label;

function pointsOf({ rows }: PictureData, values: readonly (number | null)[]): LinePoint[] {
	return rows.map(({ row }, index) => ({
		x: nameOf(row),
		y: values[index] ?? null,
		key: row.key,
		details: row.details ?? {},
		row
	}));
}

function ourLine(data: PictureData, paint: Paint): LineSet {
	const values = data.rows.map(({ row }) => row.value);
	const lone = lonePoints(values);
	const isRunning = (index: number) => data.rows[index]?.row.partial ?? false;
	return {
		...lineSet(data.unit, pointsOf(data, values), paint.rose),
		borderWidth: 2.5,
		borderCapStyle: 'round',
		pointRadius: ({ dataIndex }: ScriptableContext<'line'>) => (lone.has(dataIndex) || isRunning(dataIndex) ? 4 : 0),
		segment: { borderDash: ({ p1DataIndex }) => (isRunning(p1DataIndex) ? [3, 6] : undefined) }
	};
}

function comparedLines(data: PictureData, paint: Paint): LineSet[] {
	const looks: Record<DrawnComparison['style'], Partial<LineSet> & { borderColor: string }> = {
		previous: { borderColor: paint.previous },
		average: { borderColor: paint.peer, borderWidth: 2, borderDash: [6, 4] },
		other: { borderColor: paint.tealMark, borderWidth: 2 },
		expected: { borderColor: paint.ink, borderDash: [6, 4] },
		target: { borderColor: paint.ink }
	};
	return (data.comparisons ?? []).map(({ label, style, values, stepped }) => {
		const { borderColor, ...look } = looks[style];
		const lone = lonePoints(values);
		return {
			...lineSet(label, pointsOf(data, values), borderColor),
			pointRadius: ({ dataIndex }: ScriptableContext<'line'>) => (lone.has(dataIndex) ? 3 : 0),
			stepped: stepped ? ('after' as const) : false,
			...look
		};
	});
}

/** The middle of the forecast is a dotted line; its bounds are there to be read, the band between them is painted. */
function forecastLines(data: PictureData, paint: Paint): LineSet[] {
	const { band } = data;
	if (!band) return [];
	const lone = lonePoints(band.mid);
	const middle = {
		...lineSet(band.label, pointsOf(data, band.mid), paint.rose),
		borderDash: [2, 4],
		pointRadius: ({ dataIndex }: ScriptableContext<'line'>) => (lone.has(dataIndex) ? 3 : 0)
	};
	const bounds = [band.low, band.high].map((values, at) => ({
		...lineSet(`${band.label} ${at === 0 ? '↓' : '↑'}`, pointsOf(data, values), paint.rose),
		borderWidth: 0,
		pointRadius: 0,
		pointHoverRadius: 0
	}));
	return [middle, ...bounds];
}

function lineSet(label: string, data: LinePoint[], colour: string): LineSet {
	return {
		label,
		data,
		borderColor: colour,
		hoverBorderColor: colour,
		borderWidth: 1.5,
		pointBackgroundColor: colour,
		pointHoverBackgroundColor: colour,
		pointBorderWidth: 0,
		pointHoverBorderWidth: 0,
		pointRadius: 0,
		pointHoverRadius: 5
	};
}

function lineOptions(data: PictureData, paint: Paint): ChartOptions<'line'> {
	const ends = endsOf(data, paint);
	const names = data.rows.map(({ row }) => nameOf(row));
	return {
		responsive: true,
		maintainAspectRatio: false,
		animation: false,
		events: [],
		clip: false,
		layout: {
			padding: ({ chart }: { chart: { ctx: CanvasRenderingContext2D; width: number } }) => ({
				top: 12,
				right: roomForEnds(chart.ctx, chart.width, ends, { count: data.rows.length, font: fontOf(paint, 600) })
			})
		},
		scales: {
			x: {
				type: 'category',
				grid: { display: false },
				border: { display: false },
				ticks: {
					autoSkip: false,
					maxRotation: 0,
					color: paint.second,
					font: { family: paint.font, size: 13 },
					callback(_value, index) {
						return namedRows(names, this.chart.width).has(index) ? names[index] : '';
					}
				}
			},
			y: valueScale(data.axis ?? [], paint)
		}
	};
}
