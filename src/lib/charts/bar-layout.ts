import type { Paint } from './palette';
import type { WordedRow } from './worded-rows';

/** The height of one row of bars, in CSS pixels: what the server reserves and the browser fills. */
export const BAR_ROW_HEIGHT = 28;
/** What each bar beside ours adds to it. */
export const BESIDE_HEIGHT = 14;
/** The room above a pyramid for the names of its sides. */
export const PYRAMID_TOP = 24;
/** From here on a picture has room for the percentages of the target. */
const WIDE_ENOUGH_FOR_SHARES = 300;
const GAP = 10;
const TEXT_SIZE = 13;

/** Widths of the columns around the bars, in CSS pixels. */
export type BarColumns = { label: number; value: number; share: number };

/** A canvas font of the page's typeface. */
export function fontOf(paint: Paint, weight: 400 | 600 = 400): string {
	return `${weight} ${TEXT_SIZE}px ${paint.font}`;
}

/** Measures what stands beside the bars. The labels never take more than two fifths of the picture. */
export function barColumns(
	ctx: CanvasRenderingContext2D,
	width: number,
	rows: readonly WordedRow[],
	paint: Paint
): BarColumns {
	const widest = (texts: string[], weight: 400 | 600) => {
		ctx.font = fontOf(paint, weight);
		return Math.ceil(Math.max(0, ...texts.map((text) => ctx.measureText(text).width)));
	};
	const shares = width < WIDE_ENOUGH_FOR_SHARES ? [] : rows.map(({ share }) => share);
	const share = widest(shares, 400);
	const labels = rows.map(({ row }) => row.label);
	const label = widest(labels, rows.some(({ row }) => row.strong) ? 600 : 400);
	const values = rows.flatMap(({ value, beside = [] }) => [value, ...beside]);
	return {
		label: Math.min(label + GAP, Math.floor(width * 0.4)),
		value: widest(values, 600) + GAP,
		share: share && share + GAP
	};
}

/** Cuts a label to a width, with an ellipsis; the whole name stands in the tooltip and the table. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, width: number, font: string): string {
	ctx.font = font;
	if (ctx.measureText(text).width <= width) return text;
	let kept = text;
	while (kept.length > 1 && ctx.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
	return `${kept.trimEnd()}…`;
}
