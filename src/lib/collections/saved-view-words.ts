import { m } from '../paraglide/messages';
import type { CalendarDate } from '../time/calendar-date';
import type { Locale } from '../time/format';
import { parseFilter } from './filter';
import { MOST_PINNED, MOST_SAVED_VIEWS, openedQuery } from './saved-view';
import type { CollectionsView } from './view';
import { viewName } from './view-words';
import { measureBy, periodText } from './words';

/** Why a view was not kept, renamed, removed or put on the home page, and what to do. */
export const viewRefusalText: Record<
	'too_many_views' | 'name_taken' | 'stale_version' | 'view_gone' | 'too_many_pinned',
	() => string
> = {
	too_many_views: () => m.saved_view_refusal_too_many({ most: MOST_SAVED_VIEWS }),
	name_taken: () => m.saved_view_refusal_name_taken(),
	stale_version: () => m.saved_view_refusal_stale(),
	view_gone: () => m.saved_view_refusal_gone(),
	too_many_pinned: () => m.saved_view_refusal_pinned({ most: MOST_PINNED })
};

/** What a kept view shows on a day: the view, what of, when. */
export function savedViewText(view: CollectionsView, query: string, today: CalendarDate, locale: Locale): string {
	const { filter } = parseFilter(openedQuery(query, today), today);
	return [viewName(view), measureBy(filter, locale), periodText(filter, locale)].join(' · ');
}
