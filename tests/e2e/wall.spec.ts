import { expect, test } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const words = wordsOf('vi');
const lead = (text: string) => text.split('{')[0] ?? '';

test('a wall shows the year, asks every minute without using the session, and keeps the last figures while the network is away', async ({
	page,
	context,
	baseURL
}) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	await page.clock.install();
	await page.goto('/collections/wall');
	const units = page.locator('[data-measure="units"]');
	await expect(units).toHaveText(/\d/);
	const shown = await units.textContent();

	const asked = page.waitForRequest('**/collections/wall/figures');
	await page.clock.runFor(61_000);
	expect((await asked).headers()['x-poll']).toBe('1');

	await context.setOffline(true);
	await page.clock.runFor(61_000);
	await expect(page.getByRole('status')).toContainText(lead(words('wall_offline')));
	await expect(units).toHaveText(shown ?? '');

	await context.setOffline(false);
	await page.clock.runFor(61_000);
	await expect(page.getByRole('status')).toContainText(lead(words('wall_as_of')));
	await page.getByRole('link', { name: words('wall_leave') }).click();
	await expect(page).toHaveURL(/\/collections$/);
});
