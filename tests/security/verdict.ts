import { inject } from 'vitest';
import { canary } from '../support/two-provinces';
import { missingId, type Case } from './cases';
import { leaks, ownOf, reachOf } from './expected';
import type { Answer } from './visitor';

const { ids } = inject('world');

type Json = { type?: string; status?: number; nodes?: ({ type: string; status?: number } | null)[] };

/** What an answer amounts to: Kit wraps refusals and redirects for its scripts into JSON. */
export function outcomeOf({ status, headers, body }: Answer): number {
	if (status !== 200 || !headers['content-type']?.includes('json')) return status;
	const { type, status: inside, nodes } = JSON.parse(body) as Json;
	if (type === 'redirect') return 303;
	const failed = nodes?.find((node) => node?.type === 'error');
	return failed?.status ?? (type === 'failure' || type === 'error' ? inside : status) ?? status;
}

/**
 * An answer without the id that was asked for, without the drive in a helper's navigation and without what differs in every answer:
 * nonces, and how many milliseconds the session still has.
 */
function masked({ status, headers, body }: Answer, id: string): string {
	const text = body
		.replaceAll(id, ':id')
		.replaceAll(ids.A1.drives ?? id, ':id')
		.replace(/nonce="[^"]+"/g, '')
		.replace(/__sveltekit_\w+/g, '')
		.replace(/\b\d{5,8}\b/g, '');
	return JSON.stringify([status, headers['content-type'], headers['cache-control'], text]);
}

/** What strangers get: pages lead to the sign-in, everything else is 401. */
const strangersGet = { page: 303, data: 303, script: 303, endpoint: 401, action: 401 };

function shownTo({ entry, way, owner, person }: Case, { body }: Answer): boolean {
	if (entry.shows) return way.kind === 'data' || entry.shows.test(body);
	return body.includes(canary(owner && owner !== 'missing' ? owner : ownOf(person.as)));
}

/** What is wrong with an answer, in words; null when it is as the entry says. */
export function complaint(asked: Case, answer: Answer): string | null {
	const { person, way, path, allowed } = asked;
	const outcome = outcomeOf(answer);
	const say = (what: string) => `${person.name}: ${way.name} ${path}: ${what} (${outcome})`;
	const leaked = leaks(answer, reachOf[person.as]);
	if (leaked.length > 0) return say(`shows ${leaked}`);
	if (person.as === 'anonymous') {
		if (outcome !== strangersGet[way.kind]) return say(`wants ${strangersGet[way.kind]}`);
		return way.kind === 'page' && !answer.headers.location?.startsWith('/login') ? say('leads elsewhere') : null;
	}
	if (!allowed) return outcome === 404 ? null : say('wants 404');
	if (way.kind === 'action' || way.kind === 'script') return outcome < 500 ? null : say('fails');
	const wanted = asked.entry.ledOn?.includes(person.as) ? 303 : (asked.entry.answers ?? 200);
	if (outcome !== wanted) return say(`wants ${wanted}`);
	if (wanted !== 200) return null;
	return shownTo(asked, answer) ? null : say('shows no mark of its own');
}

/** Whether somebody who lost a right is told what their device needs, of a drive at which they were. */
function isToldAsWhoWasThere({ entry, person, owner }: Case, { body }: Answer): boolean {
	if (!entry.tellsWhoWasThere || !person.was || !owner || owner === 'missing') return false;
	return reachOf[person.was].includes(owner) && body === entry.tellsWhoWasThere;
}

/** What tells a foreign object from a missing one: both answers without their ids must be alike. */
export function apart(asked: Case, answer: Answer, missing: Answer): string | null {
	if (isToldAsWhoWasThere(asked, answer)) return null;
	const id = ids[asked.owner as 'A1'][asked.entry.subject ?? ''] ?? '';
	if (masked(answer, id) === masked(missing, missingId)) return null;
	return `${asked.person.name}: ${asked.way.name} ${asked.path}: is not answered as a missing one`;
}
