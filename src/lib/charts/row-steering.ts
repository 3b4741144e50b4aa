import type { Chart } from 'chart.js';

/** The row pointed at: its place in the picture, and where its mark ends, in CSS pixels of the canvas. */
export type PointedRow = { index: number; x: number; y: number };

/** What the rows of a picture do when they are pointed at or chosen. */
export type RowSteering = {
	count: number;
	/** `null` when no row is pointed at any more. */
	point: (row: PointedRow | null) => void;
	open: (index: number) => void;
};

const steps: Record<string, (index: number, count: number) => number> = {
	ArrowDown: (index, count) => Math.min(index + 1, count - 1),
	ArrowRight: (index, count) => Math.min(index + 1, count - 1),
	ArrowUp: (index) => Math.max(index - 1, 0),
	ArrowLeft: (index) => Math.max(index - 1, 0),
	Home: () => 0,
	End: (_index, count) => count - 1
};

/**
 * Lets pointer and arrow keys walk along the rows of a chart the same way: Enter or a click opens a row, Escape lets
 * go. Chart.js's own events are off, as they skip rows without data. Returns how to stop.
 */
export function steerRows(canvas: HTMLCanvasElement, chart: () => Chart, steering: RowSteering): () => void {
	let at = -1;

	function point(index: number) {
		if (index === at) return;
		at = index;
		const end = show(chart(), index);
		steering.point(index < 0 ? null : { index, ...end });
	}

	function press(event: KeyboardEvent) {
		const step = steps[event.key];
		if (step) point(step(at, steering.count));
		else if (event.key === 'Enter' && at >= 0) steering.open(at);
		else if (event.key === 'Escape' && at >= 0) point(-1);
		else return;
		event.preventDefault();
	}

	const ended = new AbortController();
	const { signal } = ended;
	canvas.tabIndex = 0;
	canvas.addEventListener('keydown', press, { signal });
	canvas.addEventListener('blur', () => point(-1), { signal });
	canvas.addEventListener('pointermove', (event) => point(rowUnder(chart(), event, steering.count)), { signal });
	canvas.addEventListener('pointerleave', () => point(-1), { signal });
	canvas.addEventListener('click', (event) => steering.open(rowUnder(chart(), event, steering.count)), { signal });
	return () => ended.abort();
}

function rowUnder(chart: Chart, { offsetX, offsetY }: MouseEvent, count: number): number {
	const horizontal = chart.options.indexAxis === 'y';
	const index = chart.scales[horizontal ? 'y' : 'x']?.getValueForPixel(horizontal ? offsetY : offsetX) ?? -1;
	return index < count ? index : -1;
}

/** Marks a row in every line of the picture, and says where it ends; without data, where it would begin. */
function show(chart: Chart, index: number) {
	const metas = chart.getSortedVisibleDatasetMetas();
	const drawn = metas.filter((meta) => index >= 0 && meta.data[index]?.hasValue());
	chart.setActiveElements(drawn.map((meta) => ({ datasetIndex: meta.index, index })));
	chart.update('none');

	const mark = (drawn[0] ?? metas[0])?.data[index];
	const { x, y } = chart.scales;
	const start = chart.options.indexAxis === 'y' ? x?.getPixelForValue(0) : y?.getPixelForValue(0);
	return { x: known(mark?.x) ?? start ?? 0, y: known(mark?.y) ?? start ?? 0 };
}

function known(pixel: number | undefined): number | undefined {
	return Number.isNaN(pixel) ? undefined : pixel;
}
