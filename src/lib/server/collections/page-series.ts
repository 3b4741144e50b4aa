import type { Series } from '$lib/charts/series';
import type { Tile, TileGroup } from '$lib/charts/tiles';
import { areaName } from '$lib/areas/area-name';
import { leadsTo } from '$lib/collections/drill';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { monthSeries } from '$lib/collections/month-series';
import { amountOf, isAdditive } from '$lib/collections/measure';
import { mapSeries, collectedSeries, type ExpectedPlace, type SeriesFrame } from '$lib/collections/series';
import { periodText } from '$lib/collections/words';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { rowName } from './names';
import { yearOfPeriod, type CollectionsFacts } from './page-data';

/** What a series is made for: whose filter, when, in which language. */
export type Occasion = { filter: CollectionsFilter; today: CalendarDate; locale: Locale };

/** Districts that have a row even when nothing was collected: all of them *then*, those of Laos *now*. */
function expectedPlaces({ sources, rollups, names }: CollectionsFacts, { filter }: Occasion): ExpectedPlace[] {
	const then = new Map(rollups.map(({ code, thenCode }) => [code, thenCode]));
	return sources.areas
		.filter(({ level, validTo, provinceCode }) => {
			const asked = filter.province === null || filter.province === provinceCode;
			return asked && filter.area === null && level === 'district' && (filter.areas === 'then' || validTo === null);
		})
		.map(({ code }) => ({ key: code, label: names.get(code) ?? code, didNotExist: then.get(code) !== code }));
}

/** Targets by key; a former district without a target of its own is asked for what its communes are asked for. */
export function rolledTargets(
	{ targets, rollups }: Pick<CollectionsFacts, 'targets' | 'rollups'>,
	mode: CollectionsFilter['areas']
): Map<string, number> {
	if (mode === 'now') return targets;
	const sums = new Map<string, number>();
	for (const { code, thenCode } of rollups) {
		const units = targets.get(code);
		if (units !== undefined && !targets.has(thenCode)) sums.set(thenCode, (sums.get(thenCode) ?? 0) + units);
	}
	return new Map([...targets, ...sums]);
}

function frameOf(by: Breakdown, { filter, locale }: Occasion): SeriesFrame {
	return { locale, period: periodText(filter, locale), by, mode: filter.areas, measure: filter.measure };
}

/** The series of one breakdown other than by month. */
export function breakdownSeries(facts: CollectionsFacts, by: Breakdown, occasion: Occasion): Series {
	const { filter } = occasion;
	const byPlace = by === 'district' || by === 'area';
	return collectedSeries(facts.by.get(by) ?? [], frameOf(by, occasion), {
		labels: new Map((facts.by.get(by) ?? []).map((row) => [row.key, rowName(row, by, facts.names, occasion.locale)])),
		targets: rolledTargets(facts, filter.areas),
		expected: byPlace ? expectedPlaces(facts, occasion) : [],
		...leadsTo(by, filter)
	});
}

/** The line of months, this year against last. */
export function monthlySeries(facts: CollectionsFacts, { filter, today, locale }: Occasion): Series {
	return monthSeries(facts.by.get('month') ?? [], {
		locale,
		period: periodText(filter, locale),
		mode: filter.areas,
		measure: filter.measure,
		filter,
		today,
		lastYear: yearOfPeriod(filter) === null ? undefined : facts.lastYear,
		...leadsTo('month', filter)
	});
}

/** The tile map of districts as they were: its series, squares and provinces. */
export function tileMap(
	facts: CollectionsFacts,
	occasion: Occasion
): { series: Series; tiles: Tile[]; groups: TileGroup[] } {
	const { sources, by } = facts;
	const districts = sources.areas.filter(({ tileRow, tileCol }) => tileRow !== null && tileCol !== null);
	const { measure } = occasion.filter;
	const amounts = new Map(
		(by.get('district') ?? []).map((row) => [row.key, isAdditive(measure) ? amountOf(row, measure) : null])
	);
	const codes = new Set(districts.map(({ provinceCode }) => provinceCode));
	return {
		series: mapSeries(breakdownSeries(facts, 'district', occasion), frameOf('district', occasion)),
		tiles: districts.map(({ code, tileRow, tileCol, provinceCode }) => ({
			key: code,
			row: tileRow ?? 0,
			col: tileCol ?? 0,
			group: provinceCode
		})),
		groups: sources.provinces
			.filter(({ code }) => codes.has(code))
			.map((one) => {
				const own = districts
					.filter(({ provinceCode }) => provinceCode === one.code)
					.map(({ code }) => amounts.get(code) ?? 0);
				return {
					key: one.code,
					label: areaName(one, occasion.locale),
					total: own.reduce((sum, value) => sum + value, 0)
				};
			})
			.sort((a, b) => (a.key < b.key ? -1 : 1))
	};
}
