import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { DeskRoster } from '../../src/lib/desk/roster';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { takeAlong } from '../support/e2e-desk';
import { newName } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

const saved = (page: Page, w: Words, count: number) => page.getByText(w('day_saved_here', { count }), { exact: true });
const sent = (page: Page, w: Words, count: number) => page.getByText(w('day_sent', { count }), { exact: true });

async function opened(page: Page, context: BrowserContext, language: Language, url: string): Promise<string> {
	await prefer(context, { language, theme: language === 'lo' ? 'dark' : 'light' }, url);
	await signIn(context, 'xam-neua', url);
	return takeAlong(page, context, wordsOf(language));
}

/** Somebody who is expected arrives; answers their name. */
async function arrives(page: Page, w: Words): Promise<string> {
	const act = `${w('day_act_arrive')}: `;
	const button = page.getByRole('button', { name: act }).first();
	const name = ((await button.getAttribute('aria-label')) ?? '').slice(act.length);
	await button.click();
	await expect(page.getByText(`${name}: ${w('registration_state_arrived')}`, { exact: true })).toBeVisible();
	return name;
}

const undoOf = (page: Page, w: Words, name: string) =>
	page.getByRole('button', { name: `${w('day_undo', { act: w('registration_state_arrived') })}: ${name}` });

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`a step with somebody is taken back by one tap after others came, and after the page was closed (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const path = await opened(page, context, language, baseURL ?? '');
		const name = await arrives(page, w);
		await arrives(page, w);
		await expect(sent(page, w, 2)).toBeVisible();
		await context.setOffline(true);
		await page.close();
		const again = await context.newPage();
		await again.goto(path);
		await expect(undoOf(again, w, name)).toBeHidden();
		await again.getByRole('searchbox').fill(name);
		expect([...(await axeProblems(again)), ...(await sidewaysProblems(again))]).toEqual([]);
		await undoOf(again, w, name).click();
		await expect(saved(again, w, 1)).toBeVisible();
		await again.getByRole('searchbox').fill(name);
		await expect(again.getByRole('button', { name: `${w('day_act_arrive')}: ${name}` })).toBeVisible();
		await expect(undoOf(again, w, name)).toBeHidden();

		await context.setOffline(false);
		await expect(sent(again, w, 1)).toBeVisible({ timeout: 20_000 });
		await again.reload();
		await again.getByRole('searchbox').fill(name);
		await expect(again.getByRole('button', { name: `${w('day_act_arrive')}: ${name}` })).toBeVisible();
	});

	test(`whoever walks in and may not give yet is told so without a network, and somebody decides (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await opened(page, context, language, baseURL ?? '');
		await context.setOffline(true);
		const name = newName('Vị');
		const form = await walkIn(page, w, name);
		const year = form.getByLabel(w('donor_field_birth_date'));
		await year.fill(String(new Date().getFullYear() - 16));
		const reason = form.getByLabel(w('override_reason'));
		await expect(reason).toBeVisible();
		expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))]).toEqual([]);
		await year.fill('1990');
		await expect(reason).toBeHidden();
		await year.fill(String(new Date().getFullYear() - 16));
		await form.getByRole('checkbox', { name: w('donor_field_consent') }).check();
		await form.getByRole('button', { name: w('day_act_register') }).click();
		await expect(form).toBeVisible();
		await reason.selectOption('staff_decided');
		await form.getByLabel(w('override_by')).fill('BS Ví Dụ');
		await form.getByRole('button', { name: w('day_act_register') }).click();
		await expect(saved(page, w, 1)).toBeVisible();
		await page.getByRole('searchbox').fill(name);
		await expect(page.getByText(w('day_decided'))).toBeVisible();

		const api = `/api${new URL(page.url()).pathname}`;
		await context.setOffline(false);
		const openDoubts = async () => ((await (await page.request.get(api)).json()) as DeskRoster).drive.openDoubts;
		const before = await openDoubts();
		await expect(sent(page, w, 1)).toBeVisible({ timeout: 20_000 });
		expect(await openDoubts()).toBe(before);
	});

	test(
		`what the server cannot read holds nothing else up, and is sent again or let go of (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			await page.addInitScript('delete globalThis.CompressionStream');
			await opened(page, context, language, baseURL ?? '');
			await context.setOffline(true);
			const names = [await arrives(page, w), await arrives(page, w), await arrives(page, w)];
			await unreadable(page, 1);
			await context.setOffline(false);
			await expect(sent(page, w, 2)).toBeVisible({ timeout: 20_000 });
			await expect(page.getByText(w('day_refused', { count: 1 }))).toBeVisible();
			await expect(page.getByRole('listitem').filter({ hasText: `${names[1]}: ${w('day_act_arrive')}` })).toBeVisible();
			expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))]).toEqual([]);

			await page.unroute(/\/operations$/);
			await page.getByRole('button', { name: w('day_refused_again') }).click();
			await expect(sent(page, w, 3)).toBeVisible();
			await expect(page.getByText(w('day_refused', { count: 1 }))).toBeHidden();

			await unreadable(page, 0);
			await arrives(page, w);
			await expect(page.getByText(w('day_refused', { count: 1 }))).toBeVisible();
			await page.getByText(w('day_refused_let_go'), { exact: false }).first().click();
			await page.getByRole('button', { name: w('day_refused_let_go_done') }).click();
			await expect(page.getByText(w('day_refused', { count: 1 }))).toBeHidden();
			await page.reload();
			await expect(saved(page, w, 0)).toBeVisible();
			await expect(page.getByText(w('day_refused', { count: 1 }))).toBeHidden();
		}
	);

	test(
		`what the browser throws away while the desk is open is told, and the list comes again (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			await opened(page, context, language, baseURL ?? '');
			await page.route(/\/operations$/, (route) => route.abort());
			await arrives(page, w);
			await expect(saved(page, w, 1)).toBeVisible();
			const session = await context.newCDPSession(page);
			const { origin } = new URL(page.url());
			await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage' });
			await expect(page.getByText(w('day_lost', { count: 1 }))).toBeVisible();
			await expect(saved(page, w, 0)).toBeVisible();
			await expect(page.getByRole('button', { name: `${w('day_act_arrive')}: ` }).first()).toBeVisible({
				timeout: 20_000
			});
			await arrives(page, w);
			await expect(saved(page, w, 1)).toBeVisible();
		}
	);
}

/** Opens the form of somebody new. */
async function walkIn(page: Page, w: Words, name: string) {
	await page.getByRole('searchbox').fill(name);
	await page.getByRole('button', { name: w('day_act_register'), exact: true }).click();
	return page.getByRole('form', { name: `${w('day_act_register')}: ${name}` });
}

/** On the way to the server one of the operations that wait becomes one that no server knows, always the same. */
async function unreadable(page: Page, place: number): Promise<void> {
	let which = '';
	await page.route(/\/operations$/, async (route) => {
		const body = route.request().postDataJSON() as { operations: { id: string; act: string }[] };
		which ||= body.operations[place]?.id ?? '';
		const operations = body.operations.map((one) => (one.id === which ? { ...one, act: 'from-tomorrow' } : one));
		await route.continue({ postData: JSON.stringify({ ...body, operations }) });
	});
}
