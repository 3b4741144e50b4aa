import { expect, test } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const words = wordsOf('vi');

test('an office has its numbers counted anew in the background, and is told that all agree', async ({
	page,
	context,
	baseURL
}) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	await page.goto('/collections');
	await page.getByRole('link', { name: words('recount_title'), exact: true }).click();
	await page.getByRole('button', { name: words('recount_ask') }).click();
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(words('recount_found_none')).first()).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000 });
});
