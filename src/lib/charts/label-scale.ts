import type { ChartOptions } from 'chart.js';
import { barColumns, fitted, fontOf } from './bar-layout';
import type { Paint } from './palette';
import type { WordedRow } from './worded-rows';

/** The names of rows, left of their bars and cut to their column. */
export function labelScale(rows: readonly WordedRow[], paint: Paint) {
	const weightOf = (index: number) => (rows[index]?.row.strong ? 600 : 400);
	return {
		type: 'category',
		grid: { display: false },
		border: { display: true, color: paint.edge },
		afterFit(scale) {
			scale.width = barColumns(scale.chart.ctx, scale.chart.width, rows, paint).label;
		},
		ticks: {
			autoSkip: false,
			crossAlign: 'far',
			padding: 0,
			color: ({ index }) => (rows[index]?.row.strong ? paint.ink : paint.second),
			font: ({ index }) => ({ family: paint.font, size: 13, weight: weightOf(index) }),
			callback(_value, index) {
				const { ctx, width } = this.chart;
				const room = barColumns(ctx, width, rows, paint).label - 6;
				return fitted(ctx, rows[index]?.row.label ?? '', room, fontOf(paint, weightOf(index)));
			}
		}
	} satisfies NonNullable<ChartOptions<'bar'>['scales']>['y'];
}
