import type { Locator } from '@playwright/test';

type Point = {
	x: number | string | null;
	y: number | string | null;
	key: string;
	details?: Record<string, number | null>;
};
type LiveChart = { options: { indexAxis?: string }; data: { datasets: { label: string; data: Point[] }[] } };

/** A row as the live chart holds it: its figure, and further ones such as the volume. */
export type DrawnRow = { value: number | null; details: Record<string, number | null> };

/** The rows of a figure by their keys, read from the first data set of the chart that draws them: bars, a line or points. */
export async function drawnRows(figure: Locator): Promise<Record<string, DrawnRow>> {
	const [first] = await drawnSets(figure);
	return first?.rows ?? {};
}

/** Every data set of the live chart: a part, a comparison, a side. Figures to the left of a pyramid's line are positive too. */
export async function drawnSets(figure: Locator): Promise<{ label: string; rows: Record<string, DrawnRow> }[]> {
	const canvas = await figure.locator('canvas').first().elementHandle();
	if (!canvas) throw new Error('the figure has no canvas');
	await figure.page().waitForFunction((element) => 'chart' in element, canvas);
	return canvas.evaluate((element) => {
		const { chart } = element as unknown as { chart: LiveChart };
		const valueOf = ({ x, y }: Point) => {
			const value = chart.options.indexAxis === 'y' ? x : y;
			return typeof value === 'number' ? Math.abs(value) : null;
		};
		return chart.data.datasets.map(({ label, data }) => ({
			label,
			rows: Object.fromEntries(
				data.map((point) => [point.key, { value: valueOf(point), details: { ...point.details } }])
			)
		}));
	});
}
