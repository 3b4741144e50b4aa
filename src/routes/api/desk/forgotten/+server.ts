import { error } from '@sveltejs/kit';
import { requireActor } from '$lib/server/access';
import { sayForgotten } from '$lib/server/accounts/forget-device';
import type { RequestHandler } from './$types';

/** A device says that it has forgotten what it was asked to; to every other one there is no such address. */
export const POST: RequestHandler = async (event) => {
	const { actor, scope } = requireActor(event);
	if (!actor.forgets) error(404);
	await scope((tx) => sayForgotten(tx, actor, new Date()));
	return new Response(null, { status: 204 });
};
