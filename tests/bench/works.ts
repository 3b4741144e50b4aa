import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Sending } from 'autocannon';
import type { Prepared } from './prepare';

/**
 * One kind of work, asked of the product and of the floor alike, by ten at once or as many as it says. `goal`: throughput of the floor ÷ ours, at
 * most; `tenfold`: throughput with a tenth of the data ÷ that with all of it, at most.
 */
export type Work = {
	name: string;
	goal: number;
	tenfold?: number;
	status: number;
	cookie: string;
	request: () => Sending;
	atOnce?: number;
};

/** A page as a browser asks for it. */
export const get = (path: string) => () => ({ method: 'GET', path, headers: { accept: 'text/html' } });

/** What a form without script or a script of ours sends. */
export const post = (path: string, origin: string, body: () => string, type: string) => () => ({
	method: 'POST',
	path,
	headers: { accept: type === 'application/json' ? type : 'text/html', origin, 'content-type': type },
	body: body()
});

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

/** Registering somebody new at the drive that the bench opened: in one transaction, with audit and tally. */
export function registering({ driveId }: Prepared, origin: string, cookie: string): Work {
	const path = `/drives/${driveId}/registrations/new?/register`;
	const request = post(path, origin, () => newcomer().toString(), 'application/x-www-form-urlencoded');
	return { name: 'register a new donor', goal: 2, tenfold: 1.2, status: 303, cookie, request };
}

const vietnamToday = () => new Date(Date.now() + 7 * 3_600_000);

/** Whole months, the last of them this one. */
function lastMonths(months: number): string {
	const today = vietnamToday();
	const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
	const day = (date: Date) => date.toISOString().slice(0, 10);
	return `from=${day(new Date(Date.UTC(year, month + 1 - months, 1)))}&to=${day(new Date(Date.UTC(year, month + 1, 0)))}`;
}

/** What people do all day, and the goals of it. */
export function mainWorks(prepared: Prepared, origin: string): Work[] {
	const { office, both } = prepared.cookies;
	const page = { status: 200, cookie: office, goal: 3, tenfold: 1.2 };
	const cells = (months: number) => get(`/collections/units.json?by=area_month&${lastMonths(months)}`);
	let asked = 0;
	const fragment = () => prepared.fragments[(asked += 1) % prepared.fragments.length] ?? 'nguyen';
	const search = (q: () => string) =>
		post('/api/donors/search', origin, () => JSON.stringify({ q: q() }), 'application/json');
	return [
		{ ...page, name: 'units, 12 months, JSON', goal: 2, cookie: both, request: cells(12) },
		{ ...page, name: 'units, 10 years, JSON', goal: 1.3, cookie: both, request: cells(120) },
		{ ...page, name: 'collections, page', request: get('/collections') },
		{ ...page, name: '50 drives, page', request: get('/drives') },
		{ ...page, name: 'donor search, JSON', goal: 1.5, tenfold: 2, request: search(fragment) },
		{ ...page, name: 'search for "nguyen", JSON', goal: 1.5, tenfold: 2, request: search(() => 'nguyen') },
		registering(prepared, origin, office)
	];
}
