import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Sending } from 'autocannon';
import { someone } from './crowd';
import type { Hall } from '../support/hall';

/** One kind of work, asked of the product and of the floor alike, by ten at once or as many as it says. `goal`: throughput of the floor ÷ ours, at most. */
export type Work = { name: string; goal: number; status: number; request: () => Sending; atOnce?: number };

const vietnamToday = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const get = (path: string) => () => ({ method: 'GET', path, headers: { accept: 'text/html' } });

let people = 0;

/** Letters drawn by a counter: no two names are alike. */
const lettersOf = (seed: string) =>
	createHash('sha256')
		.update(seed)
		.digest('hex')
		.slice(0, 12)
		.replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');

/** Every person is a new one whom nobody resembles. */
function newcomer(): URLSearchParams {
	people += 1;
	const seed = `${process.pid} ${people}`;
	return new URLSearchParams({
		fullName: `${lettersOf(`family ${seed}`)} ${lettersOf(`given ${seed}`)}`,
		sex: people % 2 ? 'female' : 'male',
		birthDate: `${1970 + (people % 30)}-${String(1 + (people % 12)).padStart(2, '0')}-15`,
		weightClass: '50+',
		phone: '',
		consentRegistration: 'on',
		operationId: v7()
	});
}

/** The works of a bench. `driveId` is a running drive without a limit. */
export function worksAt(driveId: string, origin: string): Work[] {
	const today = vietnamToday();
	const register = () => ({
		method: 'POST',
		path: `/drives/${driveId}/registrations/new?/register`,
		headers: { accept: 'text/html', origin, 'content-type': 'application/x-www-form-urlencoded' },
		body: newcomer().toString()
	});
	return [
		{
			name: 'units by district',
			goal: 2.5,
			status: 200,
			request: get(`/collections/units.csv?by=district&from=${today.slice(0, 4)}-01-01&to=${today}`)
		},
		{ name: 'drives', goal: 3.5, status: 200, request: get('/drives') },
		{ name: 'collections', goal: 5, status: 200, request: get('/collections') },
		{ name: 'donor search', goal: 4, status: 200, request: get('/donors?q=nguyen') },
		{ name: 'register', goal: 3, status: 303, request: register }
	];
}

/** The calendar of a province: the month of today, and the whole year. */
export function calendarWorks(): Work[] {
	return [
		{ name: 'calendar, a month', goal: 3, status: 200, request: get('/drives/calendar') },
		{ name: 'calendar, a year', goal: 3, status: 200, request: get('/drives/calendar?view=year') }
	];
}

/** The desk of a hall: fifty helpers, each of whom sends one arrival at a time. Nobody arrives twice. */
export function hallWorks({ driveId, registrationIds }: Hall, origin: string): Work[] {
	const expected = [...registrationIds];
	const deviceId = v7();
	const request = () => {
		const registrationId = expected.pop();
		if (!registrationId) throw new Error('The hall of the bench is too small');
		const arrival = { id: v7(), registrationId, after: '', occurredAt: new Date().toISOString(), act: 'arrive' };
		return {
			method: 'POST',
			path: `/api/desk/${driveId}/operations`,
			headers: { accept: 'application/json', origin, 'content-type': 'application/json' },
			body: JSON.stringify({ deviceId, operations: [arrival] })
		};
	};
	return [{ name: 'check-in', goal: 2, status: 200, request, atOnce: HELPERS }];
}

/** How many helpers check in at once. */
export const HELPERS = 50;

let asked = 0;
/** Somebody of the crowd, another one each time. */
const next = (amount: number) => someone((asked = (asked + 101) % amount));

/** The works of a province whose registry holds `amount` people, each asking for other ones. Letters, digits and what was typed differ. */
export function registryWorks(
	driveId: string,
	origin: string,
	{ amount, provinceCode }: { amount: number; provinceCode: string }
): Work[] {
	const json = (path: string, body: () => unknown) => () => ({
		method: 'POST',
		path,
		headers: { accept: 'application/json', origin, 'content-type': 'application/json' },
		body: JSON.stringify(body())
	});
	const named = () => {
		const [family, , given] = next(amount).fullName.split(' ');
		return { q: `${given} ${family}` };
	};
	const typed = () => ({ provinceCode, sex: '', idKind: '', idNumber: '', ...next(amount) });
	// The background compares the grown registry meanwhile.
	const register = worksAt(driveId, origin).flatMap((work) => (work.name === 'register' ? [{ ...work, goal: 2 }] : []));
	return [
		{ name: 'search by name', goal: 2.5, status: 200, request: json('/api/donors/search', named) },
		{
			name: 'search by phone',
			goal: 2.5,
			status: 200,
			request: json('/api/donors/search', () => ({ q: next(amount).phone.slice(-6) }))
		},
		{ name: 'common name', goal: 5, status: 200, request: get('/donors?q=nguyen') },
		{ name: 'likely duplicates', goal: 3, status: 200, request: json('/api/donors/duplicates', typed) },
		...register
	];
}
