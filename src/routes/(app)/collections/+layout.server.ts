import { savedViewHref } from '$lib/collections/saved-view';
import { requireActor } from '$lib/server/access';
import { rememberedZone } from '$lib/server/areas/home-day';
import { viewsOf } from '$lib/server/collections/saved-views';
import { canRecountAny, canSeeCollections } from '$lib/server/policy';
import { dayIn } from '$lib/time/calendar-date';
import type { LayoutServerLoad } from './$types';

/** What the head of every view of results offers: the views that the actor keeps, and counting anew. */
export const load: LayoutServerLoad = async (event) => {
	const { actor, scope } = requireActor(event);
	if (!canSeeCollections(actor)) return { savedViews: [], recounts: false };
	const today = dayIn(await rememberedZone(actor, scope), new Date());
	const kept = await scope(viewsOf);
	return {
		savedViews: kept.map((view) => ({ id: view.id, name: view.name, href: savedViewHref(view, today) })),
		recounts: canRecountAny(actor)
	};
};
