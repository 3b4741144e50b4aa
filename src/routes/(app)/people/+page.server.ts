import { stateOn } from '$lib/accounts/membership-state';
import { membershipStateName, membershipStateTone } from '$lib/accounts/membership-words';
import {
	isNarrowed,
	MEMBERSHIP_STATES,
	peopleHref,
	readPeopleFilter,
	type PeopleFilter
} from '$lib/accounts/people-filter';
import { placeName } from '$lib/accounts/place-words';
import { roles, type Role } from '$lib/accounts/role';
import { roleName } from '$lib/accounts/role-words';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { requirePolicy } from '$lib/server/access';
import { homeDay } from '$lib/server/areas/home-day';
import { clubNames } from '$lib/server/clubs/queries';
import { mailGivenUp } from '$lib/server/mail/given-up';
import { countPeople, listPeople, PEOPLE_PER_PAGE } from '$lib/server/people/queries';
import { canSeePeople } from '$lib/server/policy';
import { formatDate, formatNumber } from '$lib/time/format';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { actor, scope } = requirePolicy(event, canSeePeople);
	event.setHeaders({ 'cache-control': 'no-store' });
	const filter = readPeopleFilter(event.url.searchParams);
	const { today, people, count, clubs, givenUp } = await scope(async (tx) => {
		const today = await homeDay(tx, actor, new Date());
		return {
			today,
			people: await listPeople(tx, filter, today),
			count: await countPeople(tx, filter, today),
			clubs: await clubNames(tx),
			givenUp: await mailGivenUp(tx, new Date())
		};
	});
	return {
		givenUp,
		filter,
		narrowed: isNarrowed(filter),
		count,
		pages: pagesOf(filter, count),
		notice: event.url.searchParams.get('done') === 'taken_back' ? m.people_taken_back() : null,
		roles: roles.map((value) => ({ value, label: roleName[value]() })),
		states: MEMBERSHIP_STATES.map((value) => ({ value, label: membershipStateName[value]?.() ?? value })),
		clubs: clubs.map(({ id, name }) => ({ value: id, label: name })),
		people: people.map(({ until, ...row }) => {
			const shown = stateOn({ ...row, until }, today);
			return {
				id: row.membershipId,
				name: row.fullName,
				email: row.email,
				role: roleName[row.role as Role](),
				place: placeName(row, getLocale()),
				state: membershipStateName[shown]?.() ?? shown,
				tone: membershipStateTone[shown],
				until: until && shown === 'active' ? formatDate(until as CalendarDate, getLocale()) : null
			};
		})
	};
};

/** The neighbouring pages, and which of how many rows are shown. */
function pagesOf(filter: PeopleFilter, count: number) {
	const { page } = filter;
	const first = (page - 1) * PEOPLE_PER_PAGE + 1;
	const last = Math.min(count, page * PEOPLE_PER_PAGE);
	const number = (value: number) => formatNumber(value, getLocale());
	return {
		newer: page > 1 ? peopleHref(filter, { page: page - 1 }) : null,
		older: last < count ? peopleHref(filter, { page: page + 1 }) : null,
		summary:
			count > PEOPLE_PER_PAGE && first <= last
				? m.people_range({ first: number(first), last: number(last), count: number(count) })
				: undefined
	};
}
