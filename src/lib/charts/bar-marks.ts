import type { Chart, Plugin } from 'chart.js';
import { barColumns, fitted, fontOf } from './bar-layout';
import type { Paint } from './palette';
import type { WordedRow } from './worded-rows';

const TICK_HEIGHT = 18;
const CELL = { width: 26, height: 14 };
const HATCH_STEP = 5;
/** A row without a figure has only a dash in the column of values. */
const ROOM_FOR_DASH = 56;

type Pen = { ctx: CanvasRenderingContext2D; paint: Paint; rows: readonly WordedRow[] };

/** Draws what bars alone cannot say: values and shares in their columns, target ticks, no data, zero. */
export function barMarks(rows: readonly WordedRow[], paint: Paint): Plugin<'bar'> {
	return {
		id: 'bar-marks',
		afterDatasetsDraw(chart) {
			const ctx = chart.ctx;
			ctx.save();
			rows.forEach((row, index) => drawRow(chart as Chart, row, index, { ctx, paint, rows }));
			ctx.restore();
		}
	};
}

function drawRow(chart: Chart, worded: WordedRow, index: number, pen: Pen) {
	const { x, y: rowsScale } = chart.scales;
	if (!x || !rowsScale) return;
	const { row } = worded;
	const y = rowsScale.getPixelForValue(index);
	const start = x.getPixelForValue(0);

	drawFigures(chart, worded, y, pen);
	if (row.value === null) drawMissing(worded, { start, end: chart.width - ROOM_FOR_DASH }, y, pen);
	else if (row.value === 0) drawCell(start, y, CELL.height, pen);
	if (row.target) drawTarget(x.getPixelForValue(row.target), y, pen);
}

function drawFigures(chart: Chart, { row, value, share }: WordedRow, y: number, { ctx, paint, rows }: Pen) {
	const columns = barColumns(ctx, chart.width, rows, paint);
	ctx.textBaseline = 'middle';
	ctx.textAlign = 'right';
	ctx.font = fontOf(paint, 600);
	ctx.fillStyle = row.value === null ? paint.third : paint.ink;
	ctx.fillText(value, chart.width - columns.share, y);
	if (columns.share === 0) return;
	ctx.font = fontOf(paint);
	ctx.fillStyle = paint.second;
	ctx.fillText(share, chart.width, y);
}

function drawTarget(x: number, y: number, { ctx, paint }: Pen) {
	ctx.fillStyle = paint.ink;
	ctx.fillRect(Math.round(x) - 1, y - TICK_HEIGHT / 2, 2, TICK_HEIGHT);
}

function drawCell(x: number, y: number, width: number, { ctx, paint }: Pen) {
	ctx.strokeStyle = paint.edge;
	ctx.lineWidth = 1;
	ctx.strokeRect(x + 0.5, y - CELL.height / 2 + 0.5, width - 1, CELL.height - 1);
}

function drawMissing(
	{ row, state }: WordedRow,
	{ start: x, end }: { start: number; end: number },
	y: number,
	pen: Pen
) {
	const { ctx, paint } = pen;
	const words = x + CELL.width + 8;
	if (row.state === 'did-not-exist') {
		ctx.setLineDash([3, 3]);
		drawCell(x, y, CELL.width, pen);
		ctx.setLineDash([]);
	} else drawHatch(x, y, pen);
	ctx.font = fontOf(paint);
	ctx.fillStyle = paint.third;
	ctx.textAlign = 'left';
	ctx.fillText(fitted(ctx, state, end - words, fontOf(paint)), words, y);
}

function drawHatch(x: number, y: number, pen: Pen) {
	const { ctx, paint } = pen;
	const top = y - CELL.height / 2;
	ctx.save();
	ctx.beginPath();
	ctx.rect(x, top, CELL.width, CELL.height);
	ctx.clip();
	ctx.strokeStyle = paint.edge;
	ctx.lineWidth = 1;
	ctx.beginPath();
	for (let step = -CELL.height; step < CELL.width; step += HATCH_STEP) {
		ctx.moveTo(x + step, top + CELL.height);
		ctx.lineTo(x + step + CELL.height, top);
	}
	ctx.stroke();
	ctx.restore();
	drawCell(x, y, CELL.width, pen);
}
