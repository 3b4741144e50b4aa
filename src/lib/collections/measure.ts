import type { ValueFormat } from '../charts/series';
import type { Figure, Figures } from './figures';

/** What a picture can show of results, in the order in which it is offered. */
export const measures = [
	'units',
	'donations',
	'volume',
	'drives',
	'registered',
	'arrived',
	'fit',
	'deferred',
	'left',
	'no_show',
	'first_time',
	'repeat',
	'donors',
	'yield',
	'target_share',
	'per_1000',
	'return_12',
	'return_24'
] as const;

export type Measure = (typeof measures)[number];

/** The figure behind a measure that adds up: parts make the whole. */
const additive = {
	units: (row: Figures) => row.units,
	donations: (row: Figures) => row.donations,
	volume: ({ volumeMl }: Figures) => (volumeMl === null ? null : volumeMl / 1_000),
	drives: (row: Figures) => row.drives,
	registered: (row: Figures) => row.registered,
	arrived: (row: Figures) => row.arrived,
	fit: (row: Figures) => row.fit,
	deferred: (row: Figures) => row.deferred,
	left: (row: Figures) => row.left,
	no_show: (row: Figures) => row.noShow,
	first_time: (row: Figures) => row.firstTime,
	repeat: ({ donations, firstTime }: Figures) => (firstTime === null ? null : (donations ?? 0) - firstTime)
} satisfies Partial<Record<Measure, (row: Figures) => number | null>>;

/** A measure whose parts add up to the whole; people, rates and medians do not. */
export type AdditiveMeasure = keyof typeof additive;

/** A measure that has to be computed for the whole as for each part. */
export type ComputedMeasure = Exclude<Measure, AdditiveMeasure>;

/** The measures whose parts add up. */
export const additiveMeasures = measures.filter((measure) => measure in additive) as [
	AdditiveMeasure,
	...AdditiveMeasure[]
];

/** The measure that says what a figure counts. */
export const MEASURE_OF: Record<Figure, AdditiveMeasure> = {
	drives: 'drives',
	registered: 'registered',
	arrived: 'arrived',
	fit: 'fit',
	deferred: 'deferred',
	left: 'left',
	noShow: 'no_show',
	donations: 'donations',
	firstTime: 'first_time',
	units: 'units',
	volumeMl: 'volume'
};

/** Whether the parts of a measure add up to the whole. */
export function isAdditive(measure: Measure): measure is AdditiveMeasure {
	return measure in additive;
}

/** The figure of a measure that adds up; volume in litres, `null` where it is not known. */
export function amountOf(row: Figures, measure: AdditiveMeasure): number | null {
	return additive[measure](row);
}

/** How the figures of a measure are written. */
export function formatOf(measure: Measure): ValueFormat {
	if (measure === 'target_share' || measure === 'return_12' || measure === 'return_24') return 'percent';
	return measure === 'per_1000' || measure === 'yield' ? 'decimal' : 'count';
}

/** Measures that count people, whom only drives know one by one: never split by what a donation has. */
const ofPeople: readonly Measure[] = ['drives', 'registered', 'arrived', 'fit', 'deferred', 'left', 'no_show', 'yield'];

/** Whether rows that were asked for this measure come from the drives, which know every figure. */
export function knowsPeople(measure: Measure): boolean {
	return isOfDrives(measure) || measure === 'first_time' || measure === 'repeat';
}

/** Whether a measure tells of drives and their people rather than of donations. */
export function isOfDrives(measure: Measure): boolean {
	return ofPeople.includes(measure);
}
