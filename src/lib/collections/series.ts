import { leadingRow, sumKnown, type Leader, type Series, type SeriesRow } from '$lib/charts/series';
import { mapBounds } from '$lib/charts/steps';
import { capital, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { AreaMode, Breakdown } from './filter';
import { amountOf, isAdditive, type Measure } from './measure';
import { amountText, measureName, measureNumber } from './measure-words';
import { collectedTotal, type CollectedRow, type RowKind } from './rollup';
import { headingText, measureBy, specialRowText } from './words';

/** What every series of results needs to know besides its rows. */
export type SeriesFrame = {
	locale: Locale;
	/** The period in words, as `periodText` gives it. */
	period: string;
	by: Breakdown;
	mode: AreaMode;
	measure: Measure;
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
	/** The figures of a measure that does not add up, by key. */
	values?: ReadonlyMap<string, number | null>;
	/** The reader's own row; all others then step back. */
	own?: string;
};

/** One measure per district, area, club, bag volume or whatever it is split by, with the finding as its title. */
export function collectedSeries(collected: readonly CollectedRow[], frame: SeriesFrame, facts: RowFacts): Series {
	const ordinary = collected.filter((row) => row.kind === 'ordinary').map((row) => ordinaryRow(row, frame, facts));
	const rows = [...ordinary, ...missingRows(ordinary, facts)];
	return {
		...seriesFrame(frame),
		...specialRows(collected, frame, facts.asideHref),
		id: `${frame.measure}-by-${frame.by}`,
		title: collectedTitle(rows, collected, frame),
		rows
	};
}

/** The same rows for the tile map, with the finding that the map shows: who reached its darkest shade. */
export function mapSeries(series: Series, { locale, period, measure }: SeriesFrame): Series {
	const bound = mapBounds(series.rows.map((row) => row.value)).at(-1);
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
	const units = amountText(measure, bound, locale);
	return top.length === 1
		? m.collections_map_title_one({ area: top[0].label, units }, { locale })
		: m.collections_map_title({ count: top.length, units }, { locale });
}

/** What all series of results share: measure, headings, and beside units the volume as a further figure. */
export function seriesFrame({ locale, period, by, mode, measure }: SeriesFrame) {
	const name = measureName(measure, locale);
	const volume = [
		{ key: 'unitsWithVolume', label: m.collections_units_with_volume({}, { locale }) },
		{ key: 'volumeMl', label: m.collections_volume_ml({}, { locale }) }
	];
	return {
		subtitle: `${measureBy({ measure, by }, locale)}, ${period}`,
		unit: name,
		format: measure === 'volume' ? ('decimal' as const) : undefined,
		rowHeading: headingText(by, mode, locale),
		details: measure === 'units' ? volume : []
	};
}

/** Rows that are no area, month or club: those in the total, and those left out of it. */
export function specialRows(
	collected: readonly CollectedRow[],
	{ by, locale, measure }: SeriesFrame,
	hrefOf?: AsideHref
) {
	const aside: SeriesRow[] = [];
	const excluded: SeriesRow[] = [];
	for (const row of collected) {
		if (row.kind === 'ordinary') continue;
		const label = specialRowText(row.kind, by, locale);
		const href = hrefOf?.(row.kind);
		if (row.kind === 'not_placed') {
			excluded.push({ ...figures(row, measure), label, href, note: m.collections_not_placed_note({}, { locale }) });
		} else aside.push({ ...figures(row, measure), label, href, tone: 'quiet' });
	}
	return { aside, excluded };
}

/** The figures of one row, without its name. A measure that does not add up has its value elsewhere. */
export function figures(row: CollectedRow, measure: Measure): Omit<SeriesRow, 'label'> {
	const value = isAdditive(measure) ? amountOf(row, measure) : null;
	return {
		key: row.key,
		value,
		details: { unitsWithVolume: row.unitsWithVolume, volumeMl: row.volumeMl },
		approximate: isRough(row, measure),
		state: value === null ? 'nodata' : 'none'
	};
}

/** Whether a source states this figure only approximately. */
export function isRough({ roughly }: Pick<CollectedRow, 'roughly'>, measure: Measure): boolean {
	if (measure === 'units' || measure === 'donations' || measure === 'registered') return roughly.includes(measure);
	return measure === 'volume' && roughly.includes('volumeMl');
}

function ordinaryRow(row: CollectedRow, { measure }: SeriesFrame, facts: RowFacts): SeriesRow {
	const { labels, targets, hrefOf, notes, own, values } = facts;
	const one = figures(row, measure);
	const value = values ? (values.get(row.key) ?? null) : one.value;
	return {
		...one,
		value,
		state: value === null ? 'nodata' : 'none',
		label: labels.get(row.key) ?? row.key,
		href: hrefOf?.(row.key),
		target: (measure === 'units' && targets?.get(row.key)) || null,
		note: notes?.get(row.key),
		tone: own === undefined || own === row.key ? 'main' : 'quiet',
		strong: own === row.key
	};
}

function missingRows(present: readonly SeriesRow[], { expected = [], targets, hrefOf }: RowFacts): SeriesRow[] {
	const listed = new Set(present.map((row) => row.key));
	return expected
		.filter((place) => !listed.has(place.key))
		.map(({ key, label, didNotExist }) => ({
			key,
			label,
			value: null,
			href: hrefOf?.(key),
			target: targets?.get(key) ?? null,
			state: didNotExist ? 'did-not-exist' : 'nodata'
		}));
}

function collectedTitle(rows: readonly SeriesRow[], collected: readonly CollectedRow[], frame: SeriesFrame): string {
	const hidesOthers = collected.some(({ kind }) => kind === 'other_clubs');
	if (hidesOthers && isAdditive(frame.measure)) return ownClubsTitle(rows, collected, frame);
	const leader = leadingRow(rows);
	if (!leader) return withoutLeader(collected, frame);
	return collected.length === 1 ? onlyTitle(leader.row, frame) : leaderTitle(leader, frame);
}

/** Nobody leads among clubs of which only the reader's own are told apart: theirs stand against the total. */
function ownClubsTitle(rows: readonly SeriesRow[], collected: readonly CollectedRow[], speaking: Speaking): string {
	const { locale, measure } = speaking;
	const all = collectedTotal(collected);
	const [club, another] = rows;
	const label = club && !another ? club.label : m.collections_own_clubs({}, { locale });
	const units = measureNumber(measure, sumKnown(rows.map(({ value }) => value)) ?? 0, locale);
	const amount = isAdditive(measure) ? (amountOf(all, measure) ?? 0) : 0;
	const total = amountText(measure, amount, locale, isRough(all, measure));
	return m.collections_title_own({ label, units, total }, { locale });
}

function onlyTitle({ label, value, approximate }: SeriesRow, { measure, locale }: Speaking): string {
	return capital(`${label}: ${amountText(measure, value ?? 0, locale, approximate)}`);
}

const ofKinds: readonly Breakdown[] = [
	'volume',
	'group',
	'component',
	'sex',
	'age',
	'sex_age',
	'first',
	'hour',
	'reason',
	'venue'
];

function leaderTitle({ row, sharedBy }: Leader, { locale, by, measure }: SeriesFrame): string {
	const units = amountText(measure, row.value ?? 0, locale, row.approximate);
	if (ofKinds.includes(by)) {
		return sharedBy > 1
			? m.collections_title_shared_most({ count: sharedBy, units }, { locale })
			: m.collections_title_most({ label: row.label, units }, { locale });
	}
	return sharedBy > 1
		? m.collections_title_shared_lead({ count: sharedBy, units }, { locale })
		: capital(m.collections_title_leader({ area: row.label, units }, { locale }));
}

function withoutLeader(collected: readonly CollectedRow[], { measure, locale }: Speaking): string {
	const placed = collectedTotal(collected);
	const amount = isAdditive(measure) ? amountOf(placed, measure) : null;
	if (!amount) return m.collections_title_nothing({}, { locale });
	return m.collections_title_unplaced_only({ units: amountText(measure, amount, locale) }, { locale });
}
