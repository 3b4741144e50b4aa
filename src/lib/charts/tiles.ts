import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { formatValue } from './figure-words';
import type { Measure } from './series';
import { mapStep, type MapStep } from './steps';

/** A square of the map: which row of the series it shows, and where. Rows and columns count from 0. */
export type Tile = { key: string; row: number; col: number; group: string };

/** A province: its name and its total stand above its tiles; null where nobody knows it, none of what has no sum. */
export type TileGroup = { key: string; label: string; total?: number | null; approximate?: boolean };

/** The tiles of one province, moved so that its grid begins at its own first column and row; and its width. */
export function placedTiles(tiles: readonly Tile[], group: string) {
	const own = tiles.filter((tile) => tile.group === group);
	const left = Math.min(...own.map((tile) => tile.col));
	const top = Math.min(...own.map((tile) => tile.row));
	const placed = own
		.map((tile) => ({ ...tile, col: tile.col - left, row: tile.row - top }))
		.sort((a, b) => a.row - b.row || a.col - b.col);
	return { tiles: placed, columns: Math.max(0, ...placed.map((tile) => tile.col + 1)) };
}

/** What each shade stands for, lightest first. Empty when there is nothing to shade. */
export function legendOf(bounds: readonly number[], highest: number | null, locale: Locale, measure: Measure = {}) {
	if (!highest) return [];
	const edges = [null, ...bounds, null];
	return edges.slice(1).map((high, index) => {
		const low = edges[index] ?? null;
		const step: MapStep = low === null ? mapStep(0, bounds) : mapStep(low, bounds);
		return { step, words: boundWords({ low, high }, locale, measure) };
	});
}

/** Whether a measure is counted in whole numbers, whose classes end one below the next. */
export function isWhole({ format = 'count' }: Measure): boolean {
	return format === 'count';
}

type Bounds = { low: number | null; high: number | null };

function boundWords({ low, high }: Bounds, locale: Locale, measure: Measure): string {
	const number = (value: number) => formatValue(value, locale, measure);
	const last = isWhole(measure) ? 1 : 0;
	if (low !== null && high !== null)
		return m.chart_between({ low: number(low), high: number(high - last) }, { locale });
	if (high !== null) return m.chart_below({ bound: number(high) }, { locale });
	return m.chart_from({ bound: number(low ?? last) }, { locale });
}
