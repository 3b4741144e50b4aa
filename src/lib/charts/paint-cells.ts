import { drawHatch, type Box } from './missing-marks';
import { inLight, paintOf, type Paint } from './palette';
import { stripes } from './stripes';

type Pen = { ctx: CanvasRenderingContext2D; from: { left: number; top: number }; paint: Paint };

/** Paints a part of the page on a canvas: grounds, edges, lines and letters, each where it stands, in the light theme. */
export function paintCells(element: HTMLElement, fineness: number): HTMLCanvasElement {
	const canvas = document.createElement('canvas');
	const { left, top, width, height } = element.getBoundingClientRect();
	canvas.width = Math.ceil(width * fineness);
	canvas.height = Math.ceil(height * fineness);
	const ctx = canvas.getContext('2d');
	if (!ctx) return canvas;
	ctx.scale(fineness, fineness);
	inLight(element, () => paintElement(element, { ctx, from: { left, top }, paint: paintOf(element) }));
	return canvas;
}

function paintElement(element: Element, pen: Pen) {
	const style = getComputedStyle(element);
	if (!element.checkVisibility() || style.clipPath !== 'none') return;
	const { ctx } = pen;
	ctx.save();
	const box = boxOf(element.getBoundingClientRect(), pen);
	if (element instanceof SVGGeometryElement) paintShape(element, style, pen);
	else paintBox(element, style, box, pen);
	if (style.overflowX === 'hidden' && element instanceof HTMLElement) {
		ctx.beginPath();
		ctx.rect(box.x, box.y, box.width, box.height);
		ctx.clip();
	}
	for (const child of element.childNodes) {
		if (child instanceof Text) paintText(child, style, pen);
		else if (child instanceof Element) paintElement(child, pen);
	}
	ctx.restore();
}

function boxOf({ left, top, width, height }: DOMRect, { from }: Pen): Box {
	return { x: left - from.left, y: top - from.top, width, height };
}

const isClear = (colour: string) => colour === 'transparent' || colour.endsWith(', 0)');

function paintBox(element: Element, style: CSSStyleDeclaration, box: Box, { ctx, paint }: Pen) {
	const marks = element instanceof HTMLElement ? element.dataset : {};
	if (!isClear(style.backgroundColor)) {
		const colour = style.backgroundColor;
		ctx.fillStyle = 'striped' in marks ? stripes(ctx, colour, paint.sheet) : colour;
		ctx.fillRect(box.x, box.y, box.width, box.height);
	}
	if ('hatched' in marks) drawHatch(ctx, box, paint);
	if (parseFloat(style.borderBottomWidth) === 0) return;
	ctx.strokeStyle = style.borderBottomColor;
	ctx.lineWidth = 1;
	ctx.setLineDash(style.borderBottomStyle === 'dashed' ? [3, 3] : []);
	if (parseFloat(style.borderTopWidth) > 0) ctx.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
	else {
		ctx.beginPath();
		ctx.moveTo(box.x, box.y + box.height - 0.5);
		ctx.lineTo(box.x + box.width, box.y + box.height - 0.5);
		ctx.stroke();
	}
}

/** A line, a bar or a dot of a small picture, in the place that its own coordinates have on the page. */
function paintShape(shape: SVGGeometryElement, style: CSSStyleDeclaration, { ctx, from }: Pen) {
	const matrix = shape.getScreenCTM();
	const path = shape.getAttribute('d');
	if (path === null) {
		const { left, top, width, height } = shape.getBoundingClientRect();
		ctx.fillStyle = style.fill;
		ctx.fillRect(left - from.left, top - from.top, width, height);
	}
	if (!matrix || path === null) return;
	const placed = new Path2D();
	placed.addPath(
		new Path2D(path),
		new DOMMatrix([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e - from.left, matrix.f - from.top])
	);
	if (style.fill !== 'none') {
		ctx.fillStyle = style.fill;
		ctx.fill(placed);
	}
	if (style.stroke === 'none') return;
	ctx.strokeStyle = style.stroke;
	ctx.lineWidth = parseFloat(style.strokeWidth);
	ctx.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(parseFloat));
	ctx.stroke(placed);
}

const graphemes = (text: string) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];

/** Writes a text line by line where the page has broken it. */
function paintText(text: Text, style: CSSStyleDeclaration, pen: Pen) {
	if (text.data.trim() === '') return;
	const range = document.createRange();
	const lines: { words: string; box: Box }[] = [];
	for (const { segment, index } of graphemes(text.data)) {
		range.setStart(text, index);
		range.setEnd(text, index + segment.length);
		const box = boxOf(range.getBoundingClientRect(), pen);
		const last = lines.at(-1);
		if (last && Math.abs(last.box.y - box.y) < box.height / 2) last.words += segment;
		else if (box.width > 0) lines.push({ words: segment, box });
	}
	pen.ctx.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
	pen.ctx.fillStyle = text.parentElement instanceof SVGElement ? style.fill : style.color;
	pen.ctx.textBaseline = 'middle';
	for (const { words, box } of lines) pen.ctx.fillText(words.trimEnd(), box.x, box.y + box.height / 2);
}
