import { error, type RequestEvent } from '@sveltejs/kit';
import { requirePolicy, type Access } from '../access';
import { canKeepExchange, canStateExchange } from '../policy';
import type { SideYear } from './drafts';
import { meetingOf, type Meeting } from './meetings';
import { officeOf } from './office';

/** The side that somebody's office speaks for in the year of the address, and the actor; otherwise 404. */
export function requireOwnSide(event: RequestEvent): Access & { side: SideYear } {
	const access = requirePolicy(event, canKeepExchange);
	const provinceCode = officeOf(access.actor);
	if (provinceCode === null || !canStateExchange(access.actor, { provinceCode })) error(404);
	return { ...access, side: { provinceCode, year: Number(event.params.year) } };
}

/** The meeting of that year as well; one that is not written down is 404. */
export async function requireMeeting(event: RequestEvent): Promise<Access & { side: SideYear; meeting: Meeting }> {
	const own = requireOwnSide(event);
	const meeting = await own.scope((tx) => meetingOf(tx, own.side.year));
	return { ...own, meeting: meeting ?? error(404) };
}
