import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js';
import { barPicture } from './bar-picture';
import { barRows } from './chart-rows';
import { onThemeChange, paintOf } from './palette';
import { steerRows, type RowSteering } from './row-steering';
import type { WordedRow } from './worded-rows';

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/**
 * Draws bars on a canvas and keeps them in step with the theme and the fonts. The live chart stands on the element
 * as `canvas.chart` (what `Chart.getChart(canvas)` returns), so that a browser test can read its values.
 */
export function drawBars(
	canvas: HTMLCanvasElement,
	{ unit, rows }: { unit: string; rows: WordedRow[] },
	steering: RowSteering
) {
	const picture = barPicture(rows, unit);
	canvas.role = 'img';
	const draw = () => {
		const chart = new Chart(canvas, picture(paintOf(canvas)));
		Object.assign(canvas, { chart });
		return chart;
	};
	let chart = draw();
	steerRows(
		canvas,
		barRows(() => chart),
		steering
	);
	onThemeChange(() => {
		chart.destroy();
		chart = draw();
	});
	void document.fonts.ready.then(() => chart.update('none'));
}
