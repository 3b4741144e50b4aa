import { v7 } from 'uuid';
import { someone } from './crowd';
import type { Hall } from '../support/hall';
import type { Prepared } from './prepare';
import { get, post, type Work } from './works';

/** How many helpers check in at once. */
export const HELPERS = 50;

/** The calendar of a province: the month of today, and the whole year. */
export function calendarWorks({ cookies }: Prepared): Work[] {
	const page = { goal: 3, status: 200, cookie: cookies.office };
	return [
		{ ...page, name: 'calendar, a month', request: get('/drives/calendar') },
		{ ...page, name: 'calendar, a year', request: get('/drives/calendar?view=year') }
	];
}

/** The pages of a club, and units as a file. */
export function clubWorks({ cookies }: Prepared): Work[] {
	const page = { goal: 3, status: 200, cookie: cookies.club };
	const year = String(new Date().getUTCFullYear());
	return [
		{ ...page, name: 'units by district, CSV', request: get(`/collections/units.csv?by=district&from=${year}-01-01`) },
		{ ...page, name: 'collections of a club', request: get('/collections') },
		{ ...page, name: 'donors of a club', goal: 4, request: get('/donors?q=nguyen') }
	];
}

/** The desk of a hall: fifty helpers, each of whom sends one arrival at a time. Nobody arrives twice. */
export function hallWorks({ driveId, registrationIds }: Hall, origin: string, cookie: string): Work[] {
	const expected = [...registrationIds];
	const deviceId = v7();
	const arrival = () => {
		const registrationId = expected.pop();
		if (!registrationId) throw new Error('The hall of the bench is too small');
		const one = { id: v7(), registrationId, after: '', occurredAt: new Date().toISOString(), act: 'arrive' };
		return JSON.stringify({ deviceId, operations: [one] });
	};
	const request = post(`/api/desk/${driveId}/operations`, origin, arrival, 'application/json');
	return [{ name: 'check-in', goal: 2, status: 200, cookie, request, atOnce: HELPERS }];
}

let asked = 0;
/** Somebody of the crowd, another one each time. */
const next = (amount: number) => someone((asked = (asked + 101) % amount));

/** The works of a province whose registry holds `amount` people of the crowd, each asking for other ones. Letters, digits and what was typed differ. */
export function registryWorks(
	{ provinceCode }: Prepared,
	origin: string,
	{ amount, cookie }: { amount: number; cookie: string }
): Work[] {
	const json = (path: string, body: () => unknown) =>
		post(path, origin, () => JSON.stringify(body()), 'application/json');
	const named = () => {
		const [family, , given] = next(amount).fullName.split(' ');
		return { q: `${given} ${family}` };
	};
	const byPhone = () => ({ q: next(amount).phone.slice(-6) });
	const typed = () => ({ provinceCode, sex: '', idKind: '', idNumber: '', ...next(amount) });
	const asking = { status: 200, cookie, goal: 2.5 };
	return [
		{ ...asking, name: 'search by name', request: json('/api/donors/search', named) },
		{ ...asking, name: 'search by phone', request: json('/api/donors/search', byPhone) },
		{ ...asking, name: 'common name, page', goal: 5, request: get('/donors?q=nguyen') },
		{ ...asking, name: 'likely duplicates', goal: 3, request: json('/api/donors/duplicates', typed) }
	];
}
