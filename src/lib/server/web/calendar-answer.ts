/** The type of an iCalendar file. */
export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

type Sent = { text: string; mark: string; changedAt: Date | null };

/** A calendar as an answer; 304 without a body to whoever has it already. Nobody between may keep it. */
export function calendarAnswer(request: Request, { text, mark, changedAt }: Sent): Response {
	const etag = `"${mark}"`;
	const headers = new Headers({ etag, 'cache-control': 'private, no-cache', 'content-type': CALENDAR_TYPE });
	if (changedAt) headers.set('last-modified', changedAt.toUTCString());
	return isKnown(request, etag, changedAt)
		? new Response(null, { status: 304, headers })
		: new Response(text, { headers });
}

/** A mark tells more than a day, so that it alone counts where it is sent. */
function isKnown({ headers }: Request, etag: string, changedAt: Date | null): boolean {
	const marks = headers.get('if-none-match');
	if (marks !== null)
		return marks.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
	const since = Date.parse(headers.get('if-modified-since') ?? '');
	return changedAt !== null && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
