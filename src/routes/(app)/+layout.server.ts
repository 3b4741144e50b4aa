import { requireActor } from '$lib/server/access';
import { rememberedZone } from '$lib/server/areas/home-day';
import { navigationOf, placeOf } from '$lib/server/navigation';
import { canKeepAccount } from '$lib/server/policy';
import { getLocale } from '$lib/paraglide/runtime';
import { dayIn } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import { frameWords } from '$lib/ui/frame-words';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const { actor, scope } = requireActor(event);
	const today = dayIn(await rememberedZone(actor, scope), new Date());
	return {
		actor: { fullName: actor.fullName, place: placeOf(actor), can: { keepAccount: canKeepAccount(actor) } },
		leftMs: (event.locals.sessionEndsAt?.getTime() ?? 0) - Date.now(),
		nav: navigationOf(actor),
		demo: actor.isDemo,
		words: frameWords(formatDate(today, getLocale())),
		locale: getLocale(),
		theme: event.locals.theme
	};
};
