import { z } from 'zod';
import { form, line, requiredId, requiredLine, rowVersion } from '../field';
import { addMonths, firstOfMonth, lastOfMonth, yearOf, type CalendarDate } from '../time/calendar-date';
import { views, type CollectionsView } from './view';
import { wholeYears } from './year-shown';

/** Views that one person may keep. */
export const MOST_SAVED_VIEWS = 30;

/** Charts of kept views that stand on one home page. */
export const MOST_PINNED = 6;

const LONGEST_QUERY = 900;

/** A view of results that is kept under a name: which one, and what stands behind its question mark. */
export const savedViewForm = form({
	name: requiredLine(60),
	view: z.enum(views).default('overview'),
	query: line(LONGEST_QUERY).default('')
});

/** Another name for a kept view. */
export const renameViewForm = form({ viewId: requiredId(), name: requiredLine(60), version: rowVersion() });

/** A kept view that is kept no longer, is put on the home page, taken off it, or moved up there. */
export const viewActForm = form({ viewId: requiredId() });

type Period = { from: CalendarDate; to: CalendarDate };

/** Periods that are other days on another day, by the name that stands in a kept query; both days are included. */
const relative: Record<string, (today: CalendarDate) => Period> = {
	this_year: (today) => ({ ...wholeYears(yearOf(today)), to: today }),
	whole_year: (today) => wholeYears(yearOf(today)),
	last_year: (today) => wholeYears(yearOf(today) - 1),
	this_month: (today) => ({ from: firstOfMonth(today), to: today }),
	whole_month: (today) => ({ from: firstOfMonth(today), to: lastOfMonth(today) }),
	last_month: (today) => {
		const before = addMonths(firstOfMonth(today), -1);
		return { from: before, to: lastOfMonth(before) };
	}
};

/** A query that can be kept: a period that is meant from today on by its name, so that this year is next year's then. */
export function keptQuery(asked: URLSearchParams, today: CalendarDate): string {
	const kept = new URLSearchParams();
	for (const [name, value] of asked)
		if (/^[a-z][a-zA-Z0-9_]{0,19}$/.test(name) && name !== 'period' && name !== 'view')
			kept.set(name, value.slice(0, 100));
	const [from, to] = [kept.get('from'), kept.get('to')];
	const named = Object.entries(relative).find(([, days]) => days(today).from === from && days(today).to === to);
	if (named || (from === null && to === null)) {
		kept.delete('from');
		kept.delete('to');
		kept.set('period', named?.[0] ?? 'this_year');
	}
	kept.sort();
	return kept.toString().slice(0, LONGEST_QUERY);
}

/** A kept query as it is opened on a day: with the days that its period is then. */
export function openedQuery(kept: string, today: CalendarDate): URLSearchParams {
	const query = new URLSearchParams(kept);
	const period = query.get('period') ?? '';
	const days = Object.hasOwn(relative, period) ? relative[period]?.(today) : undefined;
	query.delete('period');
	if (days) for (const [name, day] of Object.entries(days)) query.set(name, day);
	return query;
}

/** Where a kept view opens on a day. */
export function savedViewHref({ view, query }: { view: CollectionsView; query: string }, today: CalendarDate): string {
	return `/collections${view === 'overview' ? '' : `/${view}`}?${openedQuery(query, today)}`;
}
