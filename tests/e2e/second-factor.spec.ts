import { expect, test, type Page } from '@playwright/test';
import {
	addAuthenticator,
	addPerson,
	codeOf,
	fillSignIn,
	giveCode,
	provedAgo,
	setPassword,
	shownKey,
	signOut,
	truth,
	type Person
} from '../support/e2e-accounts';
import { listenForComplaints, reportBreaches } from '../support/e2e-checks';
import { prefer } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

const languages = (page: Page) => page.getByRole('button', { name: 'English', includeHidden: true });

/** The ten recovery codes, once the page shows them: with no switch that would load it anew, without them. */
async function shownCodes(page: Page): Promise<string[]> {
	const codes = page.locator('ol code');
	await expect(codes).toHaveCount(10);
	await expect(languages(page).first()).toBeHidden();
	await expect(page.getByText(w('ui_account')).filter({ visible: true })).toHaveCount(0);
	return codes.allTextContents();
}
const trail = async ({ accountId }: Person) =>
	(await truth('select action from audit_entries where account_id = $1 order by at, id', [accountId])).map(
		({ action }) => action
	);

test('an office sets up an app on the way in, then signs in with codes of the app or of paper, each once', async ({
	page
}) => {
	const complaints = listenForComplaints(page);
	await reportBreaches(page);
	const person = await addPerson('province_coordinator');
	await fillSignIn(page, w, person);
	await expect(heading(page)).toHaveText(w('enrol_title'));
	await page.goto('/people');
	await expect(heading(page)).toHaveText(w('enrol_title'));

	// Cameras read it in a dark theme as well: its ground is white of its own.
	const ground = page
		.getByRole('img', { name: w('totp_qr') })
		.locator('path')
		.first();
	await expect(ground).toHaveCSS('fill', 'rgb(255, 255, 255)');
	const key = await shownKey(page);
	await expect(page.getByText(w('account_others_signed_out'))).toBeVisible();
	await expect(languages(page)).toBeVisible();
	await giveCode(page, w('totp_step_code'), '000000', w('enrol_submit'));
	await expect(page.getByText(w('factor_wrong'))).toBeVisible();
	expect(await shownKey(page)).toBe(key);
	const first = codeOf(key);
	await giveCode(page, w('totp_step_code'), first, w('enrol_submit'));
	await expect(heading(page)).toHaveText(w('recovery_heading'));
	const codes = await shownCodes(page);
	await page.getByRole('link', { name: w('recovery_kept') }).click();
	await expect(page).toHaveURL('/people');

	await signOut(page, w);
	await fillSignIn(page, w, person);
	await expect(heading(page)).toHaveText(w('factor_title'));
	await giveCode(page, w('factor_code'), first, w('factor_submit'));
	await expect(page.getByText(w('factor_wrong'))).toBeVisible();
	await page.goto('/people');
	await expect(heading(page)).toHaveText(w('factor_title'));
	await giveCode(page, w('factor_code'), codeOf(key, 1), w('factor_submit'));
	await expect(page).toHaveURL('/people');

	for (const [code, enters] of [
		[codes[0]?.toUpperCase().replaceAll('-', ' ') ?? '', true],
		[codes[0] ?? '', false],
		[codes[1] ?? '', true]
	] as const) {
		await page.context().clearCookies({ name: 'session' });
		await fillSignIn(page, w, person);
		await giveCode(page, w('factor_code'), code, w('factor_submit'));
		if (enters) await expect(page).toHaveURL('/');
		else await expect(page.getByText(w('factor_wrong'))).toBeVisible();
	}

	await page.goto('/account/second-factor');
	await expect(page.getByText(w('account_codes_left', { count: 8 }))).toBeVisible();
	await expect(page.getByText(w('account_factor_needed'))).toBeVisible();
	await expect(page.getByRole('button', { name: w('account_app_remove') })).toHaveCount(0);
	expect(await trail(person)).toEqual(['factor.set_up']);
	expect(complaints.filter((said) => !said.includes('400'))).toEqual([]);
});

test(
	'who wants to sets up an app in their account, renews the codes, and takes it off again',
	{ tag: '@full' },
	async ({ page }) => {
		const person = await addPerson('club_admin');
		await fillSignIn(page, w, person);
		await page
			.getByRole('link', { name: w('account_title') })
			.first()
			.click();
		await expect(page.getByText(w('account_factor_off'))).toBeVisible();
		await page.getByRole('link', { name: w('factor_title') }).click();
		await expect(page.getByText(w('account_others_signed_out'))).toBeVisible();
		const key = await shownKey(page);
		await giveCode(page, w('totp_step_code'), '000000', w('account_factor_submit'));
		await expect(page.getByText(w('factor_wrong'))).toBeVisible();
		await giveCode(page, w('totp_step_code'), codeOf(key), w('account_factor_submit'));
		const old = await shownCodes(page);

		await page.getByRole('link', { name: w('recovery_kept') }).click();
		await expect(page.getByText(w('account_factor_on', { count: 10 }))).toBeVisible();
		await expect(page.getByText(w('ui_account')).first()).toBeVisible();
		await page.goto('/account/second-factor');
		await page.getByRole('button', { name: w('account_codes_renew') }).click();
		const fresh = await shownCodes(page);
		expect(fresh.filter((code) => !old.includes(code))).toHaveLength(10);

		await signOut(page, w);
		await fillSignIn(page, w, person);
		await giveCode(page, w('factor_code'), old[0] ?? '', w('factor_submit'));
		await expect(page.getByText(w('factor_wrong'))).toBeVisible();
		await giveCode(page, w('factor_code'), fresh[0] ?? '', w('factor_submit'));
		await expect(page).toHaveURL('/');

		await page.goto('/account/second-factor');
		// With twelve characters the password is too short to stand alone.
		await setPassword(person, 'hoa sen hồng');
		await page.getByLabel(w('sign_in_password')).fill('hoa sen hồng');
		await page.getByRole('button', { name: w('account_app_remove') }).click();
		await expect(page.getByText(w('account_password_alone', { characters: 15 }))).toBeVisible();
		await setPassword(person, person.password);
		await page.getByLabel(w('sign_in_password')).fill(person.password);
		await page.getByRole('button', { name: w('account_app_remove') }).click();
		await expect(page.getByText(w('account_factor_removed'))).toBeVisible();
		await signOut(page, w);
		await fillSignIn(page, w, person);
		await expect(page).toHaveURL('/');
		expect(await trail(person)).toEqual(['factor.set_up', 'factor.codes_renewed', 'factor.removed']);
	}
);

