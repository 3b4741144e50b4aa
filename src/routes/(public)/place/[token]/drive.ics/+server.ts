import { tokenHash } from '$lib/server/auth/token';
import { ownCalendar } from '$lib/server/sign-ups/own-calendar';
import { CALENDAR_TYPE } from '$lib/server/web/calendar-answer';
import type { RequestHandler } from './$types';

/** Somebody's own place as a file for a calendar, by their link; one that is over is 410. */
export const GET: RequestHandler = async ({ params }) => {
	const found = await ownCalendar(tokenHash(params.token));
	if (!found) return new Response('This link is over.', { status: 410 });
	return new Response(found.text, {
		headers: {
			'content-type': CALENDAR_TYPE,
			'content-disposition': `attachment; filename="giot-hong-${found.day}.ics"`
		}
	});
};
