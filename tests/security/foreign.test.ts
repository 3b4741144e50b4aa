import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { checksums } from '../support/checksums';
import { canary, type ActorName, type Owner } from '../support/two-provinces';
import { builtRoutes, entries, pathOf, type Entry } from './routes';
import { ask, post, truth, type Answer, type Question } from './visitor';

const { ids, tokens } = inject('world');
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';
const routes = builtRoutes();
const randomId = '0198c0de-1234-7abc-8def-0123456789ab';
const foreigners = ['A2', 'B1', 'B2'] as const;
const actorNames = Object.keys(tokens) as ActorName[];
const entryOf = (id: string): Entry => entries[id] ?? { path: id, subject: null, seenBy: [] };

const withObject = routes.filter(({ id }) => entryOf(id).subject !== null);
const seenBy = (entry: Entry) => (typeof entry.seenBy === 'string' ? actorNames : entry.seenBy);

/** An answer without the id that was asked for and without what differs in every answer. */
function masked({ status, headers, body }: Answer, id: string) {
	const text = body
		.replaceAll(id, ':id')
		.replace(/nonce="[^"]+"/g, '')
		.replace(/__sveltekit_\w+/g, '');
	return { status, type: headers['content-type'], cache: headers['cache-control'], text };
}

/** No mark of anybody else in what a person of A1 reads. */
const leaks = ({ body }: Answer, allowed: readonly Owner[]) =>
	(['A0', 'A1', 'A2', 'B0', 'B1', 'B2'] as const).filter(
		(owner) => !allowed.includes(owner) && body.includes(canary(owner))
	);

const reachOf: Record<ActorName, readonly Owner[]> = {
	admin: ['A0', 'A1'],
	registrar: ['A0', 'A1'],
	helper: ['A1'],
	coordinator: ['A0', 'A1', 'A2'],
	neighbour: ['B0', 'B1', 'B2'],
	exchange: [],
	system: ['A0', 'A1', 'A2', 'B0', 'B1', 'B2'],
	nobody: []
};

/** Every way of asking: the page, its data, each action without and with script. */
function waysOf(id: string): { name: string; question: Question; path: (at: string) => string }[] {
	const { actions, methods } = routes.find((route) => route.id === id) ?? { actions: [], methods: [] };
	const script = { 'x-sveltekit-action': 'true', accept: 'application/json' };
	const form = { method: 'POST', body: { version: '1' } };
	return [
		{ name: 'page', question: {}, path: (at) => at },
		{ name: 'data', question: { headers: { accept: '*/*' } }, path: (at) => `${at}/__data.json` },
		...methods.map((method) => ({ name: method, question: { method }, path: (at: string) => at })),
		...actions.flatMap((action) => {
			const path = (at: string) => (action === 'default' ? at : `${at}?/${action}`);
			return [
				{ name: `?/${action}`, question: form, path },
				{ name: `?/${action} by script`, question: { ...form, headers: script }, path }
			];
		})
	];
}

describe('the table of routes', () => {
	test('has an entry for every route of the build, and no other', () => {
		expect(routes.map(({ id }) => id).sort()).toEqual(Object.keys(entries).sort());
	});

	test('has an object for every route with an id in its address', () => {
		const named = routes.filter(({ params }) => params.some((name) => name !== 'code' && name !== 'token'));
		expect(named.map(({ id }) => id).sort()).toEqual(withObject.map(({ id }) => id).sort());
	});
});

