import { expect, test, type Page } from '@playwright/test';
import { addPerson, fillSignIn, provedHereAgo, provedAgo, truth } from '../support/e2e-accounts';
import { demoSignIn, postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

test('name and language change at once, on every page', { tag: '@full' }, async ({ page }) => {
	await fillSignIn(page, w, await addPerson('club_admin'));
	await page.goto('/account');
	await page.getByLabel(w('person_name')).fill('Tên Mới Minh Họa');
	await page.getByLabel(w('account_locale')).selectOption('lo');
	await page.getByRole('button', { name: w('account_save'), exact: true }).click();
	await expect(page.getByText(wordsOf('lo')('account_saved'))).toBeVisible();
	await expect(page.getByText('Tên Mới Minh Họa').first()).toBeVisible();
	await page.goto('/drives');
	await expect(page.locator('html')).toHaveAttribute('lang', 'lo');
});

test(
	'a new password needs the old one and ends every other session',
	{ tag: '@full' },
	async ({ page, browser, baseURL }) => {
		const person = await addPerson('club_admin');
		const elsewhere = await (await browser.newContext({ baseURL, locale: 'vi-VN' })).newPage();
		await fillSignIn(elsewhere, w, person);
		await expect(elsewhere).toHaveURL('/');
		await fillSignIn(page, w, person);
		await page.goto('/account/password');
		const password = 'mười hai bến nước sông Chu';
		const change = async (old: string, fresh: string) => {
			await page.getByLabel(w('account_password_old')).fill(old);
			await page.getByLabel(w('password_new')).fill(fresh);
			await page.getByRole('button', { name: w('account_password_change') }).click();
		};
		await change('không phải mật khẩu', password);
		await expect(page.getByText(w('confirm_wrong'))).toBeVisible();
		await change(person.password, 'matkhaumatkhau1');
		await expect(page.getByText(w('password_common'))).toBeVisible();
		await change(person.password, person.password);
		await expect(page.getByText(w('password_same'))).toBeVisible();
		await change(person.password, password);
		await expect(page.getByText(w('account_password_changed'))).toBeVisible();

		await elsewhere.goto('/account');
		await expect(elsewhere).toHaveURL(/\/login/);
		await fillSignIn(elsewhere, w, { ...person, password });
		await expect(elsewhere).toHaveURL('/');
	}
);

/** The words before the time in a sentence. */
const lead = (words: string) => words.split(',')[0]?.trim() ?? '';

test('people see their devices and end one, or all others', { tag: '@full' }, async ({ page, browser, baseURL }) => {
	const person = await addPerson('club_admin');
	const others = [];
	for (const userAgent of ['Mozilla/5.0 (iPhone) Safari/604', 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0']) {
		const other = await (await browser.newContext({ baseURL, locale: 'vi-VN', userAgent })).newPage();
		await fillSignIn(other, w, person);
		await expect(other).toHaveURL('/');
		others.push(other);
	}
	await fillSignIn(page, w, person);
	await page.goto('/account/sessions');
	const crumb = page.getByRole('link', { name: w('account_title') });
	const rows = page.getByRole('main').getByRole('listitem').filter({ hasNot: crumb });
	await expect(rows).toHaveCount(3);
	await expect(rows.filter({ hasText: w('account_session_this') })).toHaveCount(1);
	await rows
		.filter({ hasText: 'Safari · iOS' })
		.getByRole('button', { name: w('ui_sign_out') })
		.click();
	await expect(page.getByText(w('account_sessions_ended', { count: 1 }))).toBeVisible();
	await others[0]?.goto('/account');
	await expect(others[0]!).toHaveURL(/\/login/);
	await others[1]?.goto('/account');
	await expect(others[1]!).toHaveURL('/account');

	await rows
		.filter({ hasText: 'Firefox' })
		.getByRole('button', { name: w('device_forget') })
		.click();
	await expect(page.getByText(w('account_forget_asked'))).toBeVisible();
	await others[1]?.goto('/account');
	await expect(others[1]!).toHaveURL(/\/login/);
	await page.getByRole('button', { name: w('account_sessions_end_others') }).click();
	await expect(rows.filter({ hasText: 'Firefox' })).toContainText(lead(w('device_forget_asked_at', { at: '' })));
	await others[1]?.request.post('/api/desk/forgotten', { headers: { origin: baseURL ?? '' } });
	await page.reload();
	await expect(rows.filter({ hasText: 'Firefox' })).toContainText(lead(w('device_forgotten_at', { at: '' })));

	const third = await (await browser.newContext({ baseURL, locale: 'vi-VN' })).newPage();
	await fillSignIn(third, w, person);
	await page.reload();
	await page.getByRole('button', { name: w('account_sessions_end_others') }).click();
	await third.goto('/account');
	await expect(third).toHaveURL(/\/login/);
});

test('giving roles asks for the password again after ten minutes, and keeps what was typed', async ({ page }) => {
	const person = await addPerson('club_admin');
	await fillSignIn(page, w, person);
	await provedAgo(person.accountId, 9);
	await page.goto('/people/new');
	await expect(page).toHaveURL('/people/new');
	await provedAgo(person.accountId, 11);
	await page.goto('/people/new');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('confirm_title'));
	const confirm = async (password: string) => {
		await page.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
		await page.getByRole('button', { name: w('confirm_submit') }).click();
	};
	await confirm('không phải mật khẩu');
	await expect(page.getByText(w('confirm_wrong'))).toBeVisible();
	await confirm(person.password);
	await expect(page).toHaveURL('/people/new');

	const email = `moi-${Date.now()}@example.org`;
	await page.getByLabel(w('person_name')).fill('Được Mời Minh Họa');
	await page.getByLabel(w('person_email')).fill(email);
	await provedAgo(person.accountId, 11);
	await page.getByRole('button', { name: w('person_save'), exact: true }).click();
	await confirmBeside(page, person.password);
	expect(await truth('select from accounts where email = $1', [email])).toHaveLength(0);
	await expect(page.getByLabel(w('person_email'))).toHaveValue(email);
	await page.getByRole('button', { name: w('person_save'), exact: true }).click();
	await expect.poll(() => truth('select from accounts where email = $1', [email])).toHaveLength(1);
	// The form is for the next one.
	await expect(page.getByLabel(w('person_email'))).toHaveValue('');
	await expect(page.getByText(w('confirm_first'))).toBeHidden();
});

test('what comes when the ten minutes are over is done by nobody and answered with what was typed, without any script', async ({
	context,
	baseURL
}) => {
	const url = baseURL ?? '';
	await signIn(context, 'thanh-hoa', url);
	const [role] = await truth(
		`select id, club_id from memberships where role = 'registrar' and state = 'active' and until is null
		and club_id in (select id from clubs where province_code = 'VN-21') limit 1`
	);
	const email = `muon-${Date.now()}@example.org`;
	const whom = { fullName: 'Muộn Minh Họa', email, role: 'registrar', clubId: String(role?.club_id), locale: 'lo' };
	const many = { text: `Muộn Minh Họa\t${email}`, role: 'registrar', clubId: whom.clubId, locale: 'lo' };
	const clubs = { text: `CLB Muộn ${email}`, provinceCode: 'VN-21', locale: 'lo' };
	const acts: [string, Record<string, string>, string][] = [
		['/people/new', whom, email],
		['/people/invite-many?/preview', many, many.text],
		['/people/invite-many?/invite', many, many.text],
		['/clubs/import?/preview', clubs, clubs.text],
		['/clubs/import?/add', clubs, clubs.text],
		[`/people/${String(role?.id)}?/limit`, { until: '2099-11-30' }, '2099-11-30']
	];
	await provedHereAgo(context, 11);
	for (const [path, form, typed] of acts) {
		const { status, body } = await postForm(context, path, form, url);
		expect(status, path).toBe(403);
		expect(body, path).toContain(w('confirm_first'));
		expect(body, path).toContain(typed);
	}
	const done = `select from memberships where invited_as ->> 'email' = $1 or (id = $2 and until is not null)
		union all select from clubs where name = $3`;
	expect(await truth(done, [email, role?.id, clubs.text])).toHaveLength(0);
});

/** Confirms beside, as the page asks for it, and closes what opened. */
async function confirmBeside(page: Page, password: string) {
	await expect(page.getByText(w('confirm_first'))).toBeVisible();
	const [beside] = await Promise.all([
		page.waitForEvent('popup'),
		page.getByRole('link', { name: w('confirm_beside') }).click()
	]);
	await beside.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
	await beside.getByRole('button', { name: w('confirm_submit') }).click();
	await expect(beside).toHaveURL('/');
	await beside.close();
}

test('a successor who is named when the ten minutes are over stays in the form', { tag: '@full' }, async ({ page }) => {
	const person = await addPerson('club_admin');
	await fillSignIn(page, w, person);
	await expect(page).toHaveURL('/');
	const [own] = await truth('select id from memberships where account_id = $1', [person.accountId]);
	await page.goto(`/people/${String(own?.id)}`);
	const email = `ke-nhiem-${Date.now()}@example.org`;
	await page.getByLabel(w('people_successor')).fill('Kế Nhiệm Minh Họa');
	await page.getByLabel(w('person_email')).fill(email);
	await page.getByLabel(w('person_locale')).selectOption('lo');
	await provedAgo(person.accountId, 11);
	await page.getByRole('button', { name: w('people_invite_successor') }).click();
	await confirmBeside(page, person.password);
	expect(await truth('select from accounts where email = $1', [email])).toHaveLength(0);

	await expect(page.getByLabel(w('people_successor'))).toHaveValue('Kế Nhiệm Minh Họa');
	await expect(page.getByLabel(w('person_email'))).toHaveValue(email);
	await expect(page.getByLabel(w('person_locale'))).toHaveValue('lo');
	await page.getByRole('button', { name: w('people_invite_successor') }).click();
	await expect(page.getByText(/\/invitation\//)).toBeVisible();
});

test(
	'why a club is declined, written when the ten minutes are over, stays in the form',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const club = `CLB Xin Vào ${Date.now()}`;
		await truth(
			`insert into club_applications (id, province_code, club_name, contact_name, email)
		values (gen_random_uuid(), 'VN-21', $1, 'Người Liên Hệ', 'lien-he@example.org')`,
			[club]
		);
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		await page.goto('/clubs/applications');
		const application = page.getByRole('article').filter({ hasText: club });
		const decline = application.getByRole('button', { name: w('application_decline'), exact: true });
		await application.locator('summary').click();
		await application.getByLabel(w('application_reason')).fill('Đã có câu lạc bộ ở xã này.');
		await provedHereAgo(context, 11);
		await decline.click();
		await confirmBeside(page, demoSignIn('thanh-hoa').password);
		const state = async () =>
			(await truth('select state from club_applications where club_name = $1', [club]))[0]?.state;
		expect(await state()).toBe('waiting');

		await expect(application.getByLabel(w('application_reason'))).toHaveValue('Đã có câu lạc bộ ở xã này.');
		await decline.click();
		await expect(application).toBeHidden();
		expect(await state()).toBe('declined');
	}
);

test('before a session ends unused somebody is asked, and staying keeps it', async ({ page }) => {
	const { accountId, ...person } = await addPerson('club_admin');
	await fillSignIn(page, w, { accountId, ...person });
	await expect(page).toHaveURL('/');
	const ends = (seconds: number, usedMinutesAgo: number) =>
		truth(
			`update sessions set idle_expires_at = now() + $2 * interval '1 second', last_used_at = now() - $3 * interval '1 minute'
			where account_id = $1`,
			[accountId, seconds, usedMinutesAgo]
		);
	const warning = page.getByRole('dialog', { name: w('session_end_title') });
	await ends(126, 0);
	await page.goto('/donors/new');
	await page.getByLabel(w('donor_field_full_name')).fill('Phạm Thị Đang Nhập');
	await expect(warning).toBeHidden();
	await expect(warning).toBeVisible({ timeout: 15_000 });
	await ends(110, 5);
	await page.getByRole('button', { name: w('session_end_stay') }).click();
	await expect(warning).toBeHidden();
	const left = async () =>
		(
			await truth(
				'select extract(epoch from idle_expires_at - now())::int as left from sessions where account_id = $1',
				[accountId]
			)
		)[0]?.left;
	await expect.poll(left).toBeGreaterThan(7_000);
});

test('at the end signing in opens, and what was typed is there afterwards', { tag: '@full' }, async ({ page }) => {
	const person = await addPerson('club_admin');
	await page.clock.install();
	await fillSignIn(page, w, person);
	await expect(page).toHaveURL('/');
	await page.goto('/donors/new');
	await page.getByLabel(w('donor_field_full_name')).fill('Phạm Thị Đang Nhập');
	await truth("update sessions set idle_expires_at = now() - interval '1 second' where account_id = $1", [
		person.accountId
	]);
	await page.clock.fastForward('02:00:05');
	await expect(page).toHaveURL('/login?next=%2Fdonors%2Fnew');
	await expect(page.getByText(w('sign_in_ended'))).toBeVisible();
	await page.getByLabel(w('sign_in_email')).fill(person.email);
	await page.getByLabel(w('sign_in_password'), { exact: true }).fill(person.password);
	await page.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
	await expect(page.getByLabel(w('donor_field_full_name'))).toHaveValue('Phạm Thị Đang Nhập');
});
