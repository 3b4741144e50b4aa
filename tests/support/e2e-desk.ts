import { expect, type BrowserContext, type Page } from '@playwright/test';
import { firstIdOn } from './e2e-visit';
import { patternOf, type Words } from './e2e-words';

/** Opens the desk of a running drive, waits until it says that it works without a network, and answers its address. */
export async function takeAlong(page: Page, context: BrowserContext, w: Words): Promise<string> {
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await page.goto(`/desk/${drive}`);
	await expect(page.getByRole('heading', { name: w('day_ready'), exact: true })).toBeVisible();
	await expect(page.getByText(patternOf(w('day_ready_what')))).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect.poll(() => page.evaluate(() => caches.match('/desk').then(Boolean))).toBe(true);
	return `/desk/${drive}`;
}

/** Signs out by the button of the frame, which a phone shows in a menu. */
export async function signOut(page: Page, w: Words): Promise<void> {
	await page
		.locator('form[action="/logout"]')
		.filter({ hasText: w('ui_sign_out') })
		.first()
		.evaluate((form: HTMLFormElement) => form.requestSubmit());
}
