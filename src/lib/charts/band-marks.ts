import type { Plugin } from 'chart.js';
import { faded, type Paint } from './palette';
import type { PictureData } from './picture-data';

/** The place from which the forecast opens: the last row with a figure before the first forecast one. */
export function anchorOf({ rows, band }: Pick<PictureData, 'rows' | 'band'>): number | null {
	const first = band?.mid.findIndex((value) => value !== null) ?? -1;
	const before = rows.slice(0, Math.max(0, first)).findLastIndex(({ row }) => row.value !== null);
	return first < 0 || before < 0 ? null : before;
}

/** Paints the range of the forecast as a band that opens where the figures end. */
export function bandMarks(data: PictureData, paint: Paint): Plugin<'line'> {
	const anchor = anchorOf(data);
	return {
		id: 'band',
		beforeDatasetsDraw({ ctx, scales: { x, y } }) {
			if (!data.band || !x || !y) return;
			const at = (values: readonly (number | null)[]) => {
				const start = anchor === null ? [] : [{ index: anchor, value: data.rows[anchor]?.row.value ?? null }];
				return [...start, ...values.map((value, index) => ({ index, value }))].flatMap(({ index, value }) =>
					value === null ? [] : [[x.getPixelForValue(index), y.getPixelForValue(value)] as const]
				);
			};
			ctx.save();
			ctx.fillStyle = faded(paint.rose, 0.2);
			ctx.beginPath();
			for (const [left, top] of [...at(data.band.high), ...at(data.band.low).reverse()]) ctx.lineTo(left, top);
			ctx.fill();
			ctx.strokeStyle = paint.rose;
			ctx.lineWidth = 1.5;
			ctx.setLineDash([2, 4]);
			ctx.beginPath();
			for (const [left, top] of at(data.band.mid).slice(0, anchor === null ? 0 : 2)) ctx.lineTo(left, top);
			ctx.stroke();
			ctx.restore();
		}
	};
}
