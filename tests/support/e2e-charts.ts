import type { Locator } from '@playwright/test';

type Point = { x: number | null; key: string; details: Record<string, number | null> };
type LiveChart = { data: { datasets: { data: Point[] }[] } };

/** A row as the live chart holds it: its figure, and further ones such as the volume. */
export type DrawnRow = { value: number | null; details: Record<string, number | null> };

/** The bars of a figure by the keys of their rows, read from the chart that draws them. */
export async function drawnRows(figure: Locator): Promise<Record<string, DrawnRow>> {
	const canvas = await figure.locator('canvas').first().elementHandle();
	if (!canvas) throw new Error('the figure has no canvas');
	await figure.page().waitForFunction((element) => 'chart' in element, canvas);
	return canvas.evaluate((element) => {
		const { chart } = element as unknown as { chart: LiveChart };
		const points = chart.data.datasets[0]?.data ?? [];
		return Object.fromEntries(points.map(({ x, key, details }) => [key, { value: x, details: { ...details } }]));
	});
}
