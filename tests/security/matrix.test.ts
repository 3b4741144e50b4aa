import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { checksums } from '../support/checksums';
import { acts } from './acts';
import { addressOf, casesOf, waysOf, type Case } from './cases';
import { provedElsewhere } from './elsewhere';
import { leaks, mayReach, reachOf } from './expected';
import type { ClubOwner } from './fresh-rows';
import { everybody, type Person } from './people-of-matrix';
import { publicAnswers } from './public-answers';
import { entries } from './routes';
import { sessionId } from './sessions';
import { apart, complaint, outcomeOf } from './verdict';
import { ask, isFull, truth, type Answer } from './visitor';

const { ids, tokens, routes } = inject('world');
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';
let people: Person[] = [];
let counted = 0;

beforeAll(async () => {
	people = await everybody();
});
afterAll(() => {
	process.stdout.write(`${counted} matrix cases\n`);
});

/** What is stored, but for the questions that setting up a factor begins with: they let nobody in until they are answered. */
async function stored() {
	const { totp_secrets: _secrets, passkey_challenges: _challenges, ...rest } = await checksums(superuserUrl);
	return rest;
}

/** Asks everything, a few questions at a time, and returns what is wrong. */
async function complaints<T>(asked: readonly T[], answer: (one: T) => Promise<string | null>): Promise<string[]> {
	const wrong: string[] = [];
	const waiting = [...asked];
	const worker = async () => {
		for (let one = waiting.shift(); one; one = waiting.shift()) {
			const said = await answer(one);
			if (said) wrong.push(said);
		}
	};
	await Promise.all(Array.from({ length: 4 }, worker));
	counted += asked.length;
	return wrong;
}

const keyOf = ({ person, id, way }: Case) => `${person.name} ${id} ${way.name}`;
const sendsWhatIsAllowed = ({ way, allowed }: Case) => allowed && (way.kind === 'action' || way.kind === 'script');

/** What is wrong with the answers to some cases, first those about what is missing. */
async function wrongAmong(cases: Case[]): Promise<string[]> {
	const missing = new Map<string, Answer>();
	const answerTo = async (one: Case) => {
		const answer = await ask(one.path, { cookie: one.person.cookie, ...one.way.question });
		const known = missing.get(keyOf(one));
		if (one.owner === 'missing') missing.set(keyOf(one), answer);
		return complaint(one, answer) ?? (known && !one.allowed ? apart(one, answer, known) : null);
	};
	const first = await complaints(
		cases.filter(({ owner }) => owner === 'missing'),
		answerTo
	);
	return [
		...first,
		...(await complaints(
			cases.filter(({ owner }) => owner !== 'missing'),
			answerTo
		))
	];
}

/** In the short form each of the many who may nothing asks one route in four, another one the next: some of them ask every route. */
const asksFor = ({ inactive }: Person, turn: number) => isFull || !inactive || turn % 4 === 0;

const casesFor = (asking: Person[], asked = routes) =>
	asking.flatMap((person, turn) =>
		asked
			.filter((_, nth) => asksFor(person, nth + turn))
			.flatMap((route) => casesOf(person, route, { full: isFull, turn }))
	);

