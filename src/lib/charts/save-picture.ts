import { drawnCopy } from './draw-chart';
import { paintCells } from './paint-cells';
import { inLight, paintOf, type Paint } from './palette';
import type { Picture } from './picture-kinds';
import { wrapped } from './wrap-text';

const FINENESS = 2;
const MARGIN = 24;
const GAP = 12;
const TITLE = { size: 18, line: 26 };
const TEXT = { size: 13, line: 20 };

type Drawn = { canvas: HTMLCanvasElement; picture: Picture };
type Words = { title: string; subtitle: string; below: string[] };

/** Shows the button that saves the picture of this frame as a file, where the figure has one. */
export function offerPictures(frame: HTMLElement, drawn?: Drawn): void {
	const figure = frame.closest('figure');
	const button = figure?.querySelector<HTMLButtonElement>('button[data-png]');
	if (!figure || !button) return;
	button.hidden = false;
	button.addEventListener('click', () => {
		sheetOf(figure, frame, drawn).toBlob((file) => file && save(file, `${figure.dataset.series ?? 'picture'}.png`));
	});
}

function wordsOf(figure: HTMLElement): Words {
	const caption = figure.querySelector('figcaption');
	const [title, subtitle] = [caption?.firstElementChild, caption?.querySelector('p')];
	const below = [...figure.querySelectorAll('[data-source]')];
	const words = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
	return { title: words(title), subtitle: words(subtitle), below: below.map(words).filter(Boolean) };
}

/** The picture with its legends on a white sheet, under its title and above its source. */
function sheetOf(figure: HTMLElement, frame: HTMLElement, drawn?: Drawn): HTMLCanvasElement {
	const paint = inLight(frame, () => paintOf(frame));
	const painted = paintedParts(figure, frame, paint, drawn);
	const width = Math.max(...painted.map((one) => one.width)) / FINENESS;
	const sheet = document.createElement('canvas');
	const ctx = sheet.getContext('2d');
	if (!ctx) return sheet;
	const blocks = textBlocks(ctx, wordsOf(figure), width, paint);
	const high = painted.reduce((sum, { height }) => sum + height / FINENESS + GAP, 0);
	const above = MARGIN + linesHigh(blocks.above) + GAP;
	sheet.width = (width + MARGIN * 2) * FINENESS;
	sheet.height = (above + high + linesHigh(blocks.below) + MARGIN) * FINENESS;
	ctx.fillStyle = paint.sheet;
	ctx.fillRect(0, 0, sheet.width, sheet.height);
	let y = above;
	for (const part of painted) {
		ctx.drawImage(part, MARGIN * FINENESS, y * FINENESS);
		y += part.height / FINENESS + GAP;
	}
	ctx.scale(FINENESS, FINENESS);
	writeLines(ctx, blocks.above, MARGIN);
	writeLines(ctx, blocks.below, y);
	return sheet;
}

/** The picture between its legends, in the order of the page. */
function paintedParts(figure: HTMLElement, frame: HTMLElement, paint: Paint, drawn?: Drawn): HTMLCanvasElement[] {
	const cells = frame.matches('[data-cells]') ? frame : frame.querySelector<HTMLElement>('[data-cells]');
	const parts = [...figure.querySelectorAll<HTMLElement>('[data-legend], [data-picture]')];
	return parts.map((part) => {
		if (part !== frame) return paintCells(part, FINENESS);
		if (drawn) return drawnCopy(drawn.canvas, drawn.picture, { ...paint, paper: paint.sheet });
		return paintCells(cells ?? frame, FINENESS);
	});
}

type Line = { words: string; font: string; colour: string; high: number };

function textBlocks(ctx: CanvasRenderingContext2D, { title, subtitle, below }: Words, width: number, paint: Paint) {
	const lines = (text: string, weight: 400 | 600, { size, line }: typeof TITLE, colour: string): Line[] => {
		const font = `${weight} ${size}px ${paint.font}`;
		ctx.font = font;
		return wrapped(text, width, (words) => ctx.measureText(words).width).map((words) => ({
			words,
			font,
			colour,
			high: line
		}));
	};
	return {
		above: [...lines(title, 600, TITLE, paint.ink), ...lines(subtitle, 400, TEXT, paint.second)],
		below: below.flatMap((text) => lines(text, 400, TEXT, paint.third))
	};
}

const linesHigh = (lines: readonly Line[]) => lines.reduce((sum, { high }) => sum + high, 0);

function writeLines(ctx: CanvasRenderingContext2D, lines: readonly Line[], top: number) {
	ctx.textBaseline = 'middle';
	let y = top;
	for (const { words, font, colour, high } of lines) {
		ctx.font = font;
		ctx.fillStyle = colour;
		ctx.fillText(words, MARGIN, y + high / 2);
		y += high;
	}
}

function save(file: Blob, name: string) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
