import { expect, test, type Page } from '@playwright/test';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { signOut, takeAlong } from '../support/e2e-desk';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

const saved = (page: Page, w: Words, count: number) => page.getByText(w('day_saved_here', { count }), { exact: true });

/** The first line of a station that offers an act, and whose it is. */
async function firstTo(page: Page, act: string) {
	const button = page.getByRole('button', { name: `${act}: ` }).first();
	const name = ((await button.getAttribute('aria-label')) ?? '').slice(`${act}: `.length);
	return { button, name };
}

/** What a thumb is to hit and is lower than 48 px. */
const tooLow = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('main button, main a, main input[type=search]')].flatMap((one) => {
			const { height } = one.getBoundingClientRect();
			return height > 0 && height < 48 ? [`${one.textContent.trim()} ${height}`] : [];
		})
	);

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`a desk opens without a network after a cold start, finds people, keeps an act and sends it later (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await prefer(context, { language, theme: language === 'lo' ? 'dark' : 'light' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		const path = await takeAlong(page, context, w);
		expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))]).toEqual([]);
		expect(await tooLow(page)).toEqual([]);

		await context.setOffline(true);
		await page.close();
		const cold = await context.newPage();
		await cold.goto(path);
		await expect(cold.locator('html')).toHaveAttribute('lang', language);
		await expect(cold.getByText(w('day_away'))).toBeVisible();
		const { button, name } = await firstTo(cold, w('day_act_arrive'));
		await cold
			.getByRole('searchbox')
			.fill(name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'));
		await expect(cold.getByText(name, { exact: true })).toBeVisible();
		await cold.getByRole('searchbox').fill('');
		await button.click();
		await expect(saved(cold, w, 1)).toBeVisible();
		await expect(cold.getByText(`${name}: ${w('registration_state_arrived')}`)).toBeVisible();

		await cold.close();
		const again = await context.newPage();
		await again.goto(path);
		await expect(saved(again, w, 1)).toBeVisible();
		await again.getByRole('tab', { name: new RegExp(`^${w('day_station_medical')}`) }).click();
		await expect(again.getByText(name, { exact: true })).toBeVisible();

		await context.setOffline(false);
		await expect(saved(again, w, 0)).toBeVisible({ timeout: 20_000 });
		await expect(again.getByText(w('day_sent', { count: 1 }), { exact: true })).toBeVisible();
	});
}

test(
	'nobody signs out while something waits on the device, and nobody of the drive stays behind after',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		const path = await takeAlong(page, context, w);
		await page.route(/\/api\/desk\//, (route) => route.abort());
		const { button } = await firstTo(page, w('day_act_arrive'));
		await button.click();
		await expect(saved(page, w, 1)).toBeVisible();

		const elsewhere = await context.newPage();
		await elsewhere.goto('/drives');
		await signOut(elsewhere, w);
		await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(w('logout_unsent_title'));
		await elsewhere.getByRole('link', { name: w('drive_desk') }).click();
		await expect(elsewhere.getByText(w('day_sent', { count: 1 }), { exact: true })).toBeVisible({ timeout: 20_000 });
		await page.close();

		await elsewhere.goto('/drives');
		await signOut(elsewhere, w);
		await expect(elsewhere).toHaveURL(/\/login/);
		await elsewhere.goto(path);
		await expect(elsewhere.getByText(w('day_not_here_title'))).toBeVisible();
	}
);
