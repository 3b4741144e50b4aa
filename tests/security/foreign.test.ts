import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { checksums } from '../support/checksums';
import { canary } from '../support/two-provinces';
import { leaks, reachOf } from './expected';
import { ask, post, truth, type Answer } from './visitor';

const { ids, routes } = inject('world');
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';
const randomId = '0198c0de-1234-7abc-8def-0123456789ab';
const desk = routes.find(({ id }) => id.endsWith('/registrations')) ?? { actions: [] };
const foreigners = ['A2', 'B1', 'B2'] as const;

/** An answer without ids and without what differs in every answer. */
const masked = ({ status, body }: Answer) => [
	status,
	body
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
		.replace(/nonce="[^"]+"/g, '')
		.replace(/__sveltekit_\w+/g, '')
		.replace(/\b\d{5,8}\b/g, '')
];

const somebody = { fullName: 'An', email: 'nobody-yet@example.org', role: 'registrar', locale: 'vi' };
const manyOf = (clubId: string) => ({ text: 'An\tnobody-yet@example.org', role: 'registrar', clubId, locale: 'vi' });
const importOf = (provinceCode: string) => ({ text: 'X', provinceCode, locale: 'vi' });
const targetsOf = (provinceCode: string) => ({ text: 'X', provinceCode, year: '2027' });
const planOf = (provinceCode: string) => ({ text: 'X', provinceCode });
const drive = { title: 'X', areaCode: '380', startsOn: '2026-12-20' };
const donor = { fullName: 'An', sex: 'female', birthDate: '1994-05-12', consentRegistration: 'on', confirmNew: 'on' };

/** Forms that name a club, a province or an application: what is sent for one. A list of people is answered line by line. */
const naming = {
	club: [
		['/people/new', 404, (clubId: string) => ({ ...somebody, clubId })],
		['/people/invite-many?/preview', 200, manyOf],
		['/people/invite-many?/invite', 200, manyOf],
		['/drives/new', 409, (clubId: string) => ({ ...drive, clubId })],
		['/donors/new', 404, (owner: string) => ({ ...donor, owner })],
		['/donors/imports/new', 404, (clubId: string) => ({ clubId, text: 'X' })],
		['/drives/checklists?/add', 404, (owner: string) => ({ name: 'X', owner })],
		['/drives/notices', 404, (owner: string) => ({ owner, kind: 'thanks', on: 'no' })],
		['/volunteers?/add', 404, (owner: string) => ({ fullName: 'X', owner })],
		['/venues/new', 404, (owner: string) => ({ name: 'X', owner })],
		['/targets?/save', 404, (club: string) => ({ of: `club:${club}`, year: '2027', units: '5' })],
		['/targets?/even', 404, (club: string) => ({ of: `club:${club}`, year: '2027', units: '5' })],
		['/targets?/lastYear', 404, (club: string) => ({ of: `club:${club}`, year: '2027', units: '5' })],
		['/targets?/withdraw', 404, (club: string) => ({ of: `club:${club}`, year: '2027', seen: randomId })]
	],
	drive: [['/donors/imports/new', 404, (driveId: string) => ({ clubId: ids.A1.clubs ?? '', driveId, text: 'X' })]],
	province: [
		['/drives/import?/preview', 404, planOf],
		['/drives/import?/add', 404, planOf],
		['/drives/import/results?/preview', 404, planOf],
		['/drives/import/results?/add', 404, planOf],
		['/targets/import?/preview', 404, targetsOf],
		['/targets/import?/add', 404, targetsOf],
		['/clubs/import?/preview', 404, importOf],
		['/clubs/import?/add', 404, importOf],
		['/clubs/new', 404, (provinceCode: string) => ({ name: 'X', provinceCode })],
		['/people/new', 404, (provinceCode: string) => ({ ...somebody, role: 'province_coordinator', provinceCode })]
	],
	release: [['/exchange/1995?/note', 404, (releaseId: string) => ({ releaseId, note: 'X' })]],
	application: [
		['/clubs/applications?/approve', 404, (id: string) => ({ id })],
		['/clubs/applications?/decline', 404, (id: string) => ({ id, reason: 'X' })]
	]
} as const;

const foreignNames = [
	...foreigners.map((owner) => ['admin', 'club', ids[owner].clubs, randomId] as const),
	...foreigners.map((owner) => ['admin', 'drive', ids[owner].drives, randomId] as const),
	['coordinator', 'club', ids.B1.clubs, randomId] as const,
	['coordinator', 'province', 'LA-HO', 'VN-99'] as const,
	['neighbour', 'province', 'VN-21', 'VN-99'] as const,
	...(['B0', 'B1'] as const).map(
		(owner) => ['coordinator', 'application', ids[owner].club_applications, randomId] as const
	),
	['coordinator', 'release', ids.B1.exchange_releases, randomId] as const,
	['neighbour', 'release', ids.A1.exchange_releases, randomId] as const,
	['neighbour', 'application', ids.A1.club_applications, randomId] as const
];

