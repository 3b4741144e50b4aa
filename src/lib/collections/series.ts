import { leadingRow, sumKnown, type Leader, type Series, type SeriesRow } from '$lib/charts/series';
import { mapBounds } from '$lib/charts/steps';
import { capital, formatNumber, type Locale } from '$lib/time/format';
import { m } from '$lib/paraglide/messages';
import type { AreaMode, Breakdown } from './filter';
import { collectedTotal, type CollectedRow } from './rollup';
import { breakdownText, headingText, specialRowText, unitsText } from './words';

/** What every series of collected units needs to know besides its rows. */
export type SeriesFrame = {
	locale: Locale;
	/** The period in words, as `periodText` gives it. */
	period: string;
	by: Breakdown;
	mode: AreaMode;
};

/** A place that has a row even when nothing was collected there. */
export type ExpectedPlace = {
	key: string;
	label: string;
	/** It was merged or founded so that it has no time of its own in the period. */
	didNotExist?: boolean;
};

/** Names, targets and links of the rows, by key. */
export type RowFacts = {
	labels: ReadonlyMap<string, string>;
	targets?: ReadonlyMap<string, number>;
	expected?: readonly ExpectedPlace[];
	/** Where a row leads; undefined for none. */
	hrefOf?: (key: string) => string | undefined;
	/** Rows to be set apart in words of their own, such as where a number was inferred. */
	notes?: ReadonlyMap<string, string>;
	/** The reader's own row; all others then step back. */
	own?: string;
};

/** Units per district, area, club, province, bag volume or blood group, with the finding as its title. */
export function unitsSeries(collected: readonly CollectedRow[], frame: SeriesFrame, facts: RowFacts): Series {
	const ordinary = collected.filter((row) => row.kind === 'ordinary').map((row) => ordinaryRow(row, facts));
	const rows = [...ordinary, ...missingRows(ordinary, facts)];
	return {
		...seriesFrame(frame),
		...specialRows(collected, frame),
		id: `units-by-${frame.by}`,
		title: unitsTitle(rows, collected, frame),
		rows
	};
}

/** The same rows for the tile map, with the finding that the map shows: who reached its darkest shade. */
export function mapSeries(series: Series, { locale, period }: SeriesFrame): Series {
	const bound = mapBounds(series.rows.map((row) => row.value)).at(-1);
	const top = series.rows.filter((row) => row.value !== null && bound !== undefined && row.value >= bound);
	const subtitle = m.collections_map_subtitle({ period }, { locale });
	return { ...series, id: series.id.replace('units', 'map'), title: mapTitle(series, top, bound, locale), subtitle };
}

function mapTitle(series: Series, top: readonly SeriesRow[], bound: number | undefined, locale: Locale): string {
	if (bound === undefined || !top[0]) return series.title;
	const units = unitsText(bound, locale);
	return top.length === 1
		? m.collections_map_title_one({ area: top[0].label, units }, { locale })
		: m.collections_map_title({ count: top.length, units }, { locale });
}

/** What all series of collected units share: measure, headings, and volume as a further figure. */
export function seriesFrame({ locale, period, by, mode }: SeriesFrame) {
	return {
		subtitle: m.collections_subtitle({ by: breakdownText(by, locale), period }, { locale }),
		unit: m.collections_unit_heading({}, { locale }),
		rowHeading: headingText(by, mode, locale),
		details: [
			{ key: 'unitsWithVolume', label: m.collections_units_with_volume({}, { locale }) },
			{ key: 'volumeMl', label: m.collections_volume_ml({}, { locale }) }
		]
	};
}

/** Rows that are no area, month or club: those in the total, and those left out of it. */
export function specialRows(collected: readonly CollectedRow[], { by, locale }: SeriesFrame) {
	const aside: SeriesRow[] = [];
	const excluded: SeriesRow[] = [];
	for (const row of collected) {
		if (row.kind === 'ordinary') continue;
		const label = specialRowText(row.kind, by, locale);
		if (row.kind === 'not_placed') {
			excluded.push({ ...figures(row), label, note: m.collections_not_placed_note({}, { locale }) });
		} else aside.push({ ...figures(row), label, tone: 'quiet' });
	}
	return { aside, excluded };
}

/** The figures of one row, without its name. */
export function figures(row: CollectedRow): Omit<SeriesRow, 'label'> {
	return {
		key: row.key,
		value: row.units,
		details: { unitsWithVolume: row.unitsWithVolume, volumeMl: row.volumeMl },
		approximate: row.approximate,
		state: row.units === null ? 'nodata' : 'none'
	};
}

function ordinaryRow(row: CollectedRow, { labels, targets, hrefOf, notes, own }: RowFacts): SeriesRow {
	return {
		...figures(row),
		label: labels.get(row.key) ?? row.key,
		href: hrefOf?.(row.key),
		target: targets?.get(row.key) ?? null,
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

function unitsTitle(rows: readonly SeriesRow[], collected: readonly CollectedRow[], frame: SeriesFrame): string {
	const { locale } = frame;
	if (collected.some(({ kind }) => kind === 'other_clubs')) return ownClubsTitle(rows, collected, locale);
	const leader = leadingRow(rows);
	if (!leader) return withoutLeader(collected, locale);
	return collected.length === 1 ? onlyTitle(leader.row, locale) : leaderTitle(leader, frame);
}

/** Nobody leads among clubs of which only the reader's own are told apart: theirs stand against the total. */
function ownClubsTitle(rows: readonly SeriesRow[], collected: readonly CollectedRow[], locale: Locale): string {
	const all = collectedTotal(collected);
	const [club, another] = rows;
	const label = club && !another ? club.label : m.collections_own_clubs({}, { locale });
	const units = formatNumber(sumKnown(rows.map(({ value }) => value)) ?? 0, locale);
	const total = unitsText(all.units ?? 0, locale, all.approximate);
	return m.collections_title_own({ label, units, total }, { locale });
}

function onlyTitle({ label, value, approximate }: SeriesRow, locale: Locale): string {
	return capital(`${label}: ${unitsText(value ?? 0, locale, approximate)}`);
}

function leaderTitle({ row, sharedBy }: Leader, { locale, by }: SeriesFrame): string {
	const units = unitsText(row.value ?? 0, locale, row.approximate);
	if (by === 'volume' || by === 'group') {
		return sharedBy > 1
			? m.collections_title_shared_most({ count: sharedBy, units }, { locale })
			: m.collections_title_most({ label: row.label, units }, { locale });
	}
	return sharedBy > 1
		? m.collections_title_shared_lead({ count: sharedBy, units }, { locale })
		: capital(m.collections_title_leader({ area: row.label, units }, { locale }));
}

function withoutLeader(collected: readonly CollectedRow[], locale: Locale): string {
	const units = sumKnown(collected.filter((row) => row.kind !== 'not_placed').map((row) => row.units));
	if (!units) return m.collections_title_nothing({}, { locale });
	return m.collections_title_unplaced_only({ units: unitsText(units, locale) }, { locale });
}
