import { expect, test } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';

for (const [language, heading] of [
	['vi', /^Xã \p{Lu}/u],
	['lo', /^ຕາແສງ/],
	['en', /^\p{Lu}.* commune$/u]
] as const) {
	test(`the page of an area is headed as the line that leads to it, with a capital (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await prefer(context, { language }, baseURL ?? '');
		await signIn(context, 'admin', baseURL ?? '');
		await page.goto('/areas');
		const link = page.locator('main td').getByRole('link', { name: heading }).first();
		const name = await link.innerText();
		await link.click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	});
}
