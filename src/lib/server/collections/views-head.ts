import { savedViewHref } from '$lib/collections/saved-view';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { canRecountAny } from '../policy';
import type { Tx } from '../scope';
import { viewsOf } from './saved-views';

/** What the head of every view of results offers: the views that the actor keeps, as of a day, and counting anew. */
export async function viewsHead(tx: Tx, actor: Actor, today: CalendarDate) {
	const kept = await viewsOf(tx);
	return {
		savedViews: kept.map((view) => ({ id: view.id, name: view.name, href: savedViewHref(view, today) })),
		recounts: canRecountAny(actor)
	};
}
