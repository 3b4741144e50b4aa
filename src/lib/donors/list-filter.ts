import { usualDigits } from '../time/digits';
import { listAddress, readSearch } from '../list-address';
import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { UUID } from '../uuid';

const LIST = '/donors';

/** Blood groups that a list can be narrowed to; `Rh-` is every RhD negative one, `unknown` where ABO is not stated. */
export const GROUP_FILTERS = ['O', 'A', 'B', 'AB', 'Rh-', 'unknown'] as const;

export type GroupFilter = (typeof GROUP_FILTERS)[number];

/**
 * What a list of donors is narrowed to. `eligible`: may give today; `by`: may give on that day. `from` and `to` are the days of the last
 * donation, both included; `least` and `most` count donations. `review`: somebody
 * should look at the entry. `unagreed`: nobody has recorded yet that they agree to be in the register. `after` and `before` are ids of donors at the ends of the page shown.
 */
export type DonorFilter = {
	q: string;
	group: GroupFilter | '';
	area: string;
	eligible: boolean;
	reserve: boolean;
	by: CalendarDate | null;
	from: CalendarDate | null;
	to: CalendarDate | null;
	never: boolean;
	least: number | null;
	most: number | null;
	club: string;
	deferred: boolean;
	review: boolean;
	unagreed: boolean;
	after: string;
	before: string;
};

/** Reads the address of a list; what cannot be read narrows nothing, nor does asking who may give on a day before `today`. */
export function readDonorFilter(address: URLSearchParams, today: CalendarDate = '0001-01-01'): DonorFilter {
	const read = (name: string, shape: RegExp) => [address.get(name) ?? ''].find((text) => shape.test(text)) ?? '';
	const isYes = (name: string) => address.get(name) === 'yes';
	const day = (name: string) => calendarDate(address.get(name) ?? '');
	const count = (name: string, shape: RegExp) => {
		const typed = usualDigits(address.get(name) ?? '');
		return shape.test(typed) ? Number(typed) : null;
	};
	const by = day('by');
	return {
		q: readSearch(address),
		group: GROUP_FILTERS.find((group) => group === address.get('group')) ?? '',
		area: read('area', /^[\w.-]{1,40}$/),
		eligible: isYes('eligible'),
		reserve: isYes('reserve'),
		by: by && by >= today ? by : null,
		from: day('from'),
		to: day('to'),
		never: isYes('never'),
		least: count('least', /^[1-9]\d{0,3}$/),
		most: count('most', /^(0|[1-9]\d{0,3})$/),
		club: read('club', UUID),
		deferred: isYes('deferred'),
		review: isYes('review'),
		unagreed: isYes('unagreed'),
		after: read('after', UUID),
		before: read('before', UUID)
	};
}

/** The day that an address asks about although it is over, as a kept filter does in time; `null` where there is none. */
export function dayGoneBy(address: URLSearchParams, today: CalendarDate): CalendarDate | null {
	const by = calendarDate(address.get('by') ?? '');
	return by && by < today ? by : null;
}

/** The address of a list with some choices changed; a changed choice begins at the first page. */
export function donorListHref(filter: DonorFilter, changes: Partial<DonorFilter> = {}): string {
	const parts = Object.entries({ ...filter, after: '', before: '', ...changes });
	return listAddress(LIST, Object.fromEntries(parts.map(([name, value]) => [name, written(value)])));
}

/** Whether anything narrows the list. */
export function isNarrowed(filter: DonorFilter): boolean {
	return donorListHref(filter) !== LIST;
}

/** What the list is narrowed by, without the values. */
export function narrowedBy(filter: DonorFilter): string[] {
	return [...new URLSearchParams(donorListHref(filter).split('?')[1]).keys()];
}

/** Whether more donations are asked for at the least than at the most. */
export function isTopDown({ least, most }: Pick<DonorFilter, 'least' | 'most'>): boolean {
	return least !== null && most !== null && most < least;
}

/** Whether the rules decide, person by person, who is listed: nobody counts such a list. */
export function asksTheRules({ eligible, by }: Pick<DonorFilter, 'eligible' | 'by'>): boolean {
	return eligible || by !== null;
}

/** Whether one of the choices is made that stand behind the first ones. */
export function asksMore(filter: DonorFilter): boolean {
	return isNarrowed({ ...filter, q: '', group: '', area: '', eligible: false, reserve: false });
}

function written(value: string | number | boolean | null): string | false {
	return value === true ? 'yes' : value !== null && value !== false && String(value);
}
