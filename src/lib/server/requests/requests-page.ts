import { countryOf } from '$lib/areas/country';
import { deadlineOn, dueDays, isOverdue, nextDue, type Deadline } from '$lib/requests/deadlines';
import type { ListPlace } from '$lib/requests/list-place';
import type { RequestKind, RequestState } from '$lib/requests/request';
import { dayIn, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { canHandleRequest } from '../policy';
import type { Tx } from '../scope';
import { allDeadlines, closedRequests, countStanding, standingRequests, type ListedRequest } from './queries';

type Asked = { place: ListPlace; now: Date; size?: number };

/**
 * What the desk shows: a page of those under way, on it overdue ones first and then by the day that counts next; how many they are on all pages;
 * those closed last; and where the days come from.
 */
export async function requestsPage(tx: Tx, actor: Actor, { place, now, size }: Asked) {
	const deadlines = await allDeadlines(tx);
	const { rows, ...found } = await standingRequests(tx, place, size);
	const shown = (row: ListedRequest) => ({
		...withDays(row, deadlines, now),
		mayHandle: canHandleRequest(actor, row.request)
	});
	const countries = new Set(actor.memberships.map(({ provinceCode }) => countryOf(provinceCode ?? '')));
	return {
		standing: rows
			.map(shown)
			.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || ((a.next ?? '') < (b.next ?? '') ? -1 : 1)),
		count: await counted(tx, deadlines, now),
		...found,
		closed: (await closedRequests(tx)).map(shown),
		deadlines: deadlines.filter(({ country }) => countries.has(country))
	};
}

async function counted(tx: Tx, deadlines: readonly Deadline[], now: Date) {
	const alike = (await countStanding(tx)).map((one) => ({ ...one, ...daysOf(one, deadlines, now) }));
	const sum = (some: typeof alike) => some.reduce((total, { requests }) => total + requests, 0);
	return { all: sum(alike), overdue: sum(alike.filter(({ overdue }) => overdue)) };
}

function withDays({ request, country, timezone, ...named }: ListedRequest, deadlines: readonly Deadline[], now: Date) {
	return { ...named, request, ...daysOf({ ...request, country, timezone }, deadlines, now) };
}

type Dated = Record<'kind' | 'state' | 'receivedOn' | 'country' | 'timezone', string>;

function daysOf(request: Dated, deadlines: readonly Deadline[], now: Date) {
	const receivedOn = request.receivedOn as CalendarDate;
	const due = dueDays(receivedOn, deadlineOn(deadlines, request.kind as RequestKind, request.country, receivedOn));
	const state = request.state as RequestState;
	return { due, next: nextDue(state, due), overdue: isOverdue(state, due, dayIn(request.timezone, now)) };
}
