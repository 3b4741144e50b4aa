import type { Chart, Plugin } from 'chart.js';
import { fontOf } from './bar-layout';
import type { Paint } from './palette';

/** What stands at the end of a line instead of a legend. */
export type EndLabel = { text: string; colour: string; strong: boolean };

const LINE_HEIGHT = 18;
const GAP = 8;

/** Writes each line's name beside its last point, and keeps two names apart. */
export function endLabels(labels: readonly (EndLabel | null)[], paint: Paint): Plugin<'line'> {
	return {
		id: 'end-labels',
		afterDatasetsDraw(chart) {
			const ctx = chart.ctx;
			ctx.save();
			ctx.textBaseline = 'middle';
			const taken: { x: number; y: number }[] = [];
			labels.forEach((label, index) => {
				const end = label && lastPoint(chart as Chart, index);
				if (!end) return;
				const y = freeHeight(end, taken);
				taken.push({ x: end.x, y });
				write(chart as Chart, label, { x: end.x, y }, paint);
			});
			ctx.restore();
		}
	};
}

function lastPoint(chart: Chart, dataset: number) {
	const points = chart.getDatasetMeta(dataset).data;
	return [...points]
		.reverse()
		.find((point) => !Number.isNaN(point.y) && !(point as unknown as { skip?: boolean }).skip);
}

function freeHeight(end: { x: number; y: number }, taken: readonly { x: number; y: number }[]): number {
	const near = taken.find((other) => Math.abs(other.x - end.x) < 90 && Math.abs(other.y - end.y) < LINE_HEIGHT);
	if (!near) return end.y;
	return end.y <= near.y ? near.y - LINE_HEIGHT : near.y + LINE_HEIGHT;
}

function write(chart: Chart, { text, colour, strong }: EndLabel, at: { x: number; y: number }, paint: Paint) {
	const { ctx, width } = chart;
	ctx.font = fontOf(paint, strong ? 600 : 400);
	const fits = at.x + GAP + ctx.measureText(text).width <= width;
	ctx.textAlign = fits ? 'left' : 'right';
	ctx.lineWidth = 4;
	ctx.strokeStyle = paint.paper;
	ctx.fillStyle = colour;
	const x = fits ? at.x + GAP : width;
	const y = fits ? at.y : at.y - LINE_HEIGHT;
	ctx.strokeText(text, x, y);
	ctx.fillText(text, x, y);
}
