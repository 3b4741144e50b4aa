import type { Chart, ChartConfiguration, ChartOptions, Plugin } from 'chart.js';
import { fontOf } from './bar-layout';
import { faded, type Paint } from './palette';
import type { PictureData } from './picture-data';
import { valueScale } from './value-scale';
import type { WordedRow } from './worded-rows';

/** The name of the line stands on a ground of its own, above its end. */
const LABEL = { height: 22, padding: 6, above: 20 };

/** One point as the live chart holds it: `y` is the value, `x` what it is set against. */
export type SetPoint = {
	x: number;
	y: number;
	key: string;
	details: Record<string, number | null>;
	row: WordedRow['row'];
};

/** The live chart of points. */
export type PointChart = Chart<'line', SetPoint[], string>;

/** Points of value by what it is set against, from zero both ways, with the line of the median between both. */
export function pointPicture(data: PictureData) {
	return (paint: Paint): ChartConfiguration<'line', SetPoint[], string> => ({
		type: 'line',
		data: {
			datasets: [
				{
					label: data.unit,
					data: data.rows.map(({ row }) => setPoint(row)),
					showLine: false,
					parsing: false,
					normalized: true,
					pointRadius: data.rows.length > 300 ? 3 : 4,
					pointHoverRadius: 7,
					pointBorderWidth: 1,
					pointHoverBorderWidth: 2,
					pointBackgroundColor: faded(paint.rose, 0.45),
					pointBorderColor: paint.rose,
					pointHoverBackgroundColor: paint.rose,
					pointHoverBorderColor: paint.ink
				}
			]
		},
		options: pointOptions(data, paint),
		plugins: [medianLine(data, paint)]
	});
}

function setPoint(row: WordedRow['row']): SetPoint {
	return { x: row.across ?? 0, y: row.value ?? 0, key: row.key, details: row.details ?? {}, row };
}

function pointOptions({ axis, across }: PictureData, paint: Paint): ChartOptions<'line'> {
	return {
		responsive: true,
		maintainAspectRatio: false,
		animation: false,
		events: [],
		clip: false,
		layout: { padding: { top: 12, right: 16 } },
		scales: {
			x: {
				...valueScale(across?.marks ?? [], paint),
				title: { display: true, text: across?.name ?? '', color: paint.second, font: { family: paint.font, size: 13 } }
			},
			y: valueScale(axis ?? [], paint)
		}
	};
}

/** Where the line of the median leaves the picture: at its right or upper edge. */
export function medianEnd(ratio: number, most: { across: number; value: number }): { across: number; value: number } {
	const value = ratio * most.across;
	return value <= most.value ? { across: most.across, value } : { across: most.value / ratio, value: most.value };
}

function medianLine({ median, axis, across }: PictureData, paint: Paint): Plugin<'line'> {
	return {
		id: 'median',
		afterDatasetsDraw({ ctx, scales: { x, y } }) {
			if (!median || !x || !y) return;
			const most = { across: across?.marks.at(-1)?.value ?? 1, value: axis?.at(-1)?.value ?? 1 };
			const end = medianEnd(median.ratio, most);
			const [right, top] = [x.getPixelForValue(end.across), y.getPixelForValue(end.value)];
			ctx.save();
			ctx.strokeStyle = ctx.fillStyle = paint.ink;
			ctx.lineWidth = 1.5;
			ctx.beginPath();
			ctx.moveTo(x.getPixelForValue(0), y.getPixelForValue(0));
			ctx.lineTo(right, top);
			ctx.stroke();
			ctx.font = fontOf(paint, 600);
			ctx.textAlign = 'right';
			ctx.textBaseline = 'middle';
			const width = ctx.measureText(median.words).width;
			const [left, height] = [
				Math.max(right, x.left + width + LABEL.padding * 2),
				Math.max(top - LABEL.above, LABEL.height / 2)
			];
			ctx.fillStyle = paint.paper;
			ctx.fillRect(
				left - width - LABEL.padding * 2,
				height - LABEL.height / 2,
				width + LABEL.padding * 2,
				LABEL.height
			);
			ctx.fillStyle = paint.ink;
			ctx.fillText(median.words, left - LABEL.padding, height);
			ctx.restore();
		}
	};
}
