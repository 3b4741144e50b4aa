import { json } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { requireCollections } from '$lib/server/collections/access';
import { wallNow } from '$lib/server/collections/wall-page';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { actor, scope } = requireCollections(event);
	const wall = await scope((tx) => wallNow(tx, { actor, now: new Date(), locale: getLocale() }));
	return json(wall, { headers: { 'cache-control': 'no-store' } });
};
