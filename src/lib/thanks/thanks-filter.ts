import { listAddress, pageNumber } from '../list-address';
import { calendarDate, yearOf, type CalendarDate } from '../time/calendar-date';
import { UUID } from '../uuid';

const LIST = '/thanks';

/** Whether what is owed for a milestone was handed over already. */
export const HANDED_FILTERS = ['waiting', 'handed'] as const;

/** Who is listed: whoever reached a milestone in these days, both included. An empty choice narrows nothing; pages count from 1. */
export type ThanksFilter = {
	from: CalendarDate;
	to: CalendarDate;
	milestone: string;
	club: string;
	handed: (typeof HANDED_FILTERS)[number] | '';
	page: number;
};

/** Reads the address of the list. Without days it is the year of `today`; what cannot be read narrows nothing. */
export function readThanksFilter(address: URLSearchParams, today: CalendarDate): ThanksFilter {
	const id = (name: string) => [address.get(name) ?? ''].find((text) => UUID.test(text)) ?? '';
	const day = (name: string) => calendarDate(address.get(name) ?? '');
	return {
		from: day('from') ?? yearStart(today),
		to: day('to') ?? yearEnd(today),
		milestone: id('milestone'),
		club: id('club'),
		handed: HANDED_FILTERS.find((one) => one === address.get('handed')) ?? '',
		page: pageNumber(address.get('page'))
	};
}

/** An address under `/thanks` with the filter, some choices changed; a changed choice begins at the first page. */
export function thanksHref(filter: ThanksFilter, changes: Partial<ThanksFilter> = {}, path = LIST): string {
	const { page, ...choices } = { ...filter, page: 1, ...changes };
	return listAddress(path, { ...choices, page: page > 1 && String(page) });
}

/** Whether anything but the days narrows the list. */
export function isNarrowed({ milestone, club, handed }: ThanksFilter): boolean {
	return milestone !== '' || club !== '' || handed !== '';
}

const yearStart = (day: CalendarDate) => `${String(yearOf(day)).padStart(4, '0')}-01-01` as CalendarDate;
const yearEnd = (day: CalendarDate) => `${String(yearOf(day)).padStart(4, '0')}-12-31` as CalendarDate;
