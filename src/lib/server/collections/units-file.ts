import type { CollectedRow } from '$lib/collections/rollup';
import { parseFilter } from '$lib/collections/filter';
import { aboutCells, measuresInFile } from '$lib/collections/sheet-words';
import type { Locale } from '$lib/time/format';
import { calendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import type { Tx } from '../scope';
import type { Cell } from '../spreadsheets/write-workbook';
import { collectedRows } from './breakdown';
import { namesOf, rowName } from './names';
import { areaRollups, nameSources } from './queries';

type Asking = { params: URLSearchParams; now: Date; locale: Locale; allClubs: string };

/** What a file of results is made from: its rows, their names, and what a workbook says about them. Without a period it covers all time. */
export async function unitsFile(tx: Tx, actor: Actor, { params, now, locale, allClubs }: Asking) {
	const today = await homeDay(tx, actor, now);
	const { filter, problems } = parseFilter(params, today, 'all');
	const names = namesOf(await nameSources(tx, actor), filter.areas, locale);
	const rows = await collectedRows(tx, actor, filter, { by: filter.by }, await areaRollups(tx));
	const club = filter.club ? (names.get(filter.club) ?? filter.club) : allClubs;
	return {
		filter,
		problems,
		rows,
		nameOf: (row: CollectedRow) => rowName(row, filter.by, names, locale),
		about: aboutCells(filter, { club, today, measures: measuresInFile(filter.measure) }, locale)
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
