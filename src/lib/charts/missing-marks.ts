import type { Paint } from './palette';

const HATCH_STEP = 5;

/** A box of a picture, in CSS pixels from its top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

type Edge = Pick<Paint, 'edge'>;

/** An empty outlined cell: zero; dashed: it did not exist then. */
export function drawCell(
	ctx: CanvasRenderingContext2D,
	{ x, y, width, height }: Box,
	{ edge }: Edge,
	dash: number[] = []
) {
	ctx.setLineDash(dash);
	ctx.strokeStyle = edge;
	ctx.lineWidth = 1;
	ctx.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
	ctx.setLineDash([]);
}

/** A hatched cell: no data. */
export function drawHatch(ctx: CanvasRenderingContext2D, box: Box, paint: Edge) {
	const { x, y, width, height } = box;
	ctx.save();
	ctx.beginPath();
	ctx.rect(x, y, width, height);
	ctx.clip();
	ctx.strokeStyle = paint.edge;
	ctx.lineWidth = 1;
	ctx.beginPath();
	for (let step = -height; step < width; step += HATCH_STEP) {
		ctx.moveTo(x + step, y + height);
		ctx.lineTo(x + step + height, y);
	}
	ctx.stroke();
	ctx.restore();
	drawCell(ctx, box, paint);
}
