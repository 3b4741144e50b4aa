import { expect, test } from '@playwright/test';
import { addPerson, fillSignIn } from '../support/e2e-accounts';
import { prefer } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';
import { mailTo } from '../support/mailbox';

const w = wordsOf('vi');

test(
	'another address to sign in with is confirmed at both, and only then counts',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		test.slow();
		await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
		const person = await addPerson('club_admin');
		const other = `moi-${person.email}`;
		await fillSignIn(page, w, person);
		await expect(page).toHaveURL('/');
		await page.goto('/account');
		await page.getByRole('link', { name: w('sign_in_email') }).click();
		const field = page.getByLabel(w('account_email_new'), { exact: true });
		await field.fill(person.email);
		await page.getByRole('button', { name: w('account_email_ask') }).click();
		await expect(page.getByText(w('account_email_same'))).toBeVisible();
		await field.fill(other);
		await page.getByRole('button', { name: w('account_email_ask') }).click();
		await expect(page.getByText(w('account_email_asked', { email: person.email, other }))).toBeVisible();

		const confirm = async (address: string) => {
			const { text } = await mailTo(address);
			await page.goto(text.match(/https?:\S+\/email\/\S+/)?.[0] ?? '');
			await page.getByRole('button', { name: w('email_confirm_submit') }).click();
		};
		await confirm(other);
		await expect(page.getByText(w('email_confirm_waiting'))).toBeVisible();
		await page.goto('/account');
		await expect(page.getByText(person.email).first()).toBeVisible();
		await confirm(person.email);
		await context.clearCookies({ name: 'session' });
		await fillSignIn(page, w, { ...person, email: other });
		await expect(page).toHaveURL('/');
	}
);
