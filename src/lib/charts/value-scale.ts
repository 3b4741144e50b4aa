import type { ChartOptions } from 'chart.js';
import type { Paint } from './palette';
import type { AxisMark } from './picture-data';

/** An axis from zero with marks that the server has chosen and worded. */
export function valueScale(marks: readonly AxisMark[], paint: Paint) {
	return {
		type: 'linear',
		min: 0,
		max: marks.at(-1)?.value ?? 1,
		border: { display: false },
		grid: { color: ({ tick }) => (tick?.value === 0 ? paint.edge : paint.line), drawTicks: false },
		afterBuildTicks(scale) {
			scale.ticks = marks.map(({ value }) => ({ value }));
		},
		ticks: {
			autoSkip: false,
			padding: 8,
			maxRotation: 0,
			color: paint.second,
			font: { family: paint.font, size: 13 },
			callback: (_value, index) => marks[index]?.words ?? ''
		}
	} satisfies NonNullable<ChartOptions<'line'>['scales']>['y'];
}
