import { expect, type Page } from '@playwright/test';
import type { Words } from './e2e-words';

/** What everybody sets who accepts an invitation here. */
export const PASSWORD = 'hoa-phuong-do-ben-song-Ma-2026';

let count = 0;
/** An address that nobody has yet. */
export const newEmail = () => `moi-${Date.now()}-${(count += 1)}@demo.example`;

/** Invites a registrar to the admin's own club and returns the path of the link. */
export async function invite(page: Page, w: Words, { name, email }: { name: string; email: string }): Promise<string> {
	await page.goto('/people/new');
	await page.getByLabel(w('person_name'), { exact: true }).fill(name);
	await page.getByLabel(w('person_email'), { exact: true }).fill(email);
	await page.getByLabel(w('person_role'), { exact: true }).selectOption('registrar');
	await page.getByRole('button', { name: w('person_save'), exact: true }).click();
	const link = page.getByText(/\/invitation\//);
	await expect(link).toBeVisible();
	return new URL((await link.textContent()) ?? '').pathname;
}

/** Opens an invitation and accepts it with a password. */
export async function accept(page: Page, w: Words, path: string) {
	await page.goto(path);
	await page.getByLabel(w('sign_in_password')).first().fill(PASSWORD);
	await page.getByRole('button', { name: w('invitation_accept') }).click();
	await expect(page).toHaveURL('/');
}
