import type { Plugin } from 'chart.js';
import { fitted, fontOf } from './bar-layout';
import type { Paint } from './palette';
import type { PictureData } from './picture-data';

const GAP = 8;
const HEIGHT = 18;
/** Names never take more than this share of the picture beside the lines. */
const MOST = 0.36;

/** What stands at the end of a line: at its last known value, in its colour. */
export type LineEnd = { index: number; value: number; words: string; colour: string; strong: boolean };

/** A name of a line on the canvas; `y` is its middle. */
export type PlacedEnd = { x: number; y: number; width: number };

/** The ends of all lines that have one, ours first. */
export function endsOf(data: PictureData, paint: Paint): LineEnd[] {
	const end = (values: readonly (number | null)[], words: string, colour: string, strong = false): LineEnd[] => {
		const index = values.findLastIndex((value) => value !== null);
		const value = values[index];
		return typeof value === 'number' ? [{ index, value, words, colour, strong }] : [];
	};
	const dark = new Set(['target', 'expected']);
	return [
		...end(
			data.rows.map(({ row }) => row.value),
			data.end ?? '',
			paint.rose,
			true
		),
		...(data.comparisons ?? []).flatMap(({ values, style, end: words }) =>
			end(values, words, dark.has(style) ? paint.ink : style === 'other' ? paint.teal : paint.second)
		),
		...(data.band ? end(data.band.mid, data.band.end, paint.rose) : [])
	];
}

type Across = { count: number; font: string };

/** How much of the width stays free at the right for names that do not fit beside their last value. */
export function roomForEnds(ctx: CanvasRenderingContext2D, width: number, ends: readonly LineEnd[], across: Across) {
	ctx.font = across.font;
	const needed = ends.map(({ words, index }) => {
		const left = across.count < 2 ? 0.5 : 1 - index / (across.count - 1);
		return Math.ceil(ctx.measureText(words).width) + GAP * 2 - left * width * (1 - MOST);
	});
	return Math.max(GAP, Math.min(Math.max(0, ...needed), Math.floor(width * MOST)));
}

/** Moves names that would cover each other apart, keeping their order; none leaves the picture. */
export function spreadEnds(placed: readonly PlacedEnd[], { top, bottom }: { top: number; bottom: number }): number[] {
	const heights = placed.map(({ y }) => Math.min(Math.max(y, top), bottom));
	const order = placed.map((_end, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
	const meets = (a: number, b: number) => {
		const [one, other] = [placed[a], placed[b]];
		return Boolean(one && other && one.x < other.x + other.width && other.x < one.x + one.width);
	};
	const settle = (at: number, earlier: readonly number[], way: 1 | -1) => {
		for (const other of earlier) {
			const least = (heights[other] ?? 0) + way * HEIGHT;
			if (meets(at, other) && way * ((heights[at] ?? 0) - least) < 0) heights[at] = least;
		}
	};
	order.forEach((at, place) => settle(at, order.slice(0, place), 1));
	const upwards = order.toReversed();
	for (const at of upwards) heights[at] = Math.min(heights[at] ?? 0, bottom);
	upwards.forEach((at, place) => settle(at, upwards.slice(0, place), -1));
	return heights;
}

/** Names each line at its end, on a ground of its own so that no line runs through the letters. */
export function lineEnds(data: PictureData, paint: Paint): Plugin<'line'> {
	const ends = endsOf(data, paint);
	return {
		id: 'line-ends',
		afterDatasetsDraw({ ctx, width, chartArea, scales: { x, y } }) {
			if (!x || !y) return;
			ctx.save();
			ctx.textBaseline = 'middle';
			ctx.textAlign = 'left';
			const written = ends.map((end) => {
				const left = x.getPixelForValue(end.index) + GAP;
				const font = fontOf(paint, end.strong ? 600 : 400);
				const words = fitted(ctx, end.words, width - left, font);
				return { ...end, font, words, x: left, y: y.getPixelForValue(end.value), width: ctx.measureText(words).width };
			});
			const heights = spreadEnds(written, { top: chartArea.top, bottom: chartArea.bottom - HEIGHT / 2 });
			written.forEach(({ words, x: left, font, colour }, at) => {
				ctx.font = font;
				ctx.lineWidth = 4;
				ctx.lineJoin = 'round';
				ctx.strokeStyle = paint.paper;
				ctx.strokeText(words, left, heights[at] ?? 0);
				ctx.fillStyle = colour;
				ctx.fillText(words, left, heights[at] ?? 0);
			});
			ctx.restore();
		}
	};
}
