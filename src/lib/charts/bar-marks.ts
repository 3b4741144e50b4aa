import type { Chart, Plugin } from 'chart.js';
import { barsBeside, ticksOf } from './bar-comparisons';
import { barColumns, fitted, fontOf } from './bar-layout';
import { drawCell, drawHatch } from './missing-marks';
import { partColour, readableOn, type Paint } from './palette';
import { partLooks } from './part-tones';
import type { PictureData } from './picture-data';
import type { WordedRow } from './worded-rows';

const TICK_HEIGHT = 18;
const CELL = { width: 26, height: 14 };
/** A row without a figure has only a dash in the column of values. */
const ROOM_FOR_DASH = 56;
const DASH_WIDTH = 18;
const PART_PADDING = 4;

type Pen = { ctx: CanvasRenderingContext2D; paint: Paint; data: PictureData };

/** Draws what bars alone cannot say: values and shares in their columns, target ticks, no data, zero. */
export function barMarks(data: PictureData, paint: Paint): Plugin<'bar'> {
	return {
		id: 'bar-marks',
		afterDatasetsDraw(chart) {
			const ctx = chart.ctx;
			ctx.save();
			data.rows.forEach((row, index) => drawRow(chart as Chart, row, index, { ctx, paint, data }));
			ctx.restore();
		}
	};
}

function drawRow(chart: Chart, worded: WordedRow, index: number, pen: Pen) {
	const { x, y: rowsScale } = chart.scales;
	if (!x || !rowsScale) return;
	const { row } = worded;
	const middle = rowsScale.getPixelForValue(index);
	const y = pen.data.parts ? middle : (chart.getDatasetMeta(0).data[index]?.y ?? middle);
	const start = x.getPixelForValue(0);

	drawFigures(chart, worded, y, pen);
	drawBeside(chart, worded, index, pen);
	if (pen.data.parts) drawParts(chart, worded, index, pen);
	if (row.value === null) drawMissing(worded, { start, end: chart.width - roomForDash(chart, pen) }, y, pen);
	else if (row.value === 0) drawZero(start, y, pen);
	if (row.target) drawTick(x.getPixelForValue(row.target), y, pen);
	for (const { values } of ticksOf(pen.data)) {
		const value = values[index];
		if (typeof value === 'number') drawTick(x.getPixelForValue(value), y, pen);
	}
}

/** Where bars stand beside ours, the column of differences is full on other lines. */
function roomForDash(chart: Chart, { ctx, data, paint }: Pen): number {
	if (barsBeside(data).length === 0) return ROOM_FOR_DASH;
	return barColumns(ctx, chart.width, data.rows, paint).share + DASH_WIDTH;
}

function drawFigures(chart: Chart, { row, value, share }: WordedRow, y: number, { ctx, paint, data }: Pen) {
	const columns = barColumns(ctx, chart.width, data.rows, paint);
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

/** The figures of the bars beside ours, each at its own height. */
function drawBeside(chart: Chart, { beside = [] }: WordedRow, index: number, { ctx, paint, data }: Pen) {
	const columns = barColumns(ctx, chart.width, data.rows, paint);
	barsBeside(data).forEach(({ values }, at) => {
		const y = chart.getDatasetMeta(at + 1).data[index]?.y ?? 0;
		ctx.textAlign = 'right';
		ctx.font = fontOf(paint);
		ctx.fillStyle = paint.second;
		ctx.fillText(beside[at] ?? '', chart.width - columns.share, y);
		if (values[index] === 0) drawZero(chart.scales.x?.getPixelForValue(0) ?? 0, y, { ctx, paint, data });
	});
}

/** The figure of each part, where it has room inside. */
function drawParts(chart: Chart, { row, parts: words = [] }: WordedRow, index: number, { ctx, paint, data }: Pen) {
	const looks = partLooks(data.parts ?? []);
	ctx.font = fontOf(paint, 600);
	ctx.textAlign = 'center';
	(data.parts ?? []).forEach(({ key }, at) => {
		const { tone, striped } = looks[at] ?? { tone: 'quiet', striped: false };
		const bar = chart.getDatasetMeta(at).data[index] as unknown as { x: number; y: number; base: number } | undefined;
		const width = ctx.measureText(words[at] ?? '').width + PART_PADDING * 2;
		if (!bar || !row.parts?.[key] || bar.x - bar.base < width) return;
		const middle = (bar.x + bar.base) / 2;
		const colour = partColour(tone, paint);
		ctx.fillStyle = colour;
		if (striped) ctx.fillRect(middle - width / 2, bar.y - CELL.height / 2, width, CELL.height);
		ctx.fillStyle = readableOn(colour);
		ctx.fillText(words[at] ?? '', middle, bar.y);
	});
}

function drawTick(x: number, y: number, { ctx, paint }: Pen) {
	ctx.fillStyle = paint.ink;
	ctx.fillRect(Math.round(x) - 1, y - TICK_HEIGHT / 2, 2, TICK_HEIGHT);
}

function drawZero(x: number, y: number, { ctx, paint }: Pen) {
	drawCell(ctx, { x, y: y - CELL.height / 2, width: CELL.height, height: CELL.height }, paint);
}

function drawMissing(
	{ row, state }: WordedRow,
	{ start: x, end }: { start: number; end: number },
	y: number,
	{ ctx, paint }: Pen
) {
	const cell = { x, y: y - CELL.height / 2, ...CELL };
	const words = x + CELL.width + 8;
	if (row.state === 'did-not-exist') drawCell(ctx, cell, paint, [3, 3]);
	else drawHatch(ctx, cell, paint);
	ctx.font = fontOf(paint);
	ctx.fillStyle = paint.third;
	ctx.textAlign = 'left';
	ctx.fillText(fitted(ctx, state, end - words, fontOf(paint)), words, y);
}
