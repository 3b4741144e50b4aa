const STEP = 7;

/** A fill of this colour with stripes of the ground, for parts that stand beside one of a like colour. */
export function stripes(ctx: CanvasRenderingContext2D, colour: string, ground: string): CanvasPattern | string {
	const tile = document.createElement('canvas');
	tile.width = tile.height = STEP;
	const pen = tile.getContext('2d');
	if (!pen) return colour;
	pen.fillStyle = colour;
	pen.fillRect(0, 0, STEP, STEP);
	pen.strokeStyle = ground;
	pen.lineWidth = 1.5;
	pen.beginPath();
	for (const shift of [-STEP, 0, STEP]) {
		pen.moveTo(shift, STEP);
		pen.lineTo(shift + STEP, 0);
	}
	pen.stroke();
	return ctx.createPattern(tile, 'repeat') ?? colour;
}
