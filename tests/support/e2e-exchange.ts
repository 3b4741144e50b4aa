import { expect, type Browser, type Page } from '@playwright/test';
import { prefer, signIn, type DemoName } from './e2e-visit';
import { wordsOf, type Language, type Words } from './e2e-words';

/** Somebody at work in a browser of their own, with the words of their language. */
export type Visitor = { page: Page; w: Words };

/** Signs somebody in on a server, in a language. */
export async function visitor(
	browser: Browser,
	{ name, language, url }: { name: DemoName; language: Language; url: string }
): Promise<Visitor> {
	const context = await browser.newContext({ baseURL: url });
	await prefer(context, { language }, url);
	await signIn(context, name, url);
	return { page: await context.newPage(), w: wordsOf(language) };
}

/** Writes what an office did differently in a year, and keeps it as a draft. */
export async function writeStatement({ page, w }: Visitor, year: number, differently: string): Promise<void> {
	await page.goto(`/exchange/${year}/statement`);
	await page.getByLabel(w('exchange_statement_differently')).fill(differently);
	await page.getByLabel(w('exchange_model_count_cow_bank')).fill('37');
	await page.getByRole('button', { name: w('exchange_statement_save') }).click();
	await expect(page.getByText(w('exchange_saved'), { exact: true })).toBeVisible();
}

/** Looks at what would be released, and releases it; once more where figures changed meanwhile. */
export async function release({ page, w }: Visitor, year: number): Promise<void> {
	await expect(async () => {
		await page.goto(`/exchange/${year}/release`);
		await page.getByLabel(w('exchange_release_seen')).check();
		await page.getByRole('button', { name: w('exchange_release'), exact: true }).click();
		await expect(page.getByText(w('exchange_released'))).toBeVisible({ timeout: 5_000 });
	}).toPass({ timeout: 40_000 });
}
