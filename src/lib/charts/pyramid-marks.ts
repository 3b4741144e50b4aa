import type { Chart, Plugin } from 'chart.js';
import { fitted, fontOf, PYRAMID_TOP } from './bar-layout';
import { drawHatch } from './missing-marks';
import { partColour, readableOn, type Paint } from './palette';
import { partLooks } from './part-tones';
import type { PictureData } from './picture-data';

const GAP = 5;
const NO_DATA = { width: 20, height: 14 };

type Bar = { x: number; y: number; base: number };
type Pen = { ctx: CanvasRenderingContext2D; paint: Paint; data: PictureData };

/** Names the sides of a pyramid above them and writes each number beyond its bar, or inside where there is no room. */
export function pyramidMarks(data: PictureData, paint: Paint): Plugin<'bar'> {
	return {
		id: 'pyramid-marks',
		afterDatasetsDraw(chart) {
			const pen = { ctx: chart.ctx, paint, data };
			chart.ctx.save();
			chart.ctx.textBaseline = 'middle';
			(data.parts ?? []).slice(0, 3).forEach((_part, at) => drawSide(chart as Chart, at, pen));
			chart.ctx.restore();
		}
	};
}

function drawSide(chart: Chart, at: number, pen: Pen) {
	const scale = at === 2 ? chart.scales.beside : chart.scales.x;
	if (!scale) return;
	const zero = scale.getPixelForValue(0);
	const [left, right] = at === 0 ? [scale.left, zero] : [zero, scale.right];
	drawName(pen, at, { left, right });
	pen.data.rows.forEach(({ row, parts = [] }, index) => {
		const value = row.parts?.[pen.data.parts?.[at]?.key ?? ''];
		const bar = chart.getDatasetMeta(at).data[index] as unknown as Bar | undefined;
		const y = chart.scales.y?.getPixelForValue(index) ?? 0;
		if (typeof value === 'number' && bar)
			drawNumber(pen, parts[at] ?? '', { ...bar, y, base: zero }, { at, left, right });
		else drawNoData(pen, at === 0 ? zero - NO_DATA.width : zero, y);
	});
}

function drawName({ ctx, paint, data }: Pen, at: number, { left, right }: { left: number; right: number }) {
	const name = fitted(ctx, data.parts?.[at]?.label ?? '', right - left - GAP, fontOf(paint, 600));
	ctx.fillStyle = paint.ink;
	ctx.textAlign = at === 0 ? 'right' : 'left';
	ctx.fillText(name, at === 0 ? right - GAP : left + GAP, PYRAMID_TOP / 2);
}

type Side = { at: number; left: number; right: number };

function drawNumber({ ctx, paint, data }: Pen, words: string, { x, y, base }: Bar, { at, left, right }: Side) {
	const looks = partLooks(
		(data.parts ?? []).map(({ tone }, side) => ({ tone: tone ?? (['main', 'other', 'quiet'] as const)[side] }))
	);
	ctx.font = fontOf(paint, 600);
	const width = ctx.measureText(words).width + GAP;
	const outside = at === 0 ? x - left : right - x;
	const fits = outside >= width + GAP || Math.abs(x - base) < width;
	const way = (at === 0 ? -1 : 1) * (fits ? 1 : -1);
	const colour = partColour(looks[at]?.tone ?? 'quiet', paint);
	ctx.textAlign = way > 0 ? 'left' : 'right';
	if (!fits && looks[at]?.striped) {
		ctx.fillStyle = colour;
		ctx.fillRect(way > 0 ? x + GAP - 2 : x - width - 2, y - 8, width + 2, 16);
	}
	ctx.fillStyle = fits ? paint.ink : readableOn(colour);
	ctx.fillText(words, x + way * GAP, y);
}

function drawNoData({ ctx, paint }: Pen, x: number, y: number) {
	drawHatch(ctx, { x, y: y - NO_DATA.height / 2, ...NO_DATA }, paint);
}
