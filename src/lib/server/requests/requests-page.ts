import { countryOf } from '$lib/areas/country';
import { deadlineOn, dueDays, isOverdue, nextDue, type Deadline } from '$lib/requests/deadlines';
import type { RequestKind, RequestState } from '$lib/requests/request';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { canHandleRequest } from '../policy';
import type { Tx } from '../scope';
import { allDeadlines, closedRequests, standingRequests, type ListedRequest } from './queries';

/** What the desk shows: those under way, overdue first and then by the day that counts next; those closed last; and where the days come from. */
export async function requestsPage(tx: Tx, actor: Actor, now: Date) {
	const deadlines = await allDeadlines(tx);
	const standing = (await standingRequests(tx)).map((row) => withDays(row, deadlines, now));
	const handled = <Row extends ListedRequest | ReturnType<typeof withDays>>(row: Row) => ({
		...row,
		mayHandle: canHandleRequest(actor, row.request)
	});
	const countries = new Set(actor.memberships.map(({ provinceCode }) => countryOf(provinceCode ?? '')));
	return {
		standing: standing
			.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || ((a.next ?? '') < (b.next ?? '') ? -1 : 1))
			.map(handled),
		closed: (await closedRequests(tx)).map((row) => handled(withDays(row, deadlines, now))),
		deadlines: deadlines.filter(({ country }) => countries.has(country))
	};
}

function withDays({ request, country, timezone, ...named }: ListedRequest, deadlines: readonly Deadline[], now: Date) {
	const receivedOn = request.receivedOn as CalendarDate;
	const due = dueDays(receivedOn, deadlineOn(deadlines, request.kind as RequestKind, country, receivedOn));
	const state = request.state as RequestState;
	const today = dayIn(timezone, now);
	return { ...named, request, due, next: nextDue(state, due), overdue: isOverdue(state, due, today) };
}
