import { expect, test, type Page } from '@playwright/test';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { newName } from '../support/e2e-names';
import { firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

/** Answers all three questions, as somebody does who has followed the link. */
async function answer(page: Page, w: Words, address: string, comment = ''): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('feedback_ask'));
	for (const question of ['again', 'waiting', 'kindness'] as const)
		await page
			.getByRole('group', { name: w(`feedback_${question}`) })
			.getByLabel(w('feedback_mark_4'))
			.check();
	await page.getByLabel(w('feedback_comment')).fill(comment);
	await page.getByRole('button', { name: w('feedback_send') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('feedback_thanks'));
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test(
			'people answer by the link of the hall, the club reads it, hides a comment and takes that back',
			{ tag: '@full' },
			async ({ page, browser, context, baseURL }) => {
				await prefer(context, { language, theme: 'light' }, baseURL ?? '');
				await signIn(context, 'hoang-hoa', baseURL ?? '');
				const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
				await page.goto(`/drives/${drive}/feedback`);
				const { pathname } = new URL((await page.locator('#hall-address').textContent()) ?? '');

				const hall = await browser.newContext({ javaScriptEnabled: false, baseURL });
				await prefer(hall, { language, theme: 'light' }, baseURL ?? '');
				const visitor = await hall.newPage();
				const comment = newName('Chờ lâu');
				await answer(visitor, w, pathname, comment);
				for (let nth = 0; nth < 4; nth++) await answer(visitor, w, pathname);
				expect((await visitor.goto(`${pathname}?once=invented`))?.status()).toBe(404);
				await hall.close();

				await page.reload();
				const said = page.getByRole('listitem').filter({ hasText: comment });
				await expect(page.getByRole('heading', { name: w('feedback_again_read') })).toBeVisible();
				await said.getByRole('button', { name: w('feedback_hide') }).click();
				await expect(said).toHaveCount(0);
				await page.getByRole('button', { name: w('ui_undo') }).click();
				await expect(said).toHaveCount(1);
			}
		);

		test('a drive ahead says how many units to expect, and how good such forecasts were', async ({
			page,
			context,
			baseURL
		}) => {
			await prefer(context, { language, theme: 'light' }, baseURL ?? '');
			await signIn(context, 'hoang-hoa', baseURL ?? '');
			await page.goto(`/drives/${await firstIdOn(context, '/drives?tab=running', '/drives/')}`);
			await page.getByRole('link', { name: w('forecast_more') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('forecast_title'));
			const quality = page.getByRole('region', { name: w('forecast_quality') });
			await expect(quality.getByRole('row')).toHaveCount(4);
		});
	});
}

test.describe('with scripts', () => {
	test.use({ javaScriptEnabled: true, viewport: { width: 360, height: 740 } });

	test(
		'what the forecast and the answers look like passes axe, and nothing sticks out',
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			await prefer(context, { language: 'vi', theme: 'dark' }, baseURL ?? '');
			await signIn(context, 'hoang-hoa', baseURL ?? '');
			const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
			await page.goto(`/drives/${drive}/feedback`);
			const { pathname } = new URL((await page.locator('#hall-address').textContent()) ?? '');
			for (const path of [`/drives/${drive}/forecast`, `/drives/${drive}/feedback`, pathname, `${pathname}?thanks`]) {
				await page.goto(path);
				expect([...(await axeProblems(page)), ...(await sidewaysProblems(page))], path).toEqual([]);
			}
		}
	);
});