describe('who gets which page', () => {
	const asked = routes.filter(({ id, methods }) => entryOf(id).seenBy !== 'public' && !methods.includes('POST'));

	test.each(asked)('$id', async ({ id }) => {
		const entry = entryOf(id);
		const allowed: ActorName[] = [];
		const others = new Set<number>();
		for (const name of actorNames) {
			const answer = await ask(pathOf(entry, 'A1', ids), { as: name });
			expect(leaks(answer, reachOf[name]), `${name} at ${id}`).toEqual([]);
			if (answer.status < 400) allowed.push(name);
			else others.add(answer.status);
		}
		expect(allowed.sort()).toEqual([...seenBy(entry)].sort());
		expect([...others].filter((status) => status !== 404)).toEqual([]);
	});

	test.each(['/api/donors/search', '/api/donors/duplicates'])('%s', async (path) => {
		const typed = {
			provinceCode: 'VN-21',
			fullName: canary('A1'),
			sex: '',
			birthDate: '',
			phone: '',
			idKind: '',
			idNumber: ''
		};
		const body = JSON.stringify(path.endsWith('search') ? { q: 'canary' } : typed);
		for (const name of actorNames) {
			const headers = { 'content-type': 'application/json', accept: 'application/json' };
			const answer = await ask(path, { as: name, method: 'POST', body, headers });
			expect(answer.status === 200 || answer.status === 404, `${name} ${answer.status}`).toBe(true);
			if (!seenBy(entryOf(path)).includes(name)) expect(answer.status, name).toBe(404);
			expect(leaks(answer, reachOf[name]), name).toEqual([]);
		}
	});

	test('control: the own marks are there to be found', async () => {
		const shown = async (path: string, name: ActorName) => (await ask(path, { as: name })).body;
		expect(await shown(`/drives/${ids.A1.drives}`, 'admin')).toContain(canary('A1'));
		expect(await shown(`/donors/${ids.A1.donors}`, 'admin')).toContain(canary('A1'));
		expect(await shown(`/drives/${ids.A1.drives}/registrations`, 'helper')).toContain(canary('A1'));
		expect(await shown('/donors?q=canary', 'coordinator')).toContain(canary('A2'));
		expect(await shown('/clubs', 'neighbour')).toContain(canary('B1'));
	});
});

describe('a foreign object and a missing one are the same to a club admin', () => {
	let before: Awaited<ReturnType<typeof checksums>>;
	beforeAll(async () => {
		before = await checksums(superuserUrl);
	});

	const cases = withObject.flatMap(({ id }) => waysOf(id).map((way) => ({ id, ...way })));

	test.each(cases)('$id $name', async ({ id, question, path }) => {
		const entry = entryOf(id);
		const missing = await ask(path(entry.path.replace(':id', randomId)), { as: 'admin', ...question });
		expect(JSON.stringify([missing.status, missing.body])).toContain('404');
		for (const owner of foreigners) {
			const foreignId = ids[owner][entry.subject ?? ''] ?? '';
			const foreign = await ask(path(pathOf(entry, owner, ids)), { as: 'admin', ...question });
			expect(masked(foreign, foreignId)).toEqual(masked(missing, randomId));
			// The name of the own club stands in the navigation.
			expect(leaks(foreign, ['A1'])).toEqual([]);
		}
	});

	test.each(withObject)('control: $id of the own club is another answer', async ({ id }) => {
		const entry = entryOf(id);
		const own = await ask(pathOf(entry, 'A1', ids), { as: 'admin' });
		const missing = await ask(entry.path.replace(':id', randomId), { as: 'admin' });
		expect(masked(own, ids.A1[entry.subject ?? ''] ?? '')).not.toEqual(masked(missing, randomId));
	});

	test('has changed nothing in any table', async () => {
		expect(await checksums(superuserUrl)).toEqual(before);
	});
});

