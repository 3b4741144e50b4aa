import {
	BarController,
	BarElement,
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement
} from 'chart.js';
import { onThemeChange, paintOf, type Paint } from './palette';
import type { Picture } from './picture-kinds';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

/**
 * Draws a picture on a canvas and keeps it in step with the theme and the fonts. The live chart stands on the element
 * as `canvas.chart` (what `Chart.getChart(canvas)` returns), so that a browser test can read its values.
 */
export function drawChart(canvas: HTMLCanvasElement, picture: Picture): () => Chart {
	canvas.role = 'img';
	const draw = () => {
		const chart = new Chart(canvas, picture(paintOf(canvas)));
		Object.assign(canvas, { chart });
		return chart;
	};
	let chart = draw();
	onThemeChange(() => {
		chart.destroy();
		chart = draw();
	});
	document.fonts.addEventListener('loadingdone', () => chart.update('none'));
	void document.fonts.ready.then(() => chart.update('none'));
	return () => chart;
}

/** The same picture on a canvas of its own, as large as it is shown and twice as fine. */
export function drawnCopy(canvas: HTMLCanvasElement, picture: Picture, paint: Paint): HTMLCanvasElement {
	const copy = document.createElement('canvas');
	copy.width = canvas.clientWidth;
	copy.height = canvas.clientHeight;
	const configuration = picture(paint);
	const options = { ...configuration.options, responsive: false, devicePixelRatio: 2 };
	new Chart(copy, { ...configuration, options });
	return copy;
}
