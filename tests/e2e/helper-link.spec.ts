import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { act, lineOf } from '../support/e2e-drive';
import { newName } from '../support/e2e-names';
import { routesOfBuild } from '../support/e2e-routes';
import { addDonor, firstIdOn, postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** What a device opens of the product: its drive, its desk and the form to register. */
const ITS_OWN = ['', '/board', '/match', '/registrations', '/registrations/new'].map(
	(page) => `/(app)/drives/[driveId=uuid]${page}`
);

test.use({ viewport: { width: 360, height: 740 } });

let drive: string;
let person: string;

/** Where a helper's phone works. */
const desk = () => drive.replace('/drives/', '/desk/');

/** Somebody who is expected at today's drive of the club. */
test.beforeAll(async ({ browser }, { project }) => {
	const url = project.use.baseURL ?? '';
	const admin = await browser.newContext({ baseURL: url });
	await signIn(admin, 'tho-xuan', url);
	drive = `/drives/${await firstIdOn(admin, '/drives?tab=running', '/drives/')}`;
	person = newName('Trịnh');
	const donorId = await addDonor(admin, { fullName: person, birthDate: '1990', weightClass: '50+' }, url);
	const sent = { donorId, operationId: v7() };
	const { status } = await postForm(admin, `${drive}/registrations/new?/register`, sent, url);
	expect(status).toBe(303);
	await admin.close();
});

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

/** Makes a link on the page of the drive and answers its address. */
async function makeLink(page: Page, context: BrowserContext, url: string): Promise<{ label: string; link: string }> {
	await signIn(context, 'tho-xuan', url);
	await page.goto(drive);
	await page.getByRole('link', { name: w('helper_title') }).click();
	const label = `Bàn ${v7()}`;
	await page.getByLabel(w('helper_label')).fill(label);
	await page.getByRole('button', { name: w('helper_make') }).click();
	await expect(page.getByText(w('helper_made', { label }))).toBeVisible();
	const section = page.getByRole('region', { name: label });
	await expect(section.getByRole('img', { name: w('helper_qr', { label }) })).toBeVisible();
	const address = await section.locator('code').innerText();
	return { label, link: new URL(address).pathname };
}

/** Opens a link on a phone and names it. */
async function comeIn(phone: Page, link: string, device: string): Promise<void> {
	await phone.goto(link);
	await phone.getByLabel(w('helper_device')).fill(device);
	await phone.getByRole('button', { name: w('helper_come_in') }).click();
	await expect(phone).toHaveURL(desk());
}

test('a helper’s phone comes in by the link, records an arrival, and finds a 404 everywhere else', async ({
	page,
	context,
	browser,
	baseURL
}) => {
	const url = baseURL ?? '';
	const { link } = await makeLink(page, context, url);
	const helper = await browser.newContext({ baseURL: url, viewport: { width: 360, height: 740 } });
	await prefer(helper, { language: 'vi' }, url);
	const phone = await helper.newPage();
	await comeIn(phone, link, 'Máy của Lan');
	await phone.goto(`${drive}/registrations?q=${encodeURIComponent(person)}`);
	await act(phone, person, w('desk_act_arrived'), w('registration_state_arrived'));
	await expect(lineOf(phone, person)).toContainText(w('registration_state_arrived'));

	const others = {
		drive: await firstIdOn(context, '/drives?tab=closed', '/drives/'),
		donor: await firstIdOn(context, '/donors', '/donors/'),
		club: await firstIdOn(context, '/clubs', '/clubs/')
	};
	const at = (route: string, driveId: string) =>
		route
			.replace(/\(\w+\)\/?/g, '')
			.replace('[driveId=uuid]', driveId)
			.replace('[donorId=uuid]', others.donor)
			.replace('[clubId=uuid]', others.club)
			.replace('[code]', '380');
	const statusOf = async (path: string) =>
		(await helper.request.get(path, { headers: { accept: 'text/html' }, maxRedirects: 0 })).status();

	const inside = (await routesOfBuild()).filter((route) => route.startsWith('/(app)/'));
	expect(inside.length).toBeGreaterThan(15);
	const expected = [
		...inside.map((route) => [at(route, drive.replace('/drives/', '')), ITS_OWN.includes(route) ? 200 : 404] as const),
		...inside.filter((route) => route.includes('[driveId')).map((route) => [at(route, others.drive), 404] as const)
	];
	const answers: Record<string, number> = {};
	const waiting = expected.map(([path]) => path);
	const asking = async () => {
		for (let path = waiting.shift(); path; path = waiting.shift()) answers[path] = await statusOf(path);
	};
	await Promise.all([asking(), asking(), asking(), asking()]);
	expect(answers).toEqual(Object.fromEntries(expected));
	// The first page is the desk.
	await phone.goto('/');
	await expect(phone).toHaveURL(desk());
	await helper.close();
});

test(
	'a helper reads that something needs a look, without a link to a page that is not theirs',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const { link } = await makeLink(page, context, url);
		const helper = await browser.newContext({ baseURL: url, serviceWorkers: 'block' });
		await prefer(helper, { language: 'vi' }, url);
		const phone = await helper.newPage();
		for (const one of [page, phone])
			await one.route(/\/api\/desk\//, async (route) => {
				const answer = await route.fetch();
				const roster = await answer.json();
				await route.fulfill({ response: answer, json: { ...roster, drive: { ...roster.drive, openDoubts: 3 } } });
			});
		await comeIn(phone, link, 'Máy của Mai');
		const told = w('day_looks', { count: 3 });
		await expect(phone.getByText(told)).toBeVisible();
		await expect(phone.getByRole('link', { name: told })).toHaveCount(0);
		await page.goto(desk());
		await expect(page.getByRole('link', { name: told })).toBeVisible();
		await helper.close();
	}
);

