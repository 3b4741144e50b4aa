import type { NamedArea } from '../drives/drive-row';
import type { CalendarDate } from '../time/calendar-date';
import { listAddress, readSearch } from '../list-address';
import { UUID } from '../uuid';
import type { VENUE_KINDS } from './answers';

/** A place as a line of a list. `timesUsed` counts the drives that the reader sees. */
export type VenueRow = {
	id: string;
	name: string;
	kind: (typeof VENUE_KINDS)[number] | null;
	address: string | null;
	area: NamedArea | null;
	clubName: string | null;
	beds: number | null;
	checkBy: CalendarDate | null;
	archived: boolean;
	timesUsed: number;
	lastUsedOn: CalendarDate | null;
};

/** What the list of places is narrowed to. `due`: to be looked at again; `after` is the last place of the page before. */
export type VenueFilter = { q: string; area: string; due: boolean; archived: boolean; after: string };

/** Whether a place should have been looked at again before today. */
export function isOverdue(checkBy: CalendarDate | null, today: CalendarDate): boolean {
	return checkBy !== null && checkBy < today;
}

/** Reads the address of the list; what makes no sense narrows nothing. */
export function readVenueFilter(address: URLSearchParams): VenueFilter {
	const area = address.get('area') ?? '';
	const after = address.get('after') ?? '';
	return {
		q: readSearch(address),
		area: /^[\w.-]{1,40}$/.test(area) ? area : '',
		due: address.get('due') === 'yes',
		archived: address.get('archived') === 'yes',
		after: UUID.test(after) ? after : ''
	};
}

/** The address of the list with some choices changed; a changed choice begins at the first page. */
export function venuesHref(filter: VenueFilter, changes: Partial<VenueFilter> = {}): string {
	const { q, area, due, archived, after } = { ...filter, after: '', ...changes };
	return listAddress('/venues', { q, area, due: due && 'yes', archived: archived && 'yes', after });
}

/** Whether anything narrows the list. */
export function isNarrowed(filter: VenueFilter): boolean {
	return venuesHref(filter) !== '/venues';
}
