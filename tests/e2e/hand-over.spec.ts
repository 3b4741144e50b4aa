import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { addPerson, fillSignIn, truth } from '../support/e2e-accounts';
import { accept, newEmail } from '../support/e2e-invitations';
import { newName } from '../support/e2e-names';
import { prefer } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** Copies a link by its button; where the browser lends no clipboard, the link is selected. */
async function copyInBothWays(page: Page, context: BrowserContext, address: string) {
	const copy = page.getByRole('button', { name: w('person_copy_link') });
	const said = (words: string) => page.getByRole('status').getByText(words, { exact: true });
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await copy.click();
	await expect(said(w('ui_copied'))).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
	await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await copy.click();
	await expect(said(w('ui_copy_by_hand'))).toBeVisible();
	expect(await page.evaluate(() => getSelection()?.toString())).toBe(address);
}

test(
	'the only admin of a club names a successor, is out once they accept, and both can be read of in its trail',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const club = v7();
		const person = await addPerson('club_admin');
		await truth("insert into clubs (id, province_code, name) values ($1, 'VN-21', $2)", [club, `CLB Trao Tay ${club}`]);
		const [{ id } = {}] = await truth('update memberships set club_id = $2 where account_id = $1 returning id', [
			person.accountId,
			club
		]);
		await prefer(context, { language: 'vi' }, url);
		await fillSignIn(page, w, person);
		await expect(page).toHaveURL('/');

		await page.goto(`/people/${id}`);
		await page.getByRole('button', { name: w('people_leave_now') }).click();
		await expect(page.getByText(w('person_last_admin'))).toBeVisible();

		const successor = { name: newName('Mời'), email: newEmail() };
		await page.getByLabel(w('people_successor'), { exact: true }).fill(successor.name);
		await page.getByLabel(w('person_email'), { exact: true }).fill(successor.email);
		await page.getByRole('button', { name: w('people_invite_successor') }).click();
		const address = (await page.getByText(/\/invitation\//).textContent()) ?? '';
		await copyInBothWays(page, context, address);
		const link = new URL(address).pathname;
		await page.goto('/people');
		await page.getByRole('link', { name: successor.name }).click();
		await expect(page.getByText(w('people_invitation_ends_own'))).toBeVisible();

		const elsewhere = await browser.newContext({ baseURL: url });
		await prefer(elsewhere, { language: 'vi' }, url);
		const theirs = await elsewhere.newPage();
		await theirs.goto(link);
		await expect(theirs.getByText(w('invitation_hands_over', { name: 'Người Thử Minh Họa' }))).toBeVisible();
		await accept(theirs, w, link);

		// The next request of the predecessor finds no role any more.
		expect((await page.goto('/people'))?.status()).toBe(404);

		await theirs.goto('/audit?object=account');
		const entries = theirs.getByRole('main').getByRole('listitem');
		await expect(entries.filter({ hasText: w('audit_did_membership_handed_over') })).toHaveCount(1);
		await expect(entries.filter({ hasText: w('audit_did_person_invited') })).toContainText('Người Thử Minh Họa');
		const [found] = await truth('select id from accounts where email = $1', [successor.email]);
		await theirs.getByLabel(w('audit_filter_person')).selectOption(String(found?.id));
		await expect(theirs).toHaveURL(/person=/);
		await expect(entries.filter({ hasText: w('audit_did_person_invited') })).toHaveCount(0);
		await expect(entries.filter({ hasText: w('audit_did_person_joined') })).toHaveCount(1);
		await elsewhere.close();
	}
);