test(
	'a phone that is shut out is told so on its next request, and so are all when the link is revoked',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const { label, link } = await makeLink(page, context, url);
		const phones = await Promise.all([0, 1].map(() => browser.newContext({ baseURL: url })));
		const [one, two] = await Promise.all(phones.map((phone) => phone.newPage()));
		for (const phone of phones) await prefer(phone, { language: 'vi' }, url);
		await comeIn(one!, link, 'Máy một');
		await comeIn(two!, link, 'Máy hai');

		await page.reload();
		const section = page.getByRole('region', { name: label });
		const device = section.getByRole('listitem').filter({ hasText: 'Máy một' });
		await device.getByRole('button', { name: w('helper_shut_out_act') }).click();
		await expect(page.getByText(w('helper_shut_out'))).toBeVisible();
		await one!.reload();
		await expect(one!.getByText(w('day_no_right'))).toBeVisible();
		await one!.goto(`${drive}/registrations`);
		await expect(one!.getByRole('heading', { level: 1 })).toHaveText(w('helper_left_title'));
		await two!.goto(`${drive}/registrations`);
		await expect(two!).toHaveURL(`${drive}/registrations`);

		await section.getByRole('button', { name: w('helper_revoke') }).click();
		await two!.reload();
		await expect(two!.getByRole('heading', { level: 1 })).toHaveText(w('helper_left_title'));
		expect((await two!.goto(link))?.status()).toBe(410);
		await Promise.all(phones.map((phone) => phone.close()));
	}
);

test(
	'a phone that is asked to forget keeps nobody, and whoever asked reads when it had',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const { label, link } = await makeLink(page, context, url);
		const helper = await browser.newContext({ baseURL: url });
		await prefer(helper, { language: 'vi' }, url);
		const phone = await helper.newPage();
		await comeIn(phone, link, 'Máy bị mất');
		await expect(phone.getByRole('heading', { name: w('day_ready'), exact: true })).toBeVisible();
		const keptHere = () =>
			phone.evaluate(async () => ({
				databases: (await indexedDB.databases()).map(({ name }) => name),
				caches: await caches.keys()
			}));
		expect((await keptHere()).databases).toHaveLength(1);

		await page.reload();
		const device = page.getByRole('region', { name: label }).getByRole('listitem').filter({ hasText: 'Máy bị mất' });
		await device.getByRole('button', { name: w('device_forget') }).click();
		await expect(page.getByText(w('helper_forget_asked'))).toBeVisible();
		await expect(phone.getByText(w('day_forgotten'))).toBeVisible({ timeout: 20_000 });
		await expect.poll(keptHere).toEqual({ databases: [], caches: [] });
		await page.reload();
		await expect(device).toContainText(w('device_forgotten_at', { at: '' }).trim());
		await helper.close();
	}
);

test(
	'signing out of a phone says that the link lets it in again, and it does',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const { link } = await makeLink(page, context, url);
		const helper = await browser.newContext({ baseURL: url });
		await prefer(helper, { language: 'vi' }, url);
		const phone = await helper.newPage();
		await comeIn(phone, link, 'Máy của Huệ');
		const left = await postForm(helper, '/logout', {}, url);
		expect([left.status, left.location]).toEqual([303, '/help']);
		await phone.goto(`${drive}/registrations`);
		await expect(phone).toHaveURL(/login/);
		await comeIn(phone, link, 'Máy của Huệ');
		await helper.close();
	}
);