test(
	'a passkey is added with a name, signs in alone, proves who one is, and is removed',
	{ tag: '@full' },
	async ({ page, context }) => {
		const complaints = listenForComplaints(page);
		await reportBreaches(page);
		await addAuthenticator(context, page);
		const person = await addPerson('club_admin');
		await fillSignIn(page, w, person);
		await page.goto('/account/passkeys');
		await expect(page.getByText(w('account_passkey_unknown'))).toBeHidden();
		const ends = page.getByText(w('account_others_signed_out'));
		await expect(ends).toBeVisible();
		await page.getByLabel(w('account_passkey_name')).fill('Điện thoại thử');
		await page.getByRole('button', { name: w('account_passkey_add') }).click();
		await expect(page.getByText(w('account_passkey_added'))).toBeVisible();
		await expect(page.getByText('Điện thoại thử')).toBeVisible();
		await shownCodes(page);
		// A second factor beside the first ends nothing.
		await expect(ends).toHaveCount(0);
		await page.goto('/account/second-factor');
		await expect(page.getByLabel(w('totp_step_code'))).toBeVisible();
		await expect(ends).toHaveCount(0);

		await signOut(page, w);
		await page.getByRole('button', { name: w('passkey_sign_in') }).click();
		await expect(page).toHaveURL('/');

		// The password alone no longer does.
		await signOut(page, w);
		await fillSignIn(page, w, person);
		await expect(heading(page)).toHaveText(w('factor_title'));
		await page.getByRole('button', { name: w('passkey_sign_in') }).click();
		await expect(page).toHaveURL('/');

		await provedAgo(person.accountId, 11);
		await page.goto('/account/passkeys');
		await expect(heading(page)).toHaveText(w('confirm_title'));
		await page.getByRole('button', { name: w('confirm_passkey') }).click();
		await expect(page).toHaveURL('/account/passkeys');
		await page.getByLabel(w('sign_in_password')).fill(person.password);
		await page.getByRole('button', { name: w('account_passkey_remove') }).click();
		await expect(page.getByText(w('account_passkey_removed'))).toBeVisible();
		await signOut(page, w);
		await page.getByRole('button', { name: w('passkey_sign_in') }).click();
		await expect(page.getByText(w('passkey_refused'))).toBeVisible();
		expect(await trail(person)).toEqual(['passkey.added', 'passkey.removed']);
		expect(complaints.filter((said) => !said.includes('400'))).toEqual([]);
	}
);

test("one's passkey proves nothing for somebody else's session", { tag: '@full' }, async ({ page, context }) => {
	await addAuthenticator(context, page);
	const [one, other] = [await addPerson('club_admin'), await addPerson('club_admin')];
	for (const person of [one, other]) {
		await fillSignIn(page, w, person);
		await page.goto('/account/passkeys');
		await page.getByLabel(w('account_passkey_name')).fill('Máy chung');
		await page.getByRole('button', { name: w('account_passkey_add') }).click();
		await expect(page.getByText(w('account_passkey_added'))).toBeVisible();
		await signOut(page, w);
	}
	// Only the other's passkey is left on the device.
	await truth('update passkeys set account_id = $2 where account_id = $1', [one.accountId, other.accountId]);
	await truth(
		`insert into passkeys (id, account_id, credential_id, public_key, transports, name)
		values (gen_random_uuid(), $1, $2, ''::bytea, '{}', 'khác')`,
		[one.accountId, one.accountId]
	);
	await fillSignIn(page, w, one);
	const [code] = await recoveryCodesFor(page, one);
	await giveCode(page, w('factor_code'), code ?? '', w('factor_submit'));
	await expect(page).toHaveURL('/');
	await provedAgo(one.accountId, 11);
	await page.goto('/account/passkeys');
	await page.getByRole('button', { name: w('confirm_passkey') }).click();
	await expect(page.getByText(w('passkey_refused'))).toBeVisible();
	await page.goto('/account/passkeys');
	await expect(heading(page)).toHaveText(w('confirm_title'));
});

/** Puts a known recovery code in place, as if it had been written down. */
async function recoveryCodesFor(_: Page, { accountId }: Person): Promise<string[]> {
	const code = 'abcd-efgh-jkmn';
	await truth(
		`update recovery_codes set code_hash = encode(sha256($2::bytea), 'hex')
		where id = (select id from recovery_codes where account_id = $1 limit 1)`,
		[accountId, code]
	);
	return [code];
}
