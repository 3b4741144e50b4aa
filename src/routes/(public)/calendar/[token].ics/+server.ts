import { readFeed } from '$lib/server/calendar/read-feed';
import { calendarAnswer } from '$lib/server/web/calendar-answer';
import type { RequestHandler } from './$types';

/** A calendar for another program, by an address that nobody guesses. One that is over, taken back or garbled is 410, all alike. */
export const GET: RequestHandler = async ({ params, request }) => {
	const feed = await readFeed(params.token, new Date());
	return feed ? calendarAnswer(request, feed) : new Response('This calendar is over.', { status: 410 });
};