describe('a foreign row named in a form', () => {
	let before: Awaited<ReturnType<typeof checksums>>;
	beforeAll(async () => {
		before = await checksums(superuserUrl);
	});
	afterEach(async () => {
		expect(await checksums(superuserUrl)).toEqual(before);
	});

	const drivePage = `/drives/${ids.A1.drives}`;
	const answerTo = (path: string, body: Record<string, string>) => post(path, body, { as: 'admin' });

	test.each(foreigners)('a donor of %s is registered nowhere', async (owner) => {
		const registering = (donorId: string) =>
			answerTo(`${drivePage}/registrations/new?/register`, { donorId, operationId: crypto.randomUUID() });
		const foreign = await registering(ids[owner].donors ?? '');
		const missing = await registering(randomId);
		expect([foreign.status, leaks(foreign, ['A0', 'A1'])]).toEqual([missing.status, []]);
		expect(foreign.status).toBeGreaterThanOrEqual(400);
	});

	test.each(foreigners)('a registration of %s is not touched', async (owner) => {
		const { actions } = desk;
		expect(actions.length).toBeGreaterThan(5);
		for (const action of actions) {
			const body = { registrationId: ids[owner].registrations ?? '', version: '1', operationId: crypto.randomUUID() };
			const answer = await answerTo(`${drivePage}/registrations?/${action}`, {
				...body,
				volumeMl: '350',
				deferralClass: 'other'
			});
			expect(answer.status, action).toBeGreaterThanOrEqual(400);
			expect(leaks(answer, ['A0', 'A1']), action).toEqual([]);
		}
	});

	test.each(foreignNames)(
		'for the %s a foreign %s (%s) is as unknown as any other',
		async (as, kind, named, unknown) => {
			for (const [path, status, bodyOf] of naming[kind]) {
				const foreign = await post(path, bodyOf(named ?? ''), { as });
				const missing = await post(path, bodyOf(unknown), { as });
				expect(foreign.status, path).toBe(status);
				expect(leaks(foreign, reachOf[as]), path).toEqual([]);
				expect(masked(foreign), path).toEqual(masked(missing));
			}
		}
	);

	test.each([
		['admin', '/people/invite-many?/preview', 200, manyOf(ids.A1.clubs ?? ''), manyOf(randomId)],
		['coordinator', '/clubs/import?/preview', 200, importOf('VN-21'), importOf('VN-99')],
		['coordinator', '/drives/import?/preview', 200, planOf('VN-21'), planOf('VN-99')],
		['coordinator', '/targets/import?/preview', 200, targetsOf('VN-21'), targetsOf('VN-99')],
		['coordinator', '/drives/import/results?/preview', 200, planOf('VN-21'), planOf('VN-99')],
		['coordinator', '/clubs/applications?/decline', 400, { id: ids.A1.club_applications ?? '' }, { id: randomId }]
	] as const)('control: to the %s the own is known (%s)', async (as, path, status, own, unknown) => {
		const known = await post(path, own, { as });
		expect(known.status).toBe(status);
		expect(masked(known)).not.toEqual(masked(await post(path, unknown, { as })));
	});

	test.each(foreigners)('no list is begun for a drive of %s', async (owner) => {
		const page = (id: string | undefined) => ask(`/donors/imports/new?drive=${id}`, { as: 'admin' });
		expect((await page(ids.A1.drives)).status).toBe(200);
		const foreign = await page(ids[owner].drives);
		expect([foreign.status, masked(foreign)]).toEqual([404, masked(await page(randomId))]);
	});

	test.each(foreigners)('a membership of %s stays as it is', async (owner) => {
		const answer = await answerTo(`/people/${ids[owner].memberships}?/suspend`, {});
		expect(answer.status).toBe(404);
	});

	test('control: the own registration is touched', async () => {
		const undone = await answerTo(`${drivePage}/registrations?/undo`, {
			registrationId: ids.A1.registrations ?? '',
			version: '7',
			operationId: crypto.randomUUID()
		});
		// Somebody else "saved" it before: only somebody who sees the row is told so.
		expect(undone.status).toBe(409);
		expect(undone.body).not.toBe(
			(await answerTo(`${drivePage}/registrations?/undo`, { registrationId: randomId, version: '7' })).body
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
