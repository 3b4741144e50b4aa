import { inject } from 'vitest';
import { checksums } from '../support/checksums';
import type { ActorName } from '../support/two-provinces';
import type { Sending } from './act';
import { acts } from './acts';
import { addressOf, missingId, waysOf } from './cases';
import { mayReach } from './expected';
import { freshList } from './fresh-donors';
import { placeOf } from './fresh-rows';
import { entries } from './routes';
import { sessionFor, sessionId } from './sessions';
import { ask, truth } from './visitor';

/** An action with all that it needs to do its work, and somebody who may send it. `leaves` is what its `entries` in the trail are called. */
export type ReadyAct = {
	key: string;
	as: ActorName;
	path: string;
	body: Record<string, string>;
	leaves: string | null;
	entries: number;
};

const { tokens, routes } = inject('world');
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';

async function ownMembership(as: ActorName): Promise<string> {
	const own = 'select id from memberships where account_id = (select account_id from sessions where id = $1)';
	const [row] = await truth(own, [sessionId(tokens[as])]);
	return String(row?.id);
}

/** What is sent of actions that are proved elsewhere: their own keys, and nothing that ends what other tests need. */
const sentElsewhere: Record<string, (as: ActorName) => Promise<Sending> | Sending> = {
	'/(app)/account/passkeys remove': () => ({ body: { id: missingId } }),
	'/(app)/account/second-factor setUp': () => ({ body: { code: '000000' } }),
	'/(app)/account/second-factor renew': () => ({ body: {} }),
	'/(app)/account/second-factor remove': () => ({ body: { password: '' } }),
	'/(app)/clubs/import preview': async () => (await acts['/(app)/clubs/import add']?.send('A1')) ?? { body: {} },
	'/(app)/donors/imports/[importId=uuid] columns': async () => {
		const { list: id } = await freshList('A1', 'choosing');
		return { id, body: { version: '1', table: '0' } };
	},
	'/(app)/donors/imports/[importId=uuid] stop': async () => {
		const { list: id } = await freshList('A1', 'deciding');
		return { id, body: { version: '1' } };
	},
	'/(app)/drives/import preview': async () => (await acts['/(app)/drives/import add']?.send('A1')) ?? { body: {} },
	'/(app)/drives/import/results preview': async () =>
		(await acts['/(app)/drives/import/results add']?.send('A1')) ?? { body: {} },
	'/(app)/targets even': async () => ({ body: { of: `club:${placeOf('A1').club}`, year: '2027', units: '5' } }),
	'/(app)/targets lastYear': async () => ({ body: { of: `club:${placeOf('A1').club}`, year: '2027', units: '5' } }),
	'/(app)/targets/import preview': async () => (await acts['/(app)/targets/import add']?.send('A1')) ?? { body: {} },
	'/(app)/people/invite-many preview': async () =>
		(await acts['/(app)/people/invite-many invite']?.send('A1')) ?? { body: {} },
	'/(app)/people/[membershipId=uuid] handOver': async (as) => ({
		id: await ownMembership(as),
		body: { fullName: 'An', email: `${crypto.randomUUID()}@example.org` }
	})
};

/** Every act of the build about rows of A1, ready to be sent by the first one who may; only those of a list if there is one. */
export async function readyActs(only?: readonly string[]): Promise<ReadyAct[]> {
	const ready: ReadyAct[] = [];
	for (const route of routes)
		for (const action of route.actions) {
			const [key, entry] = [`${route.id} ${action}`, entries[route.id]];
			if (!entry || entry.seenBy === 'public' || (only && !only.includes(key))) continue;
			const as = (Object.keys(tokens) as ActorName[]).find((one) => mayReach(entry, one, 'A1', action));
			const way = waysOf(route, 'admin').find((one) => one.action === action);
			const sending = as && ((await acts[key]?.send('A1')) ?? (await sentElsewhere[key]?.(as)));
			if (!as || !way || !sending) continue;
			const path = addressOf(entry.path.replace(':id', sending.id ?? ''), way);
			ready.push({
				key,
				as,
				path,
				body: sending.body,
				leaves: acts[key]?.leaves ?? null,
				entries: acts[key]?.entries ?? 1
			});
		}
	return ready;
}

/** Sessions of everybody who acts, whose password was given that long ago. */
export async function cookiesOf(minutes: number): Promise<Record<string, string>> {
	const cookies: Record<string, string> = {};
	for (const [name, token] of Object.entries(tokens)) {
		const [held] = await truth('select account_id from sessions where id = $1', [sessionId(token)]);
		const fresh = await sessionFor(superuserUrl, String(held?.account_id));
		const ago = 'update sessions set password_at = now() - make_interval(mins => $2) where id = $1';
		await truth(ago, [sessionId(fresh), minutes]);
		cookies[name as ActorName] = `session=${fresh}`;
	}
	return cookies;
}

/** Sends an act in the session of whoever may. */
export const sent = ({ path, body, as }: ReadyAct, cookies: Record<string, string>) =>
	ask(path, { method: 'POST', body, cookie: cookies[as] });

/** A checksum of every table. */
export const stateOfRest = () => checksums(superuserUrl);

/** Sends acts of which an entry in the trail must tell, and returns those of which none does, with what was answered. */
export async function undone(ready: readonly ReadyAct[], cookies: Record<string, string>): Promise<string[]> {
	const wrong: string[] = [];
	for (const one of ready.filter(({ leaves }) => leaves !== null)) {
		const entries = async () =>
			Number((await truth('select count(*)::int as n from audit_entries where action = $1', [one.leaves]))[0]?.n);
		const before = await entries();
		const answer = await sent(one, cookies);
		if ((await entries()) !== before + one.entries) wrong.push(`${one.as}: ${one.key} (${answer.status})`);
	}
	return wrong;
}
