import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LineController,
	LineElement,
	LinearScale,
	PointElement,
	type ChartConfiguration,
	type ChartType
} from 'chart.js';
import type { Attachment } from 'svelte/attachments';
import { onThemeChange, paintOf, type Paint } from './palette';
import { steerRows, type RowSteering } from './row-steering';

Chart.register(BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement);

/** How a picture is drawn in the page's present colours. Called again when the theme changes. */
export type Picture<Type extends ChartType, Data> = (paint: Paint) => ChartConfiguration<Type, Data, string>;

/**
 * Draws a chart on a canvas and keeps it in step with the theme and its fonts. The live chart stands on the element
 * as `canvas.chart` (what `Chart.getChart(canvas)` returns), so that a browser test can read its values.
 */
export function draw<Type extends ChartType, Data>(
	picture: Picture<Type, Data>,
	steering: RowSteering
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		let chart = drawOn(canvas, picture, !matchMedia('(prefers-reduced-motion: reduce)').matches);
		const stopSteering = steerRows(canvas, () => chart, steering);
		const stopWatching = onThemeChange(() => {
			chart.destroy();
			chart = drawOn(canvas, picture, false);
		});
		void document.fonts.ready.then(() => chart.ctx && chart.update('none'));

		return () => {
			stopSteering();
			stopWatching();
			chart.destroy();
		};
	};
}

function drawOn<Type extends ChartType, Data>(canvas: HTMLCanvasElement, picture: Picture<Type, Data>, moves: boolean) {
	const config = picture(paintOf(canvas));
	const chart = new Chart(canvas, config) as Chart;
	if (!moves) chart.options.animation = false;
	Object.assign(canvas, { chart });
	return chart;
}
