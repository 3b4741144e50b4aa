import { expect, test } from '@playwright/test';
import { mailTo } from '../support/mailbox';
import { asSuperuser } from '../support/society';
import { prefer } from '../support/e2e-visit';
import { patternOf, wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');
const email = `quen-mat-khau-${Date.now()}@demo.example`;
const newPassword = 'hoa sen nở giữa hồ thu';
const superuserUrl = process.env.TEST_SUPERUSER_URL ?? '';

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

test('a forgotten password: ask, read the mail, set another, sign in, and the link is spent', async ({
	page,
	baseURL
}) => {
	// Two messages are waited for.
	test.slow();
	await asSuperuser(
		superuserUrl,
		`with added as (
			insert into accounts (id, email, full_name, password_hash, joined_at, is_demo)
			values (gen_random_uuid(), $1, 'Hay Quên Minh Họa', null, now(), true) returning id)
		insert into memberships (id, account_id, role, club_id)
		select gen_random_uuid(), added.id, 'registrar', (select id from clubs order by name limit 1) from added`,
		[email]
	);
	await page.goto('/login');
	await page.getByRole('link', { name: w('sign_in_forgotten') }).click();
	await page.getByLabel(w('sign_in_email')).fill(email);
	await page.getByRole('button', { name: w('reset_send') }).click();
	await expect(page.getByText(w('reset_asked', { email }))).toBeVisible();

	const { subject, text } = await mailTo(email);
	expect(subject).toBe(w('mail_reset_subject'));
	const link = text.match(/https?:\S+\/reset\/\S+/)?.[0] ?? '';
	expect(new URL(link).origin).toBe(new URL(baseURL ?? '').origin);
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('reset_new_title'));
	await expect(page.getByLabel(w('sign_in_email'))).toHaveValue(email);
	const field = page.getByLabel(w('password_new'), { exact: true });
	await field.fill('123456789012345');
	await page.getByRole('button', { name: w('reset_save') }).click();
	await expect(page.getByText(w('password_common'))).toBeVisible();
	await field.fill(newPassword);
	await page.getByRole('button', { name: w('reset_save') }).click();

	await expect(page.getByText(w('sign_in_after_reset'))).toBeVisible();
	await page.getByLabel(w('sign_in_email')).fill(email);
	await page.getByLabel(w('sign_in_password'), { exact: true }).fill(newPassword);
	await page.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(patternOf(w('home_title')));

	expect((await page.goto(link))?.status()).toBe(410);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('error_410_title'));
	expect((await mailTo(email, 2)).subject).toBe(w('mail_password_subject'));
});

test('a wrong one-time code is refused in words and stays to be corrected', async ({ page }) => {
	await page.goto('/reset');
	await page.getByRole('link', { name: w('reset_code_have') }).click();
	await page.getByLabel(w('reset_code'), { exact: true }).fill('ABCD efgh jkmn pqrs');
	await page.getByRole('button', { name: w('reset_code_next') }).click();
	await expect(page.getByText(w('reset_code_wrong'))).toBeVisible();
	await expect(page.getByLabel(w('reset_code'), { exact: true })).toHaveValue('ABCD efgh jkmn pqrs');
});
