import { listAddress, pageNumber, readSearch } from '../list-address';
import { UUID } from '../uuid';
import { roles, type Role } from './role';

/** The states of a role that a list can be narrowed to. A role whose last day has passed counts as ended. */
export const MEMBERSHIP_STATES = ['invited', 'active', 'suspended', 'ended'] as const;

export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

/** What a list of people is narrowed to. `page` counts from 1. */
export type PeopleFilter = { q: string; role: Role | ''; state: MembershipState | ''; club: string; page: number };

/** Reads the address of the list; what cannot be read narrows nothing. */
export function readPeopleFilter(address: URLSearchParams): PeopleFilter {
	const club = address.get('club') ?? '';
	return {
		q: readSearch(address),
		role: roles.find((role) => role === address.get('role')) ?? '',
		state: MEMBERSHIP_STATES.find((state) => state === address.get('state')) ?? '',
		club: UUID.test(club) ? club : '',
		page: pageNumber(address.get('page'))
	};
}

/** The address of the list with some choices changed; a changed choice begins at the first page. */
export function peopleHref(filter: PeopleFilter, changes: Partial<PeopleFilter> = {}): string {
	const { q, role, state, club, page } = { ...filter, page: 1, ...changes };
	const parts = { q, role, state, club, page: page > 1 ? String(page) : '' };
	return listAddress('/people', parts);
}

/** Whether anything narrows the list. */
export function isNarrowed({ q, role, state, club }: PeopleFilter): boolean {
	return q !== '' || role !== '' || state !== '' || club !== '';
}
