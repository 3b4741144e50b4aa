import type { FileFacts } from '$lib/collections/file-facts';
import { parseFilter } from '$lib/collections/filter';
import { aboutCells, measuresInFile } from '$lib/collections/sheet-words';
import type { Locale } from '$lib/time/format';
import { calendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import { provincesOf } from '../areas/queries';
import type { Tx } from '../scope';
import type { Cell } from '../spreadsheets/write-workbook';
import { collectedRows } from './breakdown';
import { computedBy } from './computed-by';
import { namesOf, rowName } from './names';
import { areaRollups, nameSources } from './queries';

type Asking = { params: URLSearchParams; now: Date; locale: Locale; allClubs: string; overall: string };

/** What a file of results is made from: its rows, their names, and what a workbook says about them. Without a period it covers all time. */
export async function unitsFile(tx: Tx, actor: Actor, { params, now, locale, allClubs, overall }: Asking) {
	const today = await homeDay(tx, actor, now);
	const { filter, problems } = parseFilter(params, today, 'all');
	const { by, measure } = filter;
	const sources = await nameSources(tx, actor);
	const names = namesOf(sources, filter.areas, locale);
	const rollups = await areaRollups(tx);
	const rows = await collectedRows(tx, actor, filter, { by }, rollups);
	const places = { sources, rollups, provinces: provincesOf(actor) };
	const computed = await computedBy(tx, new Map([[by, rows]]), { filter, today, places });
	const club = filter.club ? (names.get(filter.club) ?? filter.club) : allClubs;
	const facts: FileFacts = {
		nameOf: (row) => rowName(row, by, names, locale),
		overall,
		computed: computed.get(by)
	};
	return {
		filter,
		problems,
		rows,
		facts,
		about: aboutCells(filter, { club, today, measures: measuresInFile(measure) }, locale)
	};
}

/** The same lines for a workbook: days as days. */
export function typedCells(cells: readonly (string | number | null)[][], by: string): Cell[][] {
	if (by !== 'day') return cells.map((line) => [...line]);
	return cells.map(([key = null, ...line]) => {
		const day = typeof key === 'string' ? calendarDate(key) : null;
		return [day ? { day } : key, ...line];
	});
}
