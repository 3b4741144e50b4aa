import { expect, test, type Browser, type BrowserContext } from '@playwright/test';
import { v7 } from 'uuid';
import { routesOfBuild } from '../support/e2e-routes';
import { addDonor, firstIdOn, postForm, prefer, signIn, type DemoName } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

/** Forms behind the pages of a drive, a donor and a club: the route and the name of its action. */
const FORMS = [
	['/drives/[driveId=uuid]', '?/status'],
	['/drives/[driveId=uuid]/edit', ''],
	['/drives/[driveId=uuid]/result', ''],
	...['make', 'revoke', 'shutOut', 'forget'].map(
		(action) => ['/drives/[driveId=uuid]/helpers', `?/${action}`] as const
	),
	['/drives/[driveId=uuid]/registrations/new', '?/register'],
	...['register', 'confirm', 'arrive', 'fit', 'leave', 'noShow', 'cancel', 'defer', 'donate', 'undo'].map(
		(action) => ['/drives/[driveId=uuid]/registrations', `?/${action}`] as const
	),
	...['make', 'edit', 'revoke'].map((action) => ['/drives/[driveId=uuid]/groups', `?/${action}`] as const),
	...['match', 'add'].map((action) => ['/drives/[driveId=uuid]/match', `?/${action}`] as const),
	['/drives/[driveId=uuid]/no-shows', ''],
	...['settle', 'move'].map((action) => ['/drives/[driveId=uuid]/places', `?/${action}`] as const),
	...['choose', 'record'].map((action) => ['/drives/[driveId=uuid]/venue', `?/${action}`] as const),
	...['add', 'assign', 'answer', 'remove'].map((action) => ['/drives/[driveId=uuid]/team', `?/${action}`] as const),
	...['begin', 'add', 'tick', 'move', 'remove', 'restore'].map(
		(action) => ['/drives/[driveId=uuid]/checklist', `?/${action}`] as const
	),
	...['add', 'takeOff', 'remove'].map((action) => ['/drives/checklists/[templateId=uuid]', `?/${action}`] as const),
	...['archive', 'restore'].map((action) => ['/venues/[venueId=uuid]', `?/${action}`] as const),
	['/venues/[venueId=uuid]/edit', ''],
	...['edit', 'archive', 'restore', 'remove'].map(
		(action) => ['/volunteers/[volunteerId=uuid]', `?/${action}`] as const
	),
	['/donors/[donorId=uuid]', '?/lift'],
	['/donors/[donorId=uuid]/card', '?/replace'],
	['/donors/[donorId=uuid]/edit', ''],
	...['agree', 'withdraw', 'restrict', 'unrestrict'].map(
		(action) => ['/donors/[donorId=uuid]', `?/${action}`] as const
	),
	['/donors/[donorId=uuid]/erase', ''],
	['/donors/[donorId=uuid]/held', '?/show'],
	...['merge', 'undo'].map((action) => ['/donors/[donorId=uuid]/merge', `?/${action}`] as const),
	...['columns', 'decide', 'start', 'stop', 'cancel', 'undo'].map(
		(action) => ['/donors/imports/[importId=uuid]', `?/${action}`] as const
	),
	...['?/note', '?/again'].map((action) => ['/reports/[reportId=uuid]', action] as const),
	['/reports/[reportId=uuid]/write', ''],
	['/reports/[reportId=uuid]/confirm', ''],
	['/clubs/[clubId=uuid]', ''],
	...['suspend', 'resume', 'limit', 'end', 'renew', 'takeBack', 'handOver', 'resetFactor', 'giveCode'].map(
		(action) => ['/people/[membershipId=uuid]', `?/${action}`] as const
	)
] as const;

/** Pages that the office of the province alone opens. */
const OF_OFFICE = [
	'/(app)/donors/[donorId=uuid]/erase',
	'/(app)/drives/calendar/days/[dayId=uuid]',
	'/(app)/thanks/milestones/[milestoneId=uuid]'
];

/** What has nothing to hand out while nobody has taken the list in, or confirmed the report. */
const EMPTY = ['/(app)/donors/imports/[importId=uuid]/rejected.xlsx', '/(app)/reports/[reportId=uuid]/archive.zip'];

const NAMES = [
	'driveId',
	'donorId',
	'clubId',
	'membershipId',
	'importId',
	'milestoneId',
	'venueId',
	'volunteerId',
	'templateId',
	'dayId',
	'reportId'
] as const;

