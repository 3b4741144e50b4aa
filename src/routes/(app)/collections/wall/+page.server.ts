import { getLocale } from '$lib/paraglide/runtime';
import { requireCollections } from '$lib/server/collections/access';
import { wallNow } from '$lib/server/collections/wall-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requireCollections(event);
	return { wall: await scope((tx) => wallNow(tx, { actor, now: new Date(), locale: getLocale() })) };
};
