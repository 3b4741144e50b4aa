import type { Chart } from 'chart.js';
import type { RowFinder } from './row-steering';

/** How near a point has to be to the pointer, in CSS pixels. */
const NEAR = 24;

type Element = { x: number; y: number; hasValue: () => boolean };

const elementsOf = (chart: Chart, index: number): { set: number; element: Element }[] =>
	chart.getSortedVisibleDatasetMetas().flatMap(({ data, index: set }) => {
		const element = data[index] as unknown as Element | undefined;
		return element?.hasValue() ? [{ set, element }] : [];
	});

/** Finds and marks the rows of horizontal bars. Chart.js's own events are off: they skip rows without data. */
export function rowFinder(chart: () => Chart): RowFinder {
	return {
		rowUnder: ({ offsetY }) => chart().scales.y?.getValueForPixel(offsetY) ?? -1,
		setUnder: (event) =>
			chart().getElementsAtEventForMode(event, 'nearest', { intersect: true }, false)[0]?.datasetIndex,
		mark(index) {
			const found = elementsOf(chart(), index);
			const x = Math.max(chart().scales.x?.getPixelForValue(0) ?? 0, ...found.map(({ element }) => element.x));
			return { x, y: chart().scales.y?.getPixelForValue(Math.max(0, index)) ?? 0 };
		}
	};
}

/** Finds and marks the rows of a line: the nearest to the pointer from side to side. */
export function stepFinder(chart: () => Chart): RowFinder {
	return {
		rowUnder: ({ offsetX }) => chart().scales.x?.getValueForPixel(offsetX) ?? -1,
		mark(index) {
			const found = elementsOf(chart(), index);
			activate(
				chart(),
				found.map(({ set }) => ({ datasetIndex: set, index }))
			);
			const x = chart().scales.x?.getPixelForValue(Math.max(0, index)) ?? 0;
			return { x, y: Math.min(chart().chartArea.bottom, ...found.map(({ element }) => element.y)) };
		}
	};
}

/** Finds and marks points: the nearest to the pointer, unless all are far. */
export function pointFinder(chart: () => Chart): RowFinder {
	const points = () => chart().getDatasetMeta(0).data as unknown as Element[];
	return {
		rowUnder({ offsetX, offsetY }) {
			const far = points().map(({ x, y }) => Math.hypot(x - offsetX, y - offsetY));
			const nearest = far.reduce((best, distance, index) => (distance < (far[best] ?? Infinity) ? index : best), 0);
			return (far[nearest] ?? Infinity) <= NEAR ? nearest : -1;
		},
		mark(index) {
			const { x = 0, y = 0 } = points()[index] ?? {};
			showMark(chart().canvas, index < 0 ? null : { x, y });
			return { x, y };
		}
	};
}

/** Of many points none is drawn anew: a mark of the page is laid over the one pointed at. */
function showMark({ parentElement }: HTMLCanvasElement, at: { x: number; y: number } | null) {
	const mark = parentElement?.querySelector<HTMLElement>('[data-mark]');
	if (!mark) return;
	mark.hidden = at === null;
	mark.style.translate = `${at?.x ?? 0}px ${at?.y ?? 0}px`;
}

/** Colours the marked points anew; nothing is laid out again. */
function activate(chart: Chart, active: { datasetIndex: number; index: number }[]) {
	chart.setActiveElements(active);
	chart.render();
}
