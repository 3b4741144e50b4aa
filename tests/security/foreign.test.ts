import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { checksums } from '../support/checksums';
import { canary } from '../support/two-provinces';
import { leaks } from './expected';
import { builtRoutes } from './routes';
import { ask, post, truth } from './visitor';

const { ids } = inject('world');
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';
const randomId = '0198c0de-1234-7abc-8def-0123456789ab';
const foreigners = ['A2', 'B1', 'B2'] as const;

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
		const { actions } = builtRoutes().find(({ id }) => id.endsWith('/registrations')) ?? { actions: [] };
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
		const answer = await answerTo(`/people/${ids[owner].memberships}?/suspend`, {});
		expect(answer.status).toBe(404);
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
