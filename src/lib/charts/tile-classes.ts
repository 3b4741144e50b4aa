import type { MapStep } from './steps';

/** Grid classes by number of columns, or by place counted from 0. Written out, as style sheets are made from the text. */
export const gridColumns = [
	'grid-cols-none',
	'grid-cols-1',
	'grid-cols-2',
	'grid-cols-3',
	'grid-cols-4',
	'grid-cols-5',
	'grid-cols-6',
	'grid-cols-7',
	'grid-cols-8',
	'grid-cols-9',
	'grid-cols-10',
	'grid-cols-11',
	'grid-cols-12'
] as const;

/** The same for provinces side by side, in a container that has room for them. */
export const wideGridColumns = [
	'@md:grid-cols-none',
	'@md:grid-cols-1',
	'@md:grid-cols-2',
	'@md:grid-cols-3',
	'@md:grid-cols-4',
	'@md:grid-cols-5',
	'@md:grid-cols-6',
	'@md:grid-cols-7',
	'@md:grid-cols-8',
	'@md:grid-cols-9',
	'@md:grid-cols-10',
	'@md:grid-cols-11',
	'@md:grid-cols-12'
] as const;

/** How many of those columns a province takes. */
export const wideSpans = [
	'@md:col-span-1',
	'@md:col-span-1',
	'@md:col-span-2',
	'@md:col-span-3',
	'@md:col-span-4',
	'@md:col-span-5',
	'@md:col-span-6',
	'@md:col-span-7',
	'@md:col-span-8',
	'@md:col-span-9',
	'@md:col-span-10',
	'@md:col-span-11',
	'@md:col-span-12'
] as const;

/** The column of a tile, counted from 0. */
export const columnStarts = [
	'col-start-1',
	'col-start-2',
	'col-start-3',
	'col-start-4',
	'col-start-5',
	'col-start-6',
	'col-start-7',
	'col-start-8',
	'col-start-9',
	'col-start-10',
	'col-start-11',
	'col-start-12'
] as const;

/** The line of a tile, counted from 0. */
export const rowStarts = [
	'row-start-1',
	'row-start-2',
	'row-start-3',
	'row-start-4',
	'row-start-5',
	'row-start-6',
	'row-start-7',
	'row-start-8',
	'row-start-9',
	'row-start-10',
	'row-start-11',
	'row-start-12'
] as const;

/** Ground and text of each shade, readable in both themes. */
export const shades: Record<MapStep, string> = {
	1: 'bg-map-1 text-ink',
	2: 'bg-map-2 text-ink',
	3: 'bg-map-3 text-ink',
	4: 'bg-map-4 text-sheet',
	5: 'bg-map-5 text-sheet'
};

/** The weekday of a month's first day, counted from Monday as 0: its column where weeks are lines, its line where they are columns. */
export const weekdayStarts = [
	'col-start-1 @4xl:col-start-auto @4xl:row-start-1',
	'col-start-2 @4xl:col-start-auto @4xl:row-start-2',
	'col-start-3 @4xl:col-start-auto @4xl:row-start-3',
	'col-start-4 @4xl:col-start-auto @4xl:row-start-4',
	'col-start-5 @4xl:col-start-auto @4xl:row-start-5',
	'col-start-6 @4xl:col-start-auto @4xl:row-start-6',
	'col-start-7 @4xl:col-start-auto @4xl:row-start-7'
] as const;

/** The ground of a cell without data. */
export const hatched =
	'border border-edge bg-[repeating-linear-gradient(-45deg,transparent_0_5px,color-mix(in_srgb,var(--edge)_30%,transparent)_5px_6px)]';
