import { unreadiness } from '$lib/server/readiness';
import type { RequestHandler } from './$types';

/** Whether requests may be sent here: the database answers with a current schema, the disk has room, and nobody asked to stop. */
export const GET: RequestHandler = async () => {
	const why = await unreadiness();
	return new Response(why ?? 'ok', { status: why ? 503 : 200, headers: { 'cache-control': 'no-store' } });
};
