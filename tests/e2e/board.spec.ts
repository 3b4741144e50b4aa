import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { truth } from '../support/e2e-accounts';
import { Line } from '../support/cut-line';
import { axeProblems, listenForComplaints, reportBreaches, sidewaysProblems } from '../support/e2e-checks';
import { newName } from '../support/e2e-names';
import { firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
	await signIn(context, 'tho-xuan', baseURL ?? '');
});

/** The club's drive of today, with room for whoever is registered here. */
async function runningDrive(context: BrowserContext): Promise<string> {
	const id = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await truth('update drives set capacity = capacity + 20 where id = $1', [id]);
	return id;
}

const registered = (page: Page) => page.locator('[data-figure="registered"]').first();
const numberOf = async (page: Page) => Number((await registered(page).textContent())?.replace(/\D/g, ''));

/** Registers somebody new at a drive, as the page's form sends it. */
async function registerOne(context: BrowserContext, driveId: string, baseURL = ''): Promise<void> {
	const answer = await context.request.post(`/drives/${driveId}/registrations?/register`, {
		headers: { origin: baseURL, 'x-sveltekit-action': 'true', accept: 'application/json' },
		form: {
			operationId: crypto.randomUUID(),
			donorId: '',
			confirmNew: 'true',
			fullName: newName('Lê'),
			sex: 'female',
			birthDate: '1991-04-05',
			consentRegistration: 'true'
		}
	});
	expect(await answer.text()).toMatch(/"type":"(success|redirect)"/);
}

/** The figure on an open page grows with a registration that is made elsewhere, without a reload. */
async function grows(page: Page, context: BrowserContext, driveId: string, baseURL = '') {
	const before = await numberOf(page);
	await registerOne(context, driveId, baseURL);
	await expect.poll(() => numberOf(page)).toBeGreaterThan(before);
}

test('an open board follows the desk, also after its line was cut, and says so meanwhile', async ({
	page,
	context,
	baseURL
}) => {
	const complaints = listenForComplaints(page);
	await reportBreaches(page);
	const driveId = await runningDrive(context);
	const line = await Line.to(baseURL ?? '');
	await page.goto(`${line.address}/drives/${driveId}/board`);
	await page.evaluate(() => ((window as { stays?: boolean }).stays = true));
	await grows(page, context, driveId, baseURL);
	expect(complaints).toEqual([]);

	const cut = page.locator('[data-cut]');
	await expect(cut).toBeHidden();
	await line.cut();
	await expect(cut).toBeVisible();
	await expect(cut).toContainText(w('board_cut'));
	await expect(cut).toContainText(/\d\d:\d\d:\d\d/);
	const before = await numberOf(page);
	await registerOne(context, driveId, baseURL);
	await line.mend();
	await expect(cut).toBeHidden();
	await expect.poll(() => numberOf(page)).toBeGreaterThan(before);
	await grows(page, context, driveId, baseURL);
	expect(await page.evaluate(() => (window as { stays?: boolean }).stays)).toBe(true);
	await line.cut();
});

test(
	'a board asks every two seconds where nothing can be listened to',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const driveId = await runningDrive(context);
		let refused = 0;
		await page.route('**/board/live', async (route) => {
			if (route.request().headers().accept !== 'text/event-stream') return route.continue();
			refused += 1;
			await route.fulfill({ status: 503 });
		});
		await page.goto(`/drives/${driveId}/board`);
		await grows(page, context, driveId, baseURL);
		expect(refused).toBe(1);
		await expect(page.locator('[data-cut]')).toBeHidden();
	}
);

test('a screen in the hall shows totals to whoever has its link, until it is taken back', async ({
	page,
	context,
	browser,
	baseURL
}) => {
	const driveId = await runningDrive(context);
	await page.goto(`/drives/${driveId}/board/links`);
	await page.getByLabel(w('hall_label')).fill('Sân khấu lớn');
	await page.getByRole('button', { name: w('helper_make') }).click();
	const screen = page.getByRole('region', { name: 'Sân khấu lớn' }).first();
	const address = (await screen.locator('code').textContent()) ?? '';
	expect(address).toMatch(/\/hall\/[\w-]{43}$/);

	const hall = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	await prefer(hall, { language: 'vi', theme: 'dark' }, baseURL ?? '');
	const shown = await hall.newPage();
	await shown.goto(new URL(address).pathname);
	expect(await axeProblems(shown)).toEqual([]);
	await grows(shown, context, driveId, baseURL);
	await shown.setViewportSize({ width: 360, height: 740 });
	expect(await sidewaysProblems(shown)).toEqual([]);

	await screen.getByRole('button', { name: w('helper_revoke') }).click();
	await expect(page.getByText(w('hall_revoked'))).toBeVisible();
	expect((await shown.goto(new URL(address).pathname))?.status()).toBe(410);
	await expect(shown.getByRole('heading', { level: 1 })).toHaveText(w('error_410_title'));
	await hall.close();
});

test('the drives of today stand side by side and follow their desks', async ({ page, context, baseURL }) => {
	const driveId = await runningDrive(context);
	await page.goto('/drives/board');
	const line = page.locator(`[data-board="${driveId}"]`);
	const figure = line.locator('[data-figure="registered"]');
	const before = Number((await figure.textContent())?.replace(/\D/g, ''));
	await registerOne(context, driveId, baseURL);
	await expect.poll(async () => Number((await figure.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(before);
});

test('without script a board is whole and says of when it is', async ({ browser, context, baseURL }) => {
	const driveId = await runningDrive(context);
	const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
	const page = await plain.newPage();
	await page.goto(`${baseURL}/drives/${driveId}/board`);
	await expect(registered(page)).toHaveText(/^\d/);
	await expect(page.getByText(w('board_as_of'))).toContainText(/\d\d:\d\d:\d\d/);
	await expect(page.getByRole('table', { name: w('board_hours') })).toBeVisible();
	await plain.close();
});
