import { z } from 'zod';
import { driveQuery, readDriveFilter, type DriveFilter } from '../drives/list-filter';
import type { Period } from '../drives/dates';
import {
	addDays,
	addMonths,
	addYears,
	calendarDate,
	firstOfMonth,
	lastOfMonth,
	weekdayOf,
	type CalendarDate
} from '../time/calendar-date';

/** How much of the calendar is shown, and in which shape. */
export const CALENDAR_VIEWS = ['month', 'week', 'year', 'agenda'] as const;

/** One shape of the calendar. */
export type CalendarShape = (typeof CALENDAR_VIEWS)[number];

/** What can be switched off beside the drives. */
export const LAYERS = ['closed', 'holiday', 'season', 'advice'] as const;

/** One thing that can be switched off. */
export type Layer = (typeof LAYERS)[number];

/** What the calendar shows: around the day `on`, with the filter of the list; `gap` is after how many months without a drive an area is named. */
export type CalendarView = {
	view: CalendarShape;
	on: CalendarDate;
	hidden: Layer[];
	gap: number;
	province: string | null;
	filter: DriveFilter;
};

/** Reads the calendar from the address bar. What makes no sense is as if it were not there. */
export function readCalendarView(params: URLSearchParams, today: CalendarDate): CalendarView {
	const hidden = (params.get('hide') ?? '').split(',');
	const view = z.enum(CALENDAR_VIEWS).safeParse(params.get('view'));
	const gap = z.coerce
		.number()
		.int()
		.min(1)
		.max(60)
		.safeParse(params.get('gap') || undefined);
	const on = calendarDate(params.get('on') ?? '');
	const province = /^[A-Z]{2}-\w{1,4}$/.exec(params.get('province') ?? '')?.[0] ?? null;
	const filter = { ...readDriveFilter(params), tab: 'all' as const, year: null, from: null, to: null, after: null };
	return {
		view: view.success ? view.data : 'month',
		on: on && on >= '1990-01-01' && on <= '2199-12-31' ? on : today,
		hidden: LAYERS.filter((layer) => hidden.includes(layer)),
		gap: gap.success ? gap.data : 6,
		province,
		filter
	};
}

/** The calendar as an address, with some values replaced. */
export function calendarHref(shown: CalendarView, changes: Partial<Omit<CalendarView, 'filter'>> = {}): string {
	const { view, on, hidden, gap, province, filter } = { ...shown, ...changes };
	const query = new URLSearchParams(driveQuery(filter));
	if (view !== 'month') query.set('view', view);
	query.set('on', on);
	if (hidden.length > 0) query.set('hide', hidden.join(','));
	if (gap !== 6) query.set('gap', String(gap));
	if (province) query.set('province', province);
	return `/drives/calendar?${query}`;
}

/** The days that a shape shows, both included: whole weeks from Monday on for a month, so that its table is full. */
export function shownDays({ view, on }: Pick<CalendarView, 'view' | 'on'>): Period {
	if (view === 'year')
		return { first: `${on.slice(0, 4)}-01-01` as CalendarDate, last: `${on.slice(0, 4)}-12-31` as CalendarDate };
	if (view === 'week') return { first: mondayOf(on), last: addDays(mondayOf(on), 6) };
	const month = { first: firstOfMonth(on), last: lastOfMonth(on) };
	return view === 'agenda' ? month : { first: mondayOf(month.first), last: addDays(mondayOf(month.last), 6) };
}

/** The day around which the next or the previous part is shown. */
export function moved({ view, on }: Pick<CalendarView, 'view' | 'on'>, step: 1 | -1): CalendarDate {
	if (view === 'year') return addYears(on, step);
	return view === 'week' ? addDays(on, 7 * step) : addMonths(on, step);
}

/** The Monday of the week that holds a day. */
function mondayOf(day: CalendarDate): CalendarDate {
	return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** The weeks that touch a period, each of seven days from Monday on. */
export function weeksOf({ first, last }: Period): CalendarDate[][] {
	const weeks: CalendarDate[][] = [];
	for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7))
		weeks.push(Array.from({ length: 7 }, (_, offset) => addDays(monday, offset)));
	return weeks;
}
