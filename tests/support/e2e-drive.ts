import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './e2e-words';

/** What is typed of somebody new at a drive. */
export type Newcomer = { fullName: string; birthDate: string; phone: string };

/** Schedules a drive of one day in an area found by typing, and ends on its page. Returns its path. */
export async function scheduleDrive(
	page: Page,
	w: Words,
	{ title, day, area }: { title: string; day: string; area: string }
): Promise<string> {
	await page.goto('/drives');
	await page.getByRole('link', { name: w('drive_new'), exact: true }).click();
	await page.getByLabel(w('drive_field_title')).fill(title);
	await page.getByLabel(w('drive_field_starts'), { exact: true }).fill(day);
	await typeAhead(page, w('drive_field_area')).fill(area);
	await page
		.getByRole('listbox', { name: w('drive_field_area') })
		.getByRole('option')
		.first()
		.click();
	await page.getByLabel(w('drive_field_target')).fill('40');
	await page.getByRole('button', { name: w('drive_save_new') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	return new URL(page.url()).pathname;
}

/** A type-ahead once its script is there: before that it is a select. */
export const typeAhead = (page: Page, label: string): Locator =>
	page.locator('input').and(page.getByRole('combobox', { name: label }));

/** Moves a drive on by the button of its page. */
export async function moveDrive(page: Page, path: string, act: string): Promise<void> {
	await page.goto(path);
	await page.getByRole('button', { name: act, exact: true }).click();
	await expect(page.getByRole('button', { name: act, exact: true })).toHaveCount(0);
}

/** Fills in somebody new: name, birth date, telephone, weight class and consent. */
export async function fillNewcomer(page: Page, w: Words, { fullName, birthDate, phone }: Newcomer): Promise<void> {
	await page.getByLabel(w('donor_field_full_name')).fill(fullName);
	await page.getByLabel(w('donor_field_phone')).fill(phone);
	await page.getByLabel(w('donor_field_birth_date')).fill(birthDate);
	await page.getByRole('radio', { name: '≥50' }).check({ force: true });
	await page.getByRole('checkbox', { name: w('donor_field_consent') }).check();
}

/** The button that sends the register form: one on a desk, one above the bar on phones, of which one is shown. */
export const registerButton = (page: Page, w: Words): Locator =>
	page.getByRole('button', { name: w('registration_save'), exact: true }).filter({ visible: true });

/** Presses one act of a person's line at the desk and waits for the line to say the new state. */
export async function act(page: Page, name: string, words: string, state: string): Promise<void> {
	const button = page.getByRole('button', { name: `${words}: ${name}` });
	await button.click();
	// The button may say the same words as the state it leads to.
	await expect(button).toHaveCount(0);
	await expect(lineOf(page, name)).toContainText(state);
}

/** Somebody's line at the desk. */
export const lineOf = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
