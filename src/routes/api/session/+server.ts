import { json } from '@sveltejs/kit';
import { requireActor } from '$lib/server/access';
import type { RequestHandler } from './$types';

/** How long the session lasts unless it is used. Asking is use, unless it says that it polls. */
export const GET: RequestHandler = (event) => {
	requireActor(event);
	return json({ leftMs: (event.locals.sessionEndsAt?.getTime() ?? 0) - Date.now() });
};
