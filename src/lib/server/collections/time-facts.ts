import { asc } from 'drizzle-orm';
import { isTogether } from '$lib/collections/combination';
import { daysShown, type Days } from '$lib/collections/days-shown';
import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import type { Measure } from '$lib/collections/measure';
import { YEARS_BACK } from '$lib/collections/past-years';
import type { CollectedRow } from '$lib/collections/rollup';
import { wholeYears, yearShown } from '$lib/collections/year-shown';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { populationsOf } from '../areas/populations';
import { provincesOf } from '../areas/queries';
import { tetDays } from '../db/schema/areas';
import { reportedNotes } from '../drives/reported-notes';
import type { Tx } from '../scope';
import { targetsBetween } from '../targets/queries';
import { collectedRows, measuredTotal } from './breakdown';
import { namesOf } from './names';
import { areaRollups, codesUnder, nameSources, targetsOfYear } from './queries';

type Occasion = { filter: CollectionsFilter; today: CalendarDate; locale: Locale };

/** Everything that the view over time is made from. */
export type TimeFacts = Awaited<ReturnType<typeof timeFacts>>;

/** Reads how results went over time: the period asked for, its whole year, and the years before. */
export async function timeFacts(tx: Tx, actor: Actor, { filter, today, locale }: Occasion) {
	const rollups = await areaRollups(tx);
	const sources = await nameSources(tx, actor);
	const rowsOf = (by: Breakdown, changes: Partial<CollectionsFilter> = {}) =>
		collectedRows(tx, actor, { ...filter, ...changes }, { by }, rollups);
	const year = yearShown(filter, today);
	const areaCodes = filter.area ? codesUnder(filter.area, filter.areas, rollups) : null;
	return {
		year,
		rollups,
		sources,
		names: namesOf(sources, filter.areas, locale),
		...(await byTime(rowsOf, { filter, today, year })),
		districts: await rowsOf('district', { measure: 'units' }),
		districtsOfYear: await rowsOf('district', { measure: 'units', ...wholeYears(year) }),
		silent: (await measuredTotal(tx, actor, filter)).silent,
		asked: await targetsBetween(tx, wholeYears(year).from, wholeYears(year).to),
		targets: await targetsOfYear(tx, year),
		populations: await populationsOf(tx, provincesOf(actor)),
		provinces: provincesOf(actor),
		tet: (await tx.select({ day: tetDays.day }).from(tetDays).orderBy(asc(tetDays.day))).map(
			({ day }) => day as CalendarDate
		),
		notes: filter.source === 'counted' ? [] : await reportedNotes(tx, { ...filter, areaCodes })
	};
}

type RowsOf = (by: Breakdown, changes?: Partial<CollectionsFilter>) => Promise<CollectedRow[]>;
type When = Pick<Occasion, 'filter' | 'today'> & { year: number };

async function byTime(rowsOf: RowsOf, { filter, today, year }: When) {
	const days: Days | null = daysShown(filter, today);
	const hourly: Measure = isTogether(filter.measure, 'hour') ? filter.measure : 'units';
	const first = Math.max(1, year - YEARS_BACK);
	return {
		days,
		hourly,
		month: await rowsOf('month'),
		monthOfYear: await rowsOf('month', wholeYears(year)),
		monthsBefore: first < year ? await rowsOf('month', wholeYears(first, year - 1)) : [],
		day: days ? await rowsOf('day', days) : [],
		weekday: await rowsOf('weekday'),
		hour: await rowsOf('hour', { measure: hourly }),
		season: await rowsOf('tet')
	};
}
