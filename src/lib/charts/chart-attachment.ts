import { BarController, BarElement, CategoryScale, Chart, LinearScale, type ChartConfiguration } from 'chart.js';
import type { Attachment } from 'svelte/attachments';
import { barRows } from './chart-rows';
import { onThemeChange, paintOf, type Paint } from './palette';
import { steerRows, type RowSteering } from './row-steering';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** How a picture is drawn in the page's present colours. Called again when the theme changes. */
export type Picture<Data> = (paint: Paint) => ChartConfiguration<'bar', Data, string>;

/**
 * Draws a chart on a canvas and keeps it in step with the theme and its fonts. The live chart stands on the element
 * as `canvas.chart` (what `Chart.getChart(canvas)` returns), so that a browser test can read its values.
 */
export function draw<Data>(picture: Picture<Data>, steering: RowSteering): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		canvas.role = 'img';
		let chart = drawOn(canvas, picture);
		const stopSteering = steerRows(
			canvas,
			barRows(() => chart),
			steering
		);
		const stopWatching = onThemeChange(() => {
			chart.destroy();
			chart = drawOn(canvas, picture);
		});
		void document.fonts.ready.then(() => chart.ctx && chart.update('none'));

		return () => {
			stopSteering();
			stopWatching();
			chart.destroy();
		};
	};
}

function drawOn<Data>(canvas: HTMLCanvasElement, picture: Picture<Data>): Chart {
	const chart = new Chart(canvas, picture(paintOf(canvas))) as Chart;
	Object.assign(canvas, { chart });
	return chart;
}
