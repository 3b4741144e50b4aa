import { inject } from 'vitest';
import { canary, type Owner } from '../support/two-provinces';
import { mayReach, ownOf } from './expected';
import { formFields } from './form-fields';
import type { Person } from './people-of-matrix';
import type { Entry } from './route-entry';
import { entries, pathOf } from './routes';
import type { Question } from './visitor';
import type { BuiltRoute } from './world-of-tests';

/** One way of asking a route: its page, the data of it, a method of an endpoint, an action of its form. */
export type Way = {
	name: string;
	kind: 'page' | 'data' | 'endpoint' | 'action' | 'script';
	action?: string;
	question: Question;
};

/** One question of the matrix. `owner` is whose object stands in the address: nobody's when it is missing, null without one. */
export type Case = {
	person: Person;
	id: string;
	entry: Entry;
	way: Way;
	owner: Owner | 'missing' | null;
	path: string;
	allowed: boolean;
};

const { ids } = inject('world');
/** An id that no row bears. */
export const missingId = '0198c0de-1234-7abc-8def-0123456789ab';
const script = { 'x-sveltekit-action': 'true', accept: 'application/json' };
const any = { accept: '*/*' };

/** What an endpoint is sent: JSON that finds the asker's own rows, and others' if they were shown. */
function jsonFor(id: string, as: Person['as']): string {
	if (id.endsWith('/search')) return JSON.stringify({ q: 'canary' });
	const provinceCode = ownOf(as).startsWith('A') ? 'VN-21' : 'LA-HO';
	const typed = { sex: '', birthDate: '', phone: '', idKind: '', idNumber: '' };
	return JSON.stringify({ ...typed, provinceCode, fullName: canary(ownOf(as)) });
}

/** Every way of asking a route. */
export function waysOf({ id, page, methods, actions }: BuiltRoute, as: Person['as']): Way[] {
	const ways: Way[] = page
		? [
				{ name: 'page', kind: 'page', question: {} },
				{ name: 'data', kind: 'data', question: { headers: any } }
			]
		: [];
	for (const method of methods) {
		const json = { body: jsonFor(id, as), headers: { ...any, 'content-type': 'application/json' } };
		ways.push({
			name: method,
			kind: 'endpoint',
			question: { method, headers: any, ...(method === 'POST' ? json : {}) }
		});
	}
	for (const action of actions) {
		const body: Record<string, string> = formFields[`${id} ${action}`]?.includes('version') ? { version: '1' } : {};
		const form = { method: 'POST', body };
		ways.push({ name: `?/${action}`, kind: 'action', action, question: form });
		ways.push({ name: `?/${action} by script`, kind: 'script', action, question: { ...form, headers: script } });
	}
	return ways;
}

/** The address for a way of asking. */
export function addressOf(path: string, { kind, action }: Way): string {
	const [bare = '', query] = path.split('?');
	if (kind === 'data') return `${bare === '/' ? '' : bare}/__data.json${query ? `?${query}` : ''}`;
	return action && action !== 'default' ? `${bare}?/${action}` : action ? bare : path;
}

const ownersOf = ({ subject }: Entry): (Owner | 'missing' | null)[] => {
	if (subject === null) return [null];
	const known = (['A1', 'A2', 'A0', 'B1', 'B0'] as const).filter((owner) => ids[owner][subject] !== undefined);
	return [...known, 'missing'];
};

/** A page that nobody sees asks the server for nothing, so that it has no data either. */
const hasData = ({ seenBy }: Entry) => seenBy.length > 0;

/**
 * The questions of one person to one route. The short form leaves out scripts; of what somebody may not reach each way of asking takes one
 * object beside a missing one; and whoever may nothing there asks in one way, the next one in the next, without a role about one object.
 */
export function casesOf(person: Person, route: BuiltRoute, { full, turn }: { full: boolean; turn: number }): Case[] {
	const entry = entries[route.id];
	if (!entry || entry.seenBy === 'public') return [];
	const owners = full || !person.inactive ? ownersOf(entry) : ownersOf(entry).slice(0, 1);
	const ways = waysOf(route, person.as)
		.filter(({ kind }) => full || kind !== 'script')
		.filter(({ kind }) => kind !== 'data' || hasData(entry));
	const ofWays = ways.map((way) =>
		owners.map((owner): Case => {
			const path = owner === 'missing' ? entry.path.replace(':id', missingId) : pathOf(entry, owner ?? 'A1', ids);
			const allowed = owner !== 'missing' && mayReach(entry, person.as, owner, way.action);
			return { person, id: route.id, entry, way, owner, path: addressOf(path, way), allowed };
		})
	);
	if (full) return ofWays.flat();
	const mayNothing = !ofWays.flat().some(({ allowed }) => allowed);
	const asked = mayNothing || person.inactive ? [ofWays[turn % ofWays.length] ?? []] : ofWays;
	return asked.flatMap((cases, index) => {
		const foreign = cases.filter(({ owner, allowed }) => !allowed && owner !== 'missing');
		const one = foreign[(index + turn) % foreign.length];
		return cases.filter((each) => !foreign.includes(each) || each === one);
	});
}