describe('the table of routes', () => {
	test('has an entry for every route of the build, and no other', () => {
		expect(routes.map(({ id }) => id).sort()).toEqual(Object.keys(entries).sort());
	});

	test('has an act for every action of the build, and no other', () => {
		const built = routes.flatMap(({ id, actions }) =>
			entries[id]?.seenBy === 'public' ? [] : actions.map((action) => `${id} ${action}`)
		);
		expect(built.sort()).toEqual([...Object.keys(acts), ...Object.keys(provedElsewhere)].sort());
	});

	test('names a test that there is for every action that is proved elsewhere', () => {
		const isThere = ({ file, title }: { file: string; title: string }) =>
			readFileSync(file, 'utf8')
				.replaceAll(/test\(\s+/g, 'test(')
				.includes(`test('${title}'`);
		expect(Object.values(provedElsewhere).filter((proof) => !isThere(proof))).toEqual([]);
	});

	test('has an object for every route with an id in its address', () => {
		const named = routes.filter(
			({ id, params }) => params.length > 0 && !/code|token|kind|other|year/.test(params.join()) && entries[id]
		);
		expect(named.filter(({ id }) => entries[id]?.subject === null).map(({ id }) => id)).toEqual([]);
	});
});

describe('everybody, at every route, by every way, about everybody’s objects', () => {
	test('gets what the entry says and nothing else; nothing changes', { timeout: 900_000 }, async () => {
		const before = await stored();
		const cases = casesFor(people).filter((one) => !sendsWhatIsAllowed(one));
		expect(await wrongAmong(cases)).toEqual([]);
		expect(await stored()).toEqual(before);
	});

	test('sends no method that the route does not have', { timeout: 300_000 }, async () => {
		const methods = ['PUT', 'PATCH', 'DELETE'];
		const asking = people.filter(({ name }) => ['admin', 'system', 'anonymous'].includes(name));
		const cases = asking.flatMap((person) =>
			routes.flatMap(({ id }) => methods.map((method) => ({ person, method, id, path: entries[id]?.path ?? '/' })))
		);
		const wrong = await complaints(cases, async ({ person, method, id, path }) => {
			const question = { method, cookie: person.cookie, headers: { accept: '*/*' } };
			const { status } = await ask(path.replace(':id', ids.A1.drives ?? ''), question);
			const wanted = person.as === 'anonymous' && entries[id]?.seenBy !== 'public' ? [401] : [404, 405];
			return wanted.includes(status) ? null : `${person.name}: ${method} ${path} (${status})`;
		});
		expect(wrong).toEqual([]);
	});
});

describe('whoever may act', () => {
	const owners: readonly ClubOwner[] = ['A1', 'A2', 'B1'];

	/**
	 * Everybody who may send an action about an owner's rows, in the short form one of them in turn. Forms without an object are sent
	 * about one's own.
	 */
	function allowedSenders() {
		return routes.flatMap((route, turn) =>
			route.actions.flatMap((action) => {
				const entry = entries[route.id];
				if (!entry || entry.seenBy === 'public') return [];
				const sendable = owners.flatMap((owner) => (entry.subject === null && owner === 'A2' ? [] : [owner]));
				const senders = sendable.flatMap((owner) =>
					people
						.filter(({ as }) => mayReach(entry, as, entry.subject === null ? null : owner, action))
						.filter(({ as }) => entry.subject !== null || (owner === 'B1') === (as === 'neighbour'))
						.map((person) => ({ route, entry, action, owner, person }))
				);
				return isFull ? senders : senders.slice(turn % senders.length).slice(0, 1);
			})
		);
	}

	test('changes what the form is for', { timeout: 600_000 }, async () => {
		const senders = allowedSenders();
		// One after the other: several write about the same club or area, whose version they must know.
		const wrong: string[] = [];
		for (const { route, entry, action, owner, person } of senders) {
			const act = acts[`${route.id} ${action}`];
			if (!act) continue;
			const { id, body } = await act.send(owner);
			const way = waysOf(route, person.as).find((one) => one.action === action && one.kind === 'action');
			if (!way) continue;
			const entriesOf = () => truth('select count(*)::int as n from audit_entries where action = $1', [act.leaves]);
			const [before] = await entriesOf();
			const answer = await ask(addressOf(entry.path.replace(':id', id ?? ''), way), {
				cookie: person.cookie,
				method: 'POST',
				body
			});
			const [after] = await entriesOf();
			if (Number(after?.n) !== Number(before?.n) + (act.entries ?? 1))
				wrong.push(`${person.name}: ${route.id} ${action} for ${owner}: no ${act.leaves} (${outcomeOf(answer)})`);
		}
		counted += senders.length;
		expect(wrong).toEqual([]);
	});
});

describe('the pages of strangers', () => {
	/** Tries are counted by address, and each of them has its own. */
	const addressOfPerson = (person: Person) => `127.0.1.${people.indexOf(person) + 1}`;
	const asking = () =>
		people.filter(({ name }) => name === 'anonymous' || name === 'admin' || name === 'club_admin (barred)');
	const open = routes.filter(({ id }) => entries[id]?.seenBy === 'public');

	test('answer as this table says, and tell nobody’s rows', async () => {
		const cases = asking().flatMap((person) =>
			open.flatMap((route) => waysOf(route, person.as).map((way) => ({ person, route, way })))
		);
		const wrong = await complaints(cases, async ({ person, route: { id }, way }) => {
			// Signing out would end the run.
			if (id.endsWith('/logout') && person.as !== 'anonymous') return null;
			const answer = await ask(addressOf(entries[id]?.path ?? '/', way), {
				cookie: person.cookie,
				from: addressOfPerson(person),
				...way.question
			});
			const [stranger, signedIn] = publicAnswers[`${id} ${way.name}`] ?? [];
			const wanted = person.as === 'anonymous' ? stranger : signedIn;
			const outcome = outcomeOf(answer);
			// What drives everybody may find are called is told to everybody.
			const leaked = id === '/(public)/give' ? [] : leaks(answer, reachOf[person.as]);
			return outcome === wanted && leaked.length === 0
				? null
				: `${person.name}: '${id} ${way.name}' (${outcome}) ${leaked}`;
		});
		expect(wrong).toEqual([]);
	});
});

describe('control: the matrix notices', () => {
	const person = (name: string) => people.filter((one) => one.name === name);
	const about = (part: string) => routes.filter(({ id }) => id.includes(part));
	const undo: string[] = [];
	afterEach(async () => {
		for (const statement of undo.splice(0)) await truth(statement);
	});

	test('a policy of the database that lets everybody read donors', async () => {
		undo.push('drop policy lax on donors');
		await truth('create policy lax on donors for select to giot_app using (true)');
		const wrong = await wrongAmong(casesFor(person('admin'), about('donors')));
		expect(wrong.join('\n')).toContain('shows A2');
	});

	test('a role that may do more than its entry says', async () => {
		const more = v7();
		undo.push(`delete from memberships where id = '${more}'`);
		await truth(
			`insert into memberships (id, account_id, role, club_id) select '${more}', account_id, 'club_admin', club_id from memberships
			where club_id = $1 and role = 'registrar' and account_id = (select account_id from sessions where id = $2)`,
			[ids.A1.clubs, sessionId(tokens.registrar)]
		);
		const wrong = await wrongAmong(casesFor(person('registrar'), about('drives')));
		expect(wrong.join('\n')).toContain('wants 404');
	});

	test('a suspension that does not hold', async () => {
		const [suspended] = person('registrar (suspended)');
		const held = `account_id = (select account_id from sessions where id = '${sessionId(suspended?.cookie.slice(8) ?? '')}')`;
		undo.push(`update memberships set state = 'suspended' where ${held}`);
		await truth(`update memberships set state = 'active' where ${held}`);
		const wrong = await wrongAmong(casesFor(person('registrar (suspended)'), about('donors')));
		expect(wrong.join('\n')).toContain('shows A1');
	});

	test('a page that is answered as if it were somebody’s', async () => {
		// The same words with another status are another answer.
		const [one] = casesFor(person('admin'), about('donors/[donorId=uuid]')).filter(({ owner }) => owner === 'B1');
		if (!one) throw new Error('There is no such case.');
		const answer = await ask(one.path, { cookie: one.person.cookie });
		expect(complaint(one, answer)).toBeNull();
		expect(complaint(one, { ...answer, status: 403 })).toContain('wants 404');
		expect(apart(one, answer, { ...answer, body: `${answer.body} ` })).toContain('not answered as a missing one');
	});
});