type Ids = Record<(typeof NAMES)[number], string>;

/** A session of its own, beside the one of the test. */
async function contextOf(browser: Browser, name: DemoName, url: string): Promise<BrowserContext> {
	const context = await browser.newContext({ baseURL: url });
	await prefer(context, { language: 'vi' }, url);
	await signIn(context, name, url);
	return context;
}

/** A list that somebody's club has begun to bring in. */
async function begunList(context: BrowserContext, url: string): Promise<string> {
	const page = await (await context.request.get('/donors/imports/new', { headers: { accept: 'text/html' } })).text();
	const clubId = page.match(/name="clubId" value="([^"]+)"/)?.[1] ?? '';
	const text = 'Họ và tên;Năm sinh\nLê Thị Riêng Một Mình;1991';
	const { location } = await postForm(context, '/donors/imports/new', { clubId, text }, url);
	return location?.split('/').at(-1) ?? '';
}

/** A checklist that somebody's club has made. */
async function madeTemplate(context: BrowserContext, url: string): Promise<string> {
	const page = await (await context.request.get('/drives/checklists', { headers: { accept: 'text/html' } })).text();
	const owner = page.match(/name="owner" value="([^"]+)"/)?.[1] ?? '';
	const { location } = await postForm(context, '/drives/checklists?/add', { owner, name: 'Riêng Một Mình' }, url);
	return location?.split('/').at(-1) ?? '';
}

/** A day that an office has closed for drives. */
async function closedDay(context: BrowserContext, url: string): Promise<string> {
	const days = '/drives/calendar/days';
	const closed = { id: v7(), provinceCode: 'VN-21', name: 'Riêng Một Mình', startsOn: '2026-12-29' };
	await postForm(context, `${days}?/add`, closed, url);
	return firstIdOn(context, `${days}?year=2026`, `${days}/`);
}

/** A report that somebody's club has begun. */
async function begunReport(context: BrowserContext, url: string): Promise<string> {
	const page = await (await context.request.get('/reports', { headers: { accept: 'text/html' } })).text();
	const whose = page.match(/name="whose"[\s\S]*?<option value="([^"]+)"/)?.[1] ?? '';
	const { location } = await postForm(context, '/reports', { kind: 'month', month: '1', year: '2019', whose }, url);
	return location?.split('/').at(-1) ?? '';
}

