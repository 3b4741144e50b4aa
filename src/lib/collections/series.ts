import type { Series, SeriesRow } from '$lib/charts/series';
import { mapBounds } from '$lib/charts/steps';
import { isWhole } from '$lib/charts/tiles';
import type { Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import { detailsOf, type Computed } from './computed';
import { detailColumns } from './computed-words';
import type { AreaMode, Breakdown } from './filter';
import { amountOf, formatOf, isAdditive, type Measure } from './measure';
import { amountText, measureName } from './measure-words';
import { hasOrder, type CollectedRow, type RowKind } from './rollup';
import { isRough } from './rough';
import { collectedTitle } from './titled-series';
import { headingText, measureBy, specialRowText } from './words';

/** What every series of results needs to know besides its rows. */
export type SeriesFrame = {
	locale: Locale;
	/** The period in words, as `periodText` gives it. */
	period: string;
	by: Breakdown;
	mode: AreaMode;
	measure: Measure;
	/** The figures of a measure that does not add up. */
	computed?: Computed;
};

/** A place that has a row even when nothing was collected there. */
export type ExpectedPlace = {
	key: string;
	label: string;
	/** It was merged or founded so that it has no time of its own in the period. */
	didNotExist?: boolean;
};

type AsideHref = (kind: RowKind) => string;

/** Names, targets and links of the rows, by key. */
export type RowFacts = {
	labels: ReadonlyMap<string, string>;
	targets?: ReadonlyMap<string, number>;
	expected?: readonly ExpectedPlace[];
	/** Where a row leads; undefined for none. */
	hrefOf?: (key: string) => string | undefined;
	/** Where a row without an area, month or club of its own leads. */
	asideHref?: AsideHref;
	/** Rows to be set apart in words of their own, such as where a number was inferred. */
	notes?: ReadonlyMap<string, string>;
	/** The reader's own row; all others then step back. */
	own?: string;
};

/** One measure per district, area, club, bag volume or whatever it is split by, with the finding as its title. */
export function collectedSeries(collected: readonly CollectedRow[], frame: SeriesFrame, facts: RowFacts): Series {
	const ordinary = collected.filter((row) => row.kind === 'ordinary').map((row) => ordinaryRow(row, frame, facts));
	const rows = [...ordinary, ...missingRows(ordinary, frame, facts)];
	return {
		...seriesFrame(frame),
		...specialRows(collected, frame, facts.asideHref),
		id: `${frame.measure}-by-${frame.by}`,
		title: collectedTitle(rows, collected, frame),
		rows: frame.computed && !hasOrder(frame.by) ? rows.sort((a, b) => (b.value ?? -1) - (a.value ?? -1)) : rows
	};
}

/** The same rows for the tile map, with the finding that the map shows: who reached its darkest shade. */
export function mapSeries(series: Series, { locale, period, measure }: SeriesFrame): Series {
	const bound = mapBounds(
		series.rows.map((row) => row.value),
		isWhole(series)
	).at(-1);
	const top = series.rows.filter((row) => row.value !== null && bound !== undefined && row.value >= bound);
	const subtitle = m.collections_map_subtitle({ measure: measureName(measure, locale), period }, { locale });
	return {
		...series,
		id: series.id.replace(measure, 'map'),
		title: mapTitle(series, top, bound, { locale, measure }),
		subtitle
	};
}

type Speaking = Pick<SeriesFrame, 'locale' | 'measure'>;

function mapTitle(series: Series, top: readonly SeriesRow[], bound: number | undefined, { locale, measure }: Speaking) {
	if (bound === undefined || !top[0]) return series.title;
	const rough = top.some(({ approximate }) => approximate);
	const units = amountText(measure, bound, locale, rough);
	return top.length === 1
		? m.collections_map_title_one({ area: top[0].label, units }, { locale })
		: m.collections_map_title({ count: top.length, units }, { locale });
}

/** What all series of results share: measure, headings, and beside units the volume as a further figure. */
export function seriesFrame({ locale, period, by, mode, measure, computed }: SeriesFrame) {
	const name = measureName(measure, locale);
	const volume = [
		{ key: 'unitsWithVolume', label: m.collections_units_with_volume({}, { locale }) },
		{ key: 'volumeMl', label: m.collections_volume_ml({}, { locale }) }
	];
	return {
		subtitle: `${measureBy({ measure, by }, locale)}, ${period}`,
		unit: name,
		format: formatOf(measure),
		rowHeading: headingText(by, mode, locale),
		details: computed ? detailColumns(computed, locale) : measure === 'units' ? volume : [],
		...(computed && { additive: false, overall: computed.overall, overallApproximate: computed.approximate })
	};
}

/** Rows that are no area, month or club: those in the total, and those left out of it. */
export function specialRows(collected: readonly CollectedRow[], frame: SeriesFrame, hrefOf?: AsideHref) {
	const { by, locale } = frame;
	const aside: SeriesRow[] = [];
	const excluded: SeriesRow[] = [];
	for (const row of collected) {
		if (row.kind === 'ordinary') continue;
		const label = specialRowText(row.kind, by, locale);
		const href = hrefOf?.(row.kind);
		if (row.kind === 'not_placed') {
			excluded.push({ ...figures(row, frame), label, href, note: m.collections_not_placed_note({}, { locale }) });
		} else aside.push({ ...figures(row, frame), label, href, tone: 'quiet' });
	}
	return { aside, excluded };
}

/** The figures of one row, without its name. */
export function figures(
	row: CollectedRow,
	{ measure, computed }: Pick<SeriesFrame, 'measure' | 'computed'>
): Omit<SeriesRow, 'label'> {
	const value = isAdditive(measure) ? amountOf(row, measure) : (computed?.values.get(row.key) ?? null);
	return {
		key: row.key,
		value,
		details: computed ? detailsOf(row.key, computed) : { unitsWithVolume: row.unitsWithVolume, volumeMl: row.volumeMl },
		approximate: value !== null && isRough(row, measure),
		state: value === null ? 'nodata' : 'none'
	};
}

function ordinaryRow(row: CollectedRow, frame: SeriesFrame, facts: RowFacts): SeriesRow {
	const { labels, hrefOf, notes, own } = facts;
	return {
		...figures(row, frame),
		label: labels.get(row.key) ?? row.key,
		href: hrefOf?.(row.key),
		target: targetOf(row.key, frame, facts),
		note: notes?.get(row.key),
		tone: own === undefined || own === row.key ? 'main' : 'quiet',
		strong: own === row.key
	};
}

/** Only units are asked for. */
function targetOf(key: string, { measure }: SeriesFrame, { targets }: RowFacts): number | null {
	return (measure === 'units' && targets?.get(key)) || null;
}

function missingRows(present: readonly SeriesRow[], frame: SeriesFrame, facts: RowFacts): SeriesRow[] {
	const listed = new Set(present.map((row) => row.key));
	return (facts.expected ?? [])
		.filter((place) => !listed.has(place.key))
		.map(({ key, label, didNotExist }) => ({
			key,
			label,
			value: null,
			details: frame.computed && detailsOf(key, frame.computed),
			href: facts.hrefOf?.(key),
			target: targetOf(key, frame, facts),
			state: didNotExist ? 'did-not-exist' : 'nodata'
		}));
}
