import type { Breakdown, CollectionsFilter } from '$lib/collections/filter-query';
import { YEARS_BACK } from '$lib/collections/past-years';
import { wholeYears, yearShown } from '$lib/collections/year-shown';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { provincesOf } from '../areas/queries';
import type { Tx } from '../scope';
import { collectedRows } from './breakdown';
import { cohortsOf, donorRows } from './donors';
import { namesOf } from './names';
import { areaRollups, nameSources } from './queries';

type Asking = { filter: CollectionsFilter; today: CalendarDate; locale: Locale };

/** Everything that the view of donors is made from. */
export type PeopleFacts = Awaited<ReturnType<typeof peopleFacts>>;

/** Reads who gave: people once each, and donations by what is known of who gave them. */
export async function peopleFacts(tx: Tx, actor: Actor, { filter, today, locale }: Asking) {
	const rollups = await areaRollups(tx);
	const sources = await nameSources(tx, actor);
	const year = yearShown(filter, today);
	const donations = { ...filter, measure: 'donations' as const };
	const rowsOf = (by: Breakdown, and?: Breakdown) => collectedRows(tx, actor, donations, { by, and }, rollups);
	const people = (by: Breakdown | '', question: CollectionsFilter = filter) =>
		donorRows(tx, { question, by, rollups, today });
	const years = wholeYears(Math.max(1, year - YEARS_BACK), year);
	const inOneYear = filter.from !== null && filter.from.slice(0, 4) === (filter.to ?? today).slice(0, 4);
	const firstBy = inOneYear ? ('month' as const) : ('year' as const);
	return {
		year,
		sources,
		firstBy,
		names: namesOf(sources, filter.areas, locale),
		provinces: filter.province ? [filter.province] : provincesOf(actor),
		donors: (await people(''))[0],
		places: await rowsOf('district'),
		donorsByPlace: await people('district'),
		years,
		donorsByYear: await people('year', { ...filter, ...years }),
		ofMonths: await rowsOf('month'),
		sexAge: await rowsOf('sex_age'),
		sex: await rowsOf('sex'),
		age: await rowsOf('age'),
		group: await rowsOf('group'),
		first: await rowsOf(firstBy, 'first'),
		cohorts: await cohortsOf(tx, filter)
	};
}
