import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { addPerson, codeOf, fillSignIn, giveCode, shownKey, signOut, truth } from '../support/e2e-accounts';
import { sidewaysProblems } from '../support/e2e-checks';
import { accept, invite, newEmail, PASSWORD } from '../support/e2e-invitations';
import { newName } from '../support/e2e-names';
import { postForm, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, patternOf, wordsOf, type Words } from '../support/e2e-words';

async function openPerson(page: Page, w: Words, { name, email }: { name: string; email: string }) {
	await page.goto(`/people?q=${encodeURIComponent(email)}`);
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

for (const language of LANGUAGES_OF_RUN) {
	test(`somebody is invited, accepts, sets up a second factor, works, is suspended and locked out, and comes back (${language})`, async ({
		page,
		context,
		browser,
		baseURL
	}) => {
		const url = baseURL ?? '';
		const w = wordsOf(language);
		await prefer(context, { language }, url);
		await signIn(context, 'tho-xuan', url);
		const person = { name: newName('Mời'), email: newEmail(), password: PASSWORD };
		const path = await invite(page, w, person);

		const elsewhere: BrowserContext = await browser.newContext({ baseURL: url });
		await prefer(elsewhere, { language }, url);
		const theirs = await elsewhere.newPage();
		const heading = theirs.getByRole('heading', { level: 1 });
		await accept(theirs, w, path);
		expect((await theirs.goto(path))?.status()).toBe(410);

		await theirs.goto('/account/second-factor');
		const key = await shownKey(theirs);
		await giveCode(theirs, w('totp_step_code'), codeOf(key), w('account_factor_submit'));
		await theirs.getByRole('link', { name: w('recovery_kept') }).click();
		await signOut(theirs, w);
		await fillSignIn(theirs, w, person);
		await expect(heading).toHaveText(w('factor_title'));
		await giveCode(theirs, w('factor_code'), codeOf(key, 1), w('factor_submit'));
		await theirs.goto('/donors');
		await expect(heading).toHaveText(w('donor_list_title'));

		await openPerson(page, w, person);
		// These tests have a server of mail; without one nothing is promised.
		await expect(page.getByText(w('people_reset_factor_mailed'))).toBeVisible();
		await page.getByRole('button', { name: w('person_suspend'), exact: true }).click();
		await expect(page.getByText(w('person_suspended', { name: person.name }))).toBeVisible();

		await theirs.getByRole('link', { name: w('donor_add') }).click();
		await expect(heading).toHaveText(w('error_404_title'));
		await theirs.goto('/');
		await expect(theirs.getByText(w('home_no_role')).filter({ visible: true })).toBeVisible();

		await page.getByRole('button', { name: w('ui_undo') }).click();
		await expect(page.getByText(w('person_resumed', { name: person.name }))).toBeVisible();
		await theirs.goto('/donors');
		await expect(heading).toHaveText(w('donor_list_title'));
		await elsewhere.close();
	});
}

test(
	'an invitation is renewed: the old link is gone, the new one works; taken back, none does',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'tho-xuan', url);
		const person = { name: newName('Mời'), email: newEmail() };
		const first = await invite(page, w, person);
		await openPerson(page, w, person);
		await page.getByRole('button', { name: w('people_renew') }).click();
		const second = new URL((await page.getByText(/\/invitation\//).textContent()) ?? '').pathname;

		const elsewhere = await browser.newContext({ baseURL: url });
		const statusOf = async (path: string) => (await (await elsewhere.newPage()).goto(path))?.status();
		expect([await statusOf(first), await statusOf(second)]).toEqual([410, 200]);
		await page.getByRole('button', { name: w('people_take_back') }).click();
		await expect(page.getByText(w('people_taken_back'))).toBeVisible();
		expect(await statusOf(second)).toBe(410);
		await elsewhere.close();
	}
);

test(
	'an invitation says for which province, and that accepting it signs out who is signed in',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const url = baseURL ?? '';
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'admin', url);
		await page.goto('/people/new');
		await page.getByLabel(w('person_name'), { exact: true }).fill(newName('Mời'));
		await page.getByLabel(w('person_email'), { exact: true }).fill(newEmail());
		await page.getByLabel(w('person_role'), { exact: true }).selectOption('province_coordinator');
		await page.getByLabel(w('person_province'), { exact: true }).selectOption('VN-21');
		await page.getByRole('button', { name: w('person_save'), exact: true }).click();
		const link = new URL((await page.getByText(/\/invitation\//).textContent()) ?? '').pathname;

		const warning = patternOf(w('invitation_signed_in'));
		const office = `${w('role_province_coordinator')}, Thanh Hóa`;
		await page.goto(link);
		await expect(page.getByText(office)).toBeVisible();
		await expect(page.getByText(warning)).toBeVisible();

		const elsewhere = await browser.newContext({ baseURL: url });
		await prefer(elsewhere, { language: 'vi' }, url);
		const theirs = await elsewhere.newPage();
		await theirs.goto(link);
		await expect(theirs.getByText(office)).toBeVisible();
		await expect(theirs.getByText(warning)).toHaveCount(0);
		await elsewhere.close();
	}
);

test(
	'a name, a club and an address without a blank stay on the page, on a desk and on a phone',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const url = baseURL ?? '';
		const w = wordsOf('vi');
		const long = 'Câulạcbộ'.repeat(10);
		const club = v7();
		const { accountId } = await addPerson('club_admin');
		const email = `${'dia-chi-dai'.repeat(5)}-${accountId}@example.org`;
		await truth("insert into clubs (id, province_code, name) values ($1, 'VN-21', $2)", [club, long]);
		await truth('update accounts set full_name = $2, email = $3 where id = $1', [accountId, long, email]);
		await truth('update memberships set club_id = $2 where account_id = $1', [accountId, club]);
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'thanh-hoa', url);
		for (const width of [1280, 360]) {
			await page.setViewportSize({ width, height: 800 });
			await page.goto('/clubs');
			await expect(page.getByRole('link', { name: long })).toBeVisible();
			expect(await sidewaysProblems(page), `clubs at ${width}`).toEqual([]);
			await page.goto(`/people?q=${encodeURIComponent(email)}`);
			expect(await sidewaysProblems(page), `people at ${width}`).toEqual([]);
			await page.getByRole('link', { name: long }).click();
			await expect(page.getByText(w('people_work'), { exact: true })).toBeVisible();
			expect(await sidewaysProblems(page), `a person at ${width}`).toEqual([]);
		}
		await truth('delete from memberships where club_id = $1', [club]);
		await truth('delete from clubs where id = $1', [club]);
	}
);

test('a club applies, the office takes it in, the contact is invited', async ({ page, context, browser, baseURL }) => {
	const url = baseURL ?? '';
	const w = wordsOf('vi');
	const club = `CLB Xin Vào ${Date.now()}`;
	const outside = await browser.newContext({ baseURL: url, javaScriptEnabled: false });
	await prefer(outside, { language: 'vi' }, url);
	const form = await outside.newPage();
	const unsaid = { clubName: club, contactName: newName('Mời'), email: newEmail(), consent: 'on' };
	const refusal = await postForm(outside, '/apply', unsaid, url);
	expect(refusal.status).toBe(400);
	expect(refusal.body).toContain(w('field_required'));
	await form.goto('/apply');
	// Neither office is guessed: what is typed goes to the one that is chosen.
	const province = form.getByLabel(w('club_province'), { exact: true });
	await expect(province).toHaveValue('');
	await province.selectOption('VN-21');
	await form.getByLabel(w('club_name'), { exact: true }).fill(club);
	await form.getByLabel(w('apply_contact'), { exact: true }).fill(newName('Mời'));
	await form.getByLabel(w('person_email'), { exact: true }).fill(newEmail());
	await form.getByRole('button', { name: w('apply_send') }).click();
	await expect(form.getByText(w('apply_consent_missing'))).toBeVisible();
	await form.getByRole('checkbox').check();
	await form.getByRole('button', { name: w('apply_send') }).click();
	await expect(form.getByText(w('apply_thanks_title'))).toBeVisible();
	await outside.close();

	await prefer(context, { language: 'vi' }, url);
	await signIn(context, 'thanh-hoa', url);
	await page.goto('/');
	await page.getByRole('link', { name: w('application_look') }).click();
	await expect(page.getByRole('article').filter({ hasText: club })).toContainText('văn bản 1 (Tiếng Việt)');
	await page.getByRole('button', { name: `${w('application_approve')}: ${club}` }).click();
	await expect(page.getByText(w('application_approved', { club }))).toBeVisible();
	await expect(page.getByText(/\/invitation\//)).toBeVisible();
	await page.goto('/clubs');
	await expect(page.getByRole('link', { name: club })).toBeVisible();
});
