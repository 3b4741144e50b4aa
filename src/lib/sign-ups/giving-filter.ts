import { calendarDate, type CalendarDate } from '../time/calendar-date';
import { UUID } from '../uuid';

/** What stands in the address of the list of drives that everybody may find. An empty text narrows nothing. */
export type GivingFilter = {
	province: string;
	area: string;
	from: CalendarDate | null;
	after: { day: CalendarDate; id: string } | null;
};

/** Reads the address; what makes no sense counts as not asked. */
export function readGivingFilter(address: URLSearchParams): GivingFilter {
	const code = (name: string) => (/^[\w.-]{1,40}$/.test(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
	const [day, id] = (address.get('after') ?? '').split('_');
	const afterDay = calendarDate(day ?? '');
	return {
		province: code('province'),
		area: code('area'),
		from: calendarDate(address.get('from') ?? ''),
		after: afterDay && UUID.test(id ?? '') ? { day: afterDay, id: id ?? '' } : null
	};
}

/** The address of another page of the same list. */
export function givingQuery({ province, area, from }: GivingFilter, after?: { day: CalendarDate; id: string }): string {
	const parts = { province, area, from: from ?? '', after: after ? `${after.day}_${after.id}` : '' };
	const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString();
	return query === '' ? '' : `?${query}`;
}
