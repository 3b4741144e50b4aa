import type { BarChart } from './bar-picture';
import type { RowFinder } from './row-steering';

/** Finds and marks the rows of a horizontal bar chart. Chart.js's own events are off: they skip rows without data. */
export function barRows(chart: () => BarChart): RowFinder {
	return {
		rowUnder: ({ offsetY }) => chart().scales.y?.getValueForPixel(offsetY) ?? -1,
		mark: (index) => markBar(chart(), index)
	};
}

function markBar(chart: BarChart, index: number) {
	const bar = chart.getDatasetMeta(0).data[index];
	chart.setActiveElements(bar?.hasValue() ? [{ datasetIndex: 0, index }] : []);
	chart.update('none');
	return { x: bar?.hasValue() ? bar.x : (chart.scales.x?.getPixelForValue(0) ?? 0), y: bar?.y ?? 0 };
}
