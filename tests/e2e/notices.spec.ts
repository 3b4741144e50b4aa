import { expect, test, type Page } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { mailTo } from '../support/mailbox';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf, type Words } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

/** Plans a drive, announces it and opens it; its path. */
async function opened(page: Page, w: Words, title: string): Promise<string> {
	await page.goto('/drives/new');
	await page.getByLabel(w('drive_field_title')).fill(title);
	await page.getByLabel(w('drive_field_starts'), { exact: true }).fill('2027-04-18');
	await page.getByLabel(w('drive_field_opens')).fill('07:00');
	await page.getByLabel(w('drive_field_closes')).fill('11:00');
	await page.getByLabel(w('drive_field_venue')).fill('Nhà văn hóa xã Mẫu');
	await page.getByLabel(w('drive_field_capacity')).fill('20');
	await page.getByLabel(w('drive_field_area')).selectOption('15865');
	await page.getByRole('button', { name: w('drive_save_new') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	const { pathname } = new URL(page.url());
	await page.goto(`${pathname}/poster`);
	await expect(page.getByText(w('poster_not_yet_title'))).toBeVisible();
	await page.getByRole('link', { name: w('poster_to_drive') }).click();
	await page.getByRole('button', { name: w('drive_status_act_announced') }).click();
	await page.getByRole('button', { name: w('drive_status_act_open') }).click();
	return pathname;
}

/** Signs up from the public page of a drive, with an address. */
async function signUp(page: Page, w: Words, path: string, email: string): Promise<void> {
	await page.goto(`${path}/poster`);
	const address =
		(await page
			.getByText(/\/d\/[a-z0-9]{7}/)
			.first()
			.textContent()) ?? '';
	await page.goto(address.slice(address.indexOf('/d/')).trim());
	await page.getByLabel(w('donor_field_full_name')).fill(newName('Trần'));
	await page.getByLabel(w('donor_field_birth_date')).fill('1994');
	await page.getByRole('textbox', { name: w('donor_field_email') }).fill(email);
	await page.locator('input[name=consent]').check();
	await page.getByRole('button', { name: w('sign_up_send') }).click();
	await expect(page).toHaveURL(/\/place\//);
}

test(
	'people are told without a script that their drive moved, once, and its page says who was told',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		const title = newName('Ngày hội');
		const email = `${Date.now()}@example.org`;
		const path = await opened(page, w, title);
		await signUp(page, w, path, email);

		await page.goto(`${path}/edit`);
		await page.getByLabel(w('drive_field_starts'), { exact: true }).fill('2027-04-25');
		await page.getByLabel(w('drive_field_change_reason')).fill('Trùng lịch thi');
		await page.getByRole('button', { name: w('drive_save') }).click();
		await expect(page.getByText(w('notice_pending', { kind: w('notice_kind_moved'), count: 1 }))).toBeVisible();
		await page
			.getByRole('link', { name: w('notice_pending_go') })
			.first()
			.click();

		await expect(page.getByText(w('notice_will_be_told', { count: 1 }))).toBeVisible();
		await expect(page.getByText(w('notice_by_way', { way: w('notice_way_email'), count: 1 }))).toBeVisible();
		await page.getByRole('button', { name: w('notice_tell', { count: 1 }) }).click();
		await expect(page.getByText(w('notice_told', { count: 1 }))).toBeVisible();

		const letter = await mailTo(email, 2);
		expect(letter.subject).toContain(title);
		expect(letter.text).toContain('Trùng lịch thi');
		await page.goto(`${path}/notices`);
		await expect(page.getByText(w('notice_nobody_left'))).toBeVisible();
		await expect(page.getByRole('row').filter({ hasText: w('notice_kind_moved') })).toContainText(
			w('notice_state_sent')
		);
		await page.goto(path);
		await expect(page.getByText(w('notice_pending', { kind: w('notice_kind_moved'), count: 1 }))).toHaveCount(0);
	}
);
