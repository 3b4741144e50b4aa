import type { RequestHandler } from './$types';

/** The process answers. Says nothing of the database, so that its outage does not get the application killed. */
export const GET: RequestHandler = () => new Response('ok', { headers: { 'cache-control': 'no-store' } });