const at = (route: string, ids: Ids) =>
	route.replace(/\(\w+\)\//g, '').replace(/\[(\w+)=uuid\]/, (_, name: keyof Ids) => ids[name]);

/** What an answer says, without what differs from one request to the next: ids, nonces, how long the session still has. */
const plain = (body: string) =>
	body
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
		.replace(/nonce="[^"]*"/g, '')
		.replace(/\b\d{5,8}\b/g, '');

async function get(context: BrowserContext, path: string, accept = 'text/html') {
	const answer = await context.request.get(path, { headers: { accept }, maxRedirects: 0 });
	return { status: answer.status(), body: plain(await answer.text()) };
}

let [foreign, random]: Ids[] = [];
let [own, stranger, office]: BrowserContext[] = [];

test.beforeAll(async ({ browser }, { project }) => {
	const url = project.use.baseURL ?? '';
	own = await contextOf(browser, 'tho-xuan', url);
	stranger = await contextOf(browser, 'hoang-hoa', url);
	office = await contextOf(browser, 'thanh-hoa', url);
	foreign = {
		driveId: await firstIdOn(own, '/drives?tab=running', '/drives/'),
		donorId: await addDonor(own, { fullName: 'Lê Thị Riêng Một Mình', birthDate: '1991' }, url),
		clubId: await firstIdOn(own, '/clubs', '/clubs/'),
		membershipId: await firstIdOn(own, '/people', '/people/'),
		importId: await begunList(own, url),
		milestoneId: await firstIdOn(office, '/thanks/milestones', '/thanks/milestones/'),
		venueId: await firstIdOn(own, '/venues', '/venues/'),
		volunteerId: await firstIdOn(own, '/volunteers', '/volunteers/'),
		templateId: await madeTemplate(own, url),
		dayId: await closedDay(office, url),
		reportId: await begunReport(own, url)
	};
	random = Object.fromEntries(NAMES.map((name) => [name, v7()])) as Ids;
});

test.afterAll(async () => {
	await Promise.all([own?.close(), stranger?.close(), office?.close()]);
});

/** The page of the desk holds no data: it is the same for every id. */
const SHELL = '/(public)/desk/[driveId=uuid]';

test(
	'every page of a foreign drive, donor or club is the same 404 as that of a random id',
	{ tag: '@full' },
	async () => {
		const routes = (await routesOfBuild()).filter((route) => route.includes('=uuid]'));
		expect(routes.length).toBeGreaterThan(6);
		for (const route of routes) {
			const opener = OF_OFFICE.includes(route) ? office : own;
			const status = EMPTY.includes(route) ? 404 : 200;
			expect.soft(await get(opener!, at(route, foreign!)), `${route} for its own`).toMatchObject({ status });
			const there = await get(stranger!, at(route, foreign!));
			expect.soft(there.status, route).toBe(route === SHELL ? 200 : 404);
			expect.soft(there, route).toEqual(await get(stranger!, at(route, random!)));
		}
	}
);

test('the data behind those pages is the same 404 too', { tag: '@full' }, async () => {
	for (const route of (await routesOfBuild()).filter((one) => one.includes('=uuid]'))) {
		const data = (ids: Ids) => `${at(route, ids)}/__data.json`;
		const there = await get(stranger!, data(foreign!), '*/*');
		expect.soft(there, route).toEqual(await get(stranger!, data(random!), '*/*'));
		if (route !== SHELL) expect.soft(there.body, route).toContain('404');
	}
});

test(
	'every form of a foreign drive, donor or club is answered like that of a random id',
	{ tag: '@full' },
	async ({ baseURL }) => {
		for (const [route, action] of FORMS) {
			const sent = { registrationId: v7(), operationId: v7(), version: '1', status: 'cancelled', reason: 'thử' };
			const [there, nowhere] = await Promise.all(
				[foreign!, random!].map((ids) => postForm(stranger!, `${at(route, ids)}${action}`, sent, baseURL ?? ''))
			);
			expect.soft(there?.status, `${route}${action}`).toBe(404);
			expect.soft(plain(there?.body ?? ''), `${route}${action}`).toBe(plain(nowhere?.body ?? '-'));
		}
	}
);

test('a foreign donor cannot be registered at a drive of one’s own: the answer is that for a random id', async ({
	baseURL
}) => {
	const drive = await firstIdOn(stranger!, '/drives?tab=running', '/drives/');
	const [there, nowhere] = await Promise.all(
		[foreign!, random!].map(({ donorId }) =>
			postForm(
				stranger!,
				`/drives/${drive}/registrations/new?/register&donor=${donorId}`,
				{ donorId, operationId: v7() },
				baseURL ?? ''
			)
		)
	);
	expect(there?.status).toBe(nowhere?.status);
	expect(there?.status).toBeGreaterThanOrEqual(400);
	expect(plain(there?.body ?? '')).toBe(plain(nowhere?.body ?? '-'));
});

test('a search finds no foreign donor, and no file names a foreign club', async ({ baseURL }) => {
	const search = (context: BrowserContext) =>
		context.request.post('/api/donors/search', {
			data: { q: 'Lê Thị Riêng Một Mình' },
			headers: { origin: new URL(baseURL ?? '').origin }
		});
	expect(await (await search(own!)).text()).toContain(foreign!.donorId);
	expect(await (await search(stranger!)).text()).not.toContain(foreign!.donorId);

	const file = '/collections/units.csv?by=club';
	expect((await get(own!, file, '*/*')).body).toContain('Thọ Xuân');
	expect((await get(stranger!, file, '*/*')).body).not.toContain('Thọ Xuân');
	const only = `${file}&club=${foreign!.clubId}`;
	expect(await get(stranger!, only, '*/*')).toEqual(await get(stranger!, `${file}&club=${random!.clubId}`, '*/*'));
});

test('whoever may not see numbers is told none about a club, instead of zero', async ({ browser, baseURL }) => {
	const numbers = wordsOf('vi')('club_units_this_year');
	const admin = await contextOf(browser, 'admin', baseURL ?? '');
	expect((await get(own!, '/clubs')).body).toContain(numbers);
	const clubs = await get(admin, '/clubs');
	expect(clubs.status).toBe(200);
	expect(clubs.body).not.toContain(numbers);
	await admin.close();
});
