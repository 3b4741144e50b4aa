import { z } from 'zod';

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

const id = z.uuid().catch('');

const filterSchema = z.object({
	q: z.string().trim().max(120).catch(''),
	group: z.enum(['', ...GROUP_FILTERS]).catch(''),
	area: z
		.string()
		.regex(/^[\w.-]{0,40}$/)
		.catch(''),
	eligible: z.literal('yes').transform(Boolean).catch(false),
	reserve: z.literal('yes').transform(Boolean).catch(false),
	after: id,
	before: id
});

/** Reads the address of a list; what cannot be read narrows nothing. */
export function readDonorFilter(address: URLSearchParams): DonorFilter {
	return filterSchema.parse(Object.fromEntries(address));
}

/** The query part of a list's address with some choices changed; a changed choice begins at the first page. */
export function donorListHref(filter: DonorFilter, changes: Partial<DonorFilter> = {}): string {
	const { q, group, area, eligible, reserve, after, before } = { ...filter, after: '', before: '', ...changes };
	const parts = { q, group, area, eligible: eligible && 'yes', reserve: reserve && 'yes', after, before };
	const filled = Object.entries(parts).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
	return filled.length === 0 ? '/donors' : `/donors?${new URLSearchParams(filled)}`;
}

/** Whether anything narrows the list. */
export function isNarrowed({ q, group, area, eligible, reserve }: DonorFilter): boolean {
	return q !== '' || group !== '' || area !== '' || eligible || reserve;
}