describe('a foreign row named in a form of the own drive', () => {
	let before: Awaited<ReturnType<typeof checksums>>;
	beforeAll(async () => {
		before = await checksums(superuserUrl);
	});
	afterEach(async () => {
		expect(await checksums(superuserUrl)).toEqual(before);
	});

	const drive = `/drives/${ids.A1.drives}`;
	const answerTo = (path: string, body: Record<string, string>) => post(path, body, { as: 'admin' });

	test.each(foreigners)('a donor of %s is registered nowhere', async (owner) => {
		const registering = (donorId: string) =>
			answerTo(`${drive}/registrations/new?/register`, { donorId, operationId: crypto.randomUUID() });
		const foreign = await registering(ids[owner].donors ?? '');
		const missing = await registering(randomId);
		expect([foreign.status, leaks(foreign, ['A0', 'A1'])]).toEqual([missing.status, []]);
		expect(foreign.status).toBeGreaterThanOrEqual(400);
	});

	test.each(foreigners)('a registration of %s is not touched', async (owner) => {
		const { actions } = routes.find(({ id }) => id.endsWith('/registrations')) ?? { actions: [] };
		expect(actions.length).toBeGreaterThan(5);
		for (const action of actions) {
			const body = { registrationId: ids[owner].registrations ?? '', version: '1', operationId: crypto.randomUUID() };
			const answer = await answerTo(`${drive}/registrations?/${action}`, {
				...body,
				volumeMl: '350',
				deferralClass: 'other'
			});
			expect(answer.status, action).toBeGreaterThanOrEqual(400);
			expect(leaks(answer, ['A0', 'A1']), action).toEqual([]);
		}
	});

	test.each(foreigners)('a membership of %s stays as it is', async (owner) => {
		const answer = await answerTo('/people', { membershipId: ids[owner].memberships ?? '', state: 'suspended' });
		expect(answer.status).toBeGreaterThanOrEqual(400);
	});

	test('control: the own registration is touched', async () => {
		const undone = await answerTo(`${drive}/registrations?/undo`, {
			registrationId: ids.A1.registrations ?? '',
			version: '7',
			operationId: crypto.randomUUID()
		});
		// Somebody else "saved" it before: only somebody who sees the row is told so.
		expect(undone.status).toBe(409);
		expect(undone.body).not.toBe(
			(await answerTo(`${drive}/registrations?/undo`, { registrationId: randomId, version: '7' })).body
		);
	});
});

describe('the checksums', () => {
	const changed = async (statement: string, values: unknown[]) => {
		const before = await checksums(superuserUrl);
		await truth(statement, values);
		const after = await checksums(superuserUrl);
		return Object.keys(after).filter((table) => after[table] !== before[table]);
	};

	test.each([
		['a note', 'update donors set note = $2 where id = $1', ids.A1.donors, ['donors']],
		['a target', 'update targets set units = $2 where id = $1', ids.B1.targets, ['targets']]
	])('control: notice %s that is written', async (_, statement, id, tables) => {
		expect(await changed(statement, [id, '7'])).toEqual(tables);
	});

	test('control: notice what a form of the own club writes', async () => {
		const before = await checksums(superuserUrl);
		const edit = `/clubs/${ids.A1.clubs}`;
		const [club] = await truth('select version from clubs where id = $1', [ids.A1.clubs]);
		const typed = { name: canary('A1'), contactName: `An ${club?.version}`, version: String(club?.version) };
		const answer = await post(edit, typed, { as: 'admin' });
		expect(answer.status).toBeLessThan(400);
		const after = await checksums(superuserUrl);
		expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['audit_entries', 'clubs']);
	});

	test('leave out nothing but the use of sessions', async () => {
		const before = await checksums(superuserUrl);
		await truth("update sessions set last_used_at = now() - interval '1 hour'");
		await ask('/', { as: 'admin' });
		expect(await checksums(superuserUrl)).toEqual(before);
	});
});

describe('special roles', () => {
	test('a helper meets no drive but the one they help at', async () => {
		const path = `/drives/${ids.A1.drives}/registrations`;
		expect((await ask(path, { as: 'helper' })).status).toBe(200);
		for (const owner of ['A0', ...foreigners] as const)
			for (const page of ['', '/registrations', '/registrations/new', '/edit', '/result'])
				expect((await ask(`/drives/${ids[owner].drives}${page}`, { as: 'helper' })).status).toBe(404);
		for (const page of ['/drives', '/donors', '/collections', '/people', `/donors/${ids.A1.donors}`])
			expect((await ask(page, { as: 'helper' })).status, page).toBe(404);
	});

	test.each(['exchange', 'system', 'nobody'] as const)('%s meets no donor', async (name) => {
		for (const owner of ['A1', 'A2', 'B1', 'B2'] as const)
			for (const page of [
				`/donors/${ids[owner].donors}`,
				`/donors/${ids[owner].donors}/edit`,
				`/drives/${ids[owner].drives}/registrations`
			])
				expect((await ask(page, { as: name })).status).toBe(404);
		for (const page of ['/donors', '/donors/new', '/drives'])
			expect((await ask(page, { as: name })).status, page).toBe(404);
	});
});
