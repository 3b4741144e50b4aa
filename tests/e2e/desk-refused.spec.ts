import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { takeAlong, signOut } from '../support/e2e-desk';
import { firstIdOn, prefer, signIn, type DemoName } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

const club = 'hoang-hoa';

/** Does the first act that reception offers, of somebody else each time. */
async function arrive(page: Page, w: Words): Promise<void> {
	await page
		.getByRole('button', { name: `${w('day_act_arrive')}: ` })
		.first()
		.click();
}

const saved = (page: Page, w: Words, count: number) => page.getByText(w('day_saved_here', { count }), { exact: true });

/** A desk on a device of somebody of the club, which has no way to the server until it is let. */
async function apart(page: Page, context: BrowserContext, language: Language, url: string): Promise<string> {
	await prefer(context, { language, theme: language === 'lo' ? 'dark' : 'light' }, url);
	await signIn(context, club, url);
	const path = await takeAlong(page, context, wordsOf(language));
	await page.route(/\/api\/desk\//, (route) => route.abort());
	return path;
}

/** Ends a session without a word to the device, and lets somebody sign in there. */
async function changesHands(context: BrowserContext, name: DemoName, url: string): Promise<void> {
	await context.clearCookies({ name: 'session' });
	await signIn(context, name, url);
}

/** Room for an empty database, and for no list of people in it; and no more at all. */
const ALMOST_NONE = 20_000;
const NONE = 1;

/** Opens a desk in a browser that has so many bytes of room left. */
async function arrivesAtFull(
	page: Page,
	context: BrowserContext,
	{ language, bytes, url }: { language: Language; bytes: number; url: string }
) {
	await prefer(context, { language, theme: 'light' }, url);
	await signIn(context, club, url);
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await page.goto('/give');
	const room = await storageOf(page);
	await room.limit(bytes);
	await page.goto(`/desk/${drive}`);
	return room;
}

/** What the browser keeps of the product besides cookies, or may keep. */
async function storageOf(page: Page) {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	return {
		limit: (quotaSize?: number) => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize }),
		throwAway: () =>
			session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage,service_workers' })
	};
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`a full device says what it does not keep, and keeps it once there is room (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const room = await arrivesAtFull(page, context, { language, bytes: ALMOST_NONE, url: baseURL ?? '' });
		await expect(page.getByText(w('day_list_not_kept'))).toBeVisible();
		await room.limit(NONE);
		await page.route(/\/api\/desk\//, (route) => route.abort());
		await arrive(page, w);
		await expect(page.getByText(w('day_device_full'))).toBeVisible();
		await expect(saved(page, w, 0)).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);
		await room.limit();
		await arrive(page, w);
		await expect(page.getByText(w('day_device_full'))).toBeHidden();
		await expect(saved(page, w, 1)).toBeVisible();
	});

	test(`what the browser threw away is told, and the device makes itself ready again (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const path = await apart(page, context, language, baseURL ?? '');
		await arrive(page, w);
		await arrive(page, w);
		await expect(saved(page, w, 2)).toBeVisible();
		const elsewhere = await context.newPage();
		await elsewhere.goto('/login');
		await page.close();
		await (await storageOf(elsewhere)).throwAway();

		await elsewhere.goto(path);
		await expect(elsewhere.getByText(w('day_lost', { count: 2 }))).toBeVisible();
		await expect(elsewhere.getByRole('heading', { name: w('day_ready'), exact: true })).toBeVisible();
		await expect(saved(elsewhere, w, 0)).toBeVisible();
		expect(await axeProblems(elsewhere)).toEqual([]);
		await elsewhere.reload();
		await elsewhere.getByRole('button', { name: w('day_lost_known') }).click();
		await expect(elsewhere.getByText(w('day_lost', { count: 2 }))).toBeHidden();
		await elsewhere.reload();
		await expect(elsewhere.getByRole('heading', { name: w('day_ready'), exact: true })).toBeVisible();
		await expect(elsewhere.getByText(w('day_lost', { count: 2 }))).toBeHidden();
	});

	test(
		`a session that is over leaves what waits, and whoever signs in again sends it (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			const path = await apart(page, context, language, baseURL ?? '');
			await arrive(page, w);
			await context.clearCookies({ name: 'session' });
			await page.unroute(/\/api\/desk\//);
			await expect(page.getByText(w('day_signed_out'))).toBeVisible({ timeout: 20_000 });
			await expect(saved(page, w, 1)).toBeVisible();
			const way = page.getByRole('link', { name: w('day_sign_in'), exact: true });
			expect(await way.getAttribute('href')).toBe(`/login?next=${encodeURIComponent(path)}`);

			await signIn(context, club, baseURL ?? '');
			await expect(page.getByText(w('day_sent', { count: 1 }), { exact: true })).toBeVisible({ timeout: 20_000 });
			await expect(saved(page, w, 0)).toBeVisible();
			await expect(page.getByText(w('day_signed_out'))).toBeHidden();
		}
	);

	test(
		`nobody sends as theirs what another one did on the device (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			const path = await apart(page, context, language, baseURL ?? '');
			await arrive(page, w);
			await changesHands(context, 'thanh-hoa', baseURL ?? '');
			await page.unroute(/\/api\/desk\//);
			const refusal = page.waitForResponse((answer) => answer.url().endsWith('/operations'));
			await page.goto(path);
			expect((await refusal).status()).toBe(421);
			await expect(page.getByText(w('day_of_others', { count: 1 }))).toBeVisible();
			await expect(saved(page, w, 1)).toBeVisible();
			expect(await axeProblems(page)).toEqual([]);

			await changesHands(context, club, baseURL ?? '');
			await page.reload();
			await expect(page.getByText(w('day_sent', { count: 1 }), { exact: true })).toBeVisible({ timeout: 20_000 });
			await expect(page.getByText(w('day_of_others', { count: 1 }))).toBeHidden();
		}
	);

	test(`nobody signs out over what waits on the device (${language})`, async ({ page, context, baseURL }) => {
		await apart(page, context, language, baseURL ?? '');
		await arrive(page, w);
		await expect(saved(page, w, 1)).toBeVisible();
		const elsewhere = await context.newPage();
		await elsewhere.goto('/drives');
		await signOut(elsewhere, w);
		await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(w('logout_unsent_title'));
		await expect(elsewhere.getByText(w('logout_unsent_text', { count: 1 }))).toBeVisible();
	});

	test(`without a camera, or where it is refused, one is told why and goes on typing (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await apart(page, context, language, baseURL ?? '');
		await scanInVain(page, w, w('day_camera_none'));
		await page.evaluate(() => {
			navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
		});
		await scanInVain(page, w, w('day_camera_refused'));
	});
}

test(
	'what another one did is sent by whoever answers for it, who says so',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		const path = await apart(page, context, 'vi', baseURL ?? '');
		await arrive(page, w);
		await changesHands(context, 'thanh-hoa', baseURL ?? '');
		await page.unroute(/\/api\/desk\//);
		await page.goto(path);
		await page.getByRole('button', { name: w('day_take_over') }).click();
		await expect(page.getByText(w('day_sent', { count: 1 }), { exact: true })).toBeVisible({ timeout: 20_000 });
		await expect(page.getByText(w('day_of_others', { count: 1 }))).toBeHidden();
	}
);

test('a browser that keeps nothing says so and leads to the list on the web', async ({ page, context, baseURL }) => {
	const w = wordsOf('vi');
	await arrivesAtFull(page, context, { language: 'vi', bytes: NONE, url: baseURL ?? '' });
	await expect(page.getByText(w('day_keeps_nothing'))).toBeVisible();
	await page.getByRole('link', { name: w('day_on_the_web') }).click();
	await expect(page).toHaveURL(/\/registrations$/);
});

/** Asks for the camera, reads why there is none, and finds somebody by typing. */
async function scanInVain(page: Page, w: Words, why: string): Promise<void> {
	await page.getByRole('button', { name: w('day_scan'), exact: true }).click();
	const dialog = page.getByRole('dialog', { name: w('day_scan_title') });
	await expect(dialog.getByRole('status')).toHaveText(why);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	const field = page.getByRole('searchbox');
	await field.fill('zzzz');
	await expect(page.getByText(w('day_none_found'))).toBeVisible();
}
