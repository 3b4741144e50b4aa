import { sumKnown, type Series } from '$lib/charts/series';
import type { Tile, TileGroup } from '$lib/charts/tiles';
import { areaName } from '$lib/areas/area-name';
import { leadsTo } from '$lib/collections/drill';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { monthSeries } from '$lib/collections/month-series';
import { mapSeries, collectedSeries, type ExpectedPlace, type SeriesFrame } from '$lib/collections/series';
import { periodText } from '$lib/collections/words';
import { yearOfPeriod } from '$lib/collections/year-shown';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import { rowName } from './names';
import type { CollectionsFacts } from './page-data';
import { rolledTargets } from './rolled-targets';

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

function frameOf({ computed }: CollectionsFacts, by: Breakdown, { filter, locale }: Occasion): SeriesFrame {
	return {
		locale,
		period: periodText(filter, locale),
		by,
		mode: filter.areas,
		measure: filter.measure,
		computed: computed.get(by)
	};
}

/** The series of one breakdown other than by month. */
export function breakdownSeries(facts: CollectionsFacts, by: Breakdown, occasion: Occasion): Series {
	const { filter } = occasion;
	const byPlace = by === 'district' || by === 'area';
	return collectedSeries(facts.by.get(by) ?? [], frameOf(facts, by, occasion), {
		labels: new Map((facts.by.get(by) ?? []).map((row) => [row.key, rowName(row, by, facts.names, occasion.locale)])),
		targets: rolledTargets(facts, filter.areas),
		expected: byPlace ? expectedPlaces(facts, occasion) : [],
		...leadsTo(by, filter)
	});
}

/** The line of months, this year against last. */
export function monthlySeries(facts: CollectionsFacts, occasion: Occasion): Series {
	const { filter, today } = occasion;
	return monthSeries(facts.by.get('month') ?? [], {
		...frameOf(facts, 'month', occasion),
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
	const { sources } = facts;
	const districts = sources.areas.filter(({ tileRow, tileCol }) => tileRow !== null && tileCol !== null);
	const series = mapSeries(breakdownSeries(facts, 'district', occasion), frameOf(facts, 'district', occasion));
	const shown = new Map(series.rows.map((row) => [row.key, row]));
	const rowsIn = (province: string) =>
		districts.flatMap(({ provinceCode, code }) => (provinceCode === province ? (shown.get(code) ?? []) : []));
	const codes = new Set(districts.map(({ provinceCode }) => provinceCode));
	return {
		series,
		tiles: districts.map(({ code, tileRow, tileCol, provinceCode }) => ({
			key: code,
			row: tileRow ?? 0,
			col: tileCol ?? 0,
			group: provinceCode
		})),
		groups: sources.provinces
			.filter(({ code }) => codes.has(code))
			.map((one) => ({
				key: one.code,
				label: areaName(one, occasion.locale),
				total: series.additive === false ? undefined : sumKnown(rowsIn(one.code).map(({ value }) => value)),
				approximate: rowsIn(one.code).some(({ approximate }) => approximate)
			}))
			.sort((a, b) => (a.key < b.key ? -1 : 1))
	};
}
