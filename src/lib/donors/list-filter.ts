import { listAddress, readSearch } from '../list-address';
import { UUID } from '../uuid';

/** Blood groups that a list can be narrowed to; `Rh-` is every RhD negative one, `unknown` where ABO is not stated. */
export const GROUP_FILTERS = ['O', 'A', 'B', 'AB', 'Rh-', 'unknown'] as const;

export type GroupFilter = (typeof GROUP_FILTERS)[number];

/** What a list of donors is narrowed to. `after` and `before` are ids of donors at the ends of the page shown. */
export type DonorFilter = {
	q: string;
	group: GroupFilter | '';
	area: string;
	eligible: boolean;
	reserve: boolean;
	after: string;
	before: string;
};

/** Reads the address of a list; what cannot be read narrows nothing. */
export function readDonorFilter(address: URLSearchParams): DonorFilter {
	const read = (name: string, shape: RegExp) => [address.get(name) ?? ''].find((text) => shape.test(text)) ?? '';
	return {
		q: readSearch(address),
		group: GROUP_FILTERS.find((group) => group === address.get('group')) ?? '',
		area: read('area', /^[\w.-]{1,40}$/),
		eligible: address.get('eligible') === 'yes',
		reserve: address.get('reserve') === 'yes',
		after: read('after', UUID),
		before: read('before', UUID)
	};
}

/** The address of a list with some choices changed; a changed choice begins at the first page. */
export function donorListHref(filter: DonorFilter, changes: Partial<DonorFilter> = {}): string {
	const { q, group, area, eligible, reserve, after, before } = { ...filter, after: '', before: '', ...changes };
	const parts = { q, group, area, eligible: eligible && 'yes', reserve: reserve && 'yes', after, before };
	return listAddress('/donors', parts);
}

/** Whether anything narrows the list. */
export function isNarrowed({ q, group, area, eligible, reserve }: DonorFilter): boolean {
	return q !== '' || group !== '' || area !== '' || eligible || reserve;
}
