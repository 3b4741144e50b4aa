import { listAddress, readSearch } from '../list-address';
import { UUID } from '../uuid';

/** What the list of volunteers is narrowed to; `after` is the last one of the page before. */
export type VolunteerFilter = { q: string; archived: boolean; after: string };

/** Reads the address of the list; what makes no sense narrows nothing. */
export function readVolunteerFilter(address: URLSearchParams): VolunteerFilter {
	const after = address.get('after') ?? '';
	return {
		q: readSearch(address),
		archived: address.get('archived') === 'yes',
		after: UUID.test(after) ? after : ''
	};
}

/** The address of the list with some choices changed; a changed choice begins at the first page. */
export function volunteersHref(filter: VolunteerFilter, changes: Partial<VolunteerFilter> = {}): string {
	const { q, archived, after } = { ...filter, after: '', ...changes };
	return listAddress('/volunteers', { q, archived: archived && 'yes', after });
}
