import type { Chart, ChartConfiguration, ChartDataset } from 'chart.js';
import { PYRAMID_TOP } from './bar-layout';
import { labelScale } from './label-scale';
import { partColour, type Paint } from './palette';
import { partLooks } from './part-tones';
import type { PictureData } from './picture-data';
import { pyramidMarks } from './pyramid-marks';
import { stripes } from './stripes';
import type { WordedRow } from './worded-rows';

const BAR_THICKNESS = 18;
/** Numbers stand beyond the longest bar. */
const ROOM_FOR_NUMBERS = 1.3;

/** One bar as the live chart holds it: `x` is negative on the left side, `value` never is. */
export type SidePoint = { x: number | null; y: string; key: string; value: number | null; row: WordedRow['row'] };

/** The live chart of a pyramid: a data set for each side, and one for what belongs to neither. */
export type PyramidChart = Chart<'bar', SidePoint[], string>;

/** Bars to both sides of one line: the first part to the left, the second to the right, a third on a scale beside. */
export function pyramidPicture(data: PictureData) {
	return (paint: Paint): ChartConfiguration<'bar', SidePoint[], string> => {
		const most = mostOf(data);
		const hasBeside = (data.parts ?? []).length > 2;
		return {
			type: 'bar',
			data: { labels: data.rows.map(({ row }) => row.label), datasets: sides(data, paint) },
			options: {
				indexAxis: 'y',
				responsive: true,
				maintainAspectRatio: false,
				animation: false,
				events: [],
				layout: { padding: { top: PYRAMID_TOP } },
				scales: {
					x: { display: false, min: -most, max: most, stack: 'sides', stackWeight: 2 },
					...(hasBeside && {
						beside: { axis: 'x', position: 'bottom', display: false, min: 0, max: most, stack: 'sides', stackWeight: 1 }
					}),
					y: { ...labelScale(data.rows, paint), stacked: true }
				}
			},
			plugins: [pyramidMarks(data, paint)]
		};
	};
}

/** The end of each side's scale, the same for all. */
function mostOf({ rows, parts = [] }: PictureData): number {
	const values = rows.flatMap(({ row }) => parts.map(({ key }) => row.parts?.[key] ?? 0));
	return (Math.max(0, ...values) || 1) * ROOM_FOR_NUMBERS;
}

function sides({ rows, parts = [] }: PictureData, paint: Paint): ChartDataset<'bar', SidePoint[]>[] {
	const looks = partLooks(parts.map(({ tone }, at) => ({ tone: tone ?? (['main', 'other', 'quiet'] as const)[at] })));
	return parts.slice(0, 3).map(({ key, label }, at) => {
		const { tone, striped } = looks[at] ?? { tone: 'quiet', striped: false };
		const colour = partColour(tone, paint);
		const fill: ChartDataset<'bar'>['backgroundColor'] = striped
			? ({ chart }) => stripes(chart.ctx, colour, paint.paper)
			: colour;
		return {
			label,
			data: rows.map(({ row }) => sidePoint(row, row.parts?.[key] ?? null, at === 0 ? -1 : 1)),
			backgroundColor: fill,
			hoverBackgroundColor: fill,
			barThickness: BAR_THICKNESS,
			borderRadius: 1,
			xAxisID: at === 2 ? 'beside' : 'x',
			stack: 'sides'
		};
	});
}

function sidePoint(row: WordedRow['row'], value: number | null, way: 1 | -1): SidePoint {
	return { x: value === null ? null : value * way, y: row.label, key: row.key, value, row };
}
