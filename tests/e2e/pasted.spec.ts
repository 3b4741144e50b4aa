import { expect, test } from '@playwright/test';
import { provedHereAgo } from '../support/e2e-accounts';
import { accept, invite, newEmail } from '../support/e2e-invitations';
import { newName } from '../support/e2e-names';
import { postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(({ context, baseURL }) => prefer(context, { language: 'vi' }, baseURL ?? ''));

test.describe('people', () => {
	test.beforeEach(({ context, baseURL }) => signIn(context, 'tho-xuan', baseURL ?? ''));

	test('many are invited by pasting, once the password was given again; what is wrong stays in the form', async ({
		page,
		context
	}) => {
		const emails = Array.from({ length: 25 }, newEmail);
		await page.goto('/people/invite-many');
		const box = page.getByLabel(w('pasted_label'));
		const lines = emails.map((email, n) => `Người Dán ${n}\t${email}`);
		await box.fill([...lines, 'Không Địa Chỉ'].join('\n'));
		await page.getByRole('button', { name: w('pasted_preview') }).click();
		await expect(page.getByText(w('pasted_email_missing'))).toBeVisible();
		const take = page.getByRole('button', { name: w('pasted_invite', { count: 25 }) });
		await provedHereAgo(context, 11);
		await take.click();
		await expect(page.getByText(w('confirm_first'))).toBeVisible();
		await expect(box).toHaveValue([...lines, 'Không Địa Chỉ'].join('\n'));
		await provedHereAgo(context, 0);
		await take.click();
		const links = page.getByLabel(w('pasted_links'));
		await expect(links).toHaveValue(/invitation/, { timeout: 30_000 });
		expect((await links.inputValue()).split('\n')).toHaveLength(25);
		await expect(box).toHaveValue('Không Địa Chỉ');
		await expect(page.getByText(w('confirm_first'))).toBeHidden();
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.getByRole('button', { name: w('pasted_copy') }).click();
		await expect(page.getByText(w('ui_copied'), { exact: true })).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await links.inputValue());
	});

	test(
		'a pasted list that was changed is looked at again before anybody is invited, and another may follow',
		{ tag: '@full' },
		async ({ page }) => {
			const [first, second, third] = [newEmail(), newEmail(), newEmail()];
			await page.goto('/people/invite-many');
			const box = page.getByLabel(w('pasted_label'));
			const preview = page.getByRole('button', { name: w('pasted_preview') });
			const invitation = (count: number) => page.getByRole('button', { name: w('pasted_invite', { count }) });
			const links = page.getByLabel(w('pasted_links'));

			await box.fill(first);
			await preview.click();
			await expect(invitation(1)).toBeVisible();
			await box.fill(`${first}\n${second}`);
			await expect(invitation(1)).toBeHidden();
			await preview.click();
			await invitation(2).click();
			await expect(links).toHaveValue(new RegExp(`${first}.*\n.*${second}`));
			await expect(box).toHaveValue('');

			await box.fill(third);
			await preview.click();
			await invitation(1).click();
			await expect(links).toHaveValue(new RegExp(`${first}.*\n.*${second}.*\n.*${third}`));
			await page.reload();
			await expect(box).toHaveValue('');
		}
	);

	test(
		'who has joined meanwhile and whom the network kept back stay in the field, and it is said',
		{ tag: '@full' },
		async ({ page, browser, baseURL }) => {
			const url = baseURL ?? '';
			const joining = { name: newName('Mời'), email: newEmail() };
			const path = await invite(page, w, joining);
			const joiningLine = `${joining.name}\t${joining.email}`;
			const lines = Array.from({ length: 25 }, (_, n) => `Người Dán ${n}\t${newEmail()}`);
			await page.goto('/people/invite-many');
			const box = page.getByLabel(w('pasted_label'));
			const invitation = (count: number) => page.getByRole('button', { name: w('pasted_invite', { count }) });
			await box.fill([joiningLine, ...lines].join('\n'));
			await page.getByRole('button', { name: w('pasted_preview') }).click();
			await expect(invitation(26)).toBeVisible();
			await expect(page.getByRole('row').filter({ hasText: w('pasted_invited_already') })).toHaveText(
				new RegExp(`${joining.email}.*${w('pasted_right')}`)
			);

			const elsewhere = await browser.newContext({ baseURL: url });
			await prefer(elsewhere, { language: 'vi' }, url);
			const theirs = await elsewhere.newPage();
			await accept(theirs, w, path);
			await elsewhere.close();

			let portions = 0;
			await page.route(/\?\/invite$/, (route) => ((portions += 1) === 2 ? route.abort() : route.fallback()));
			await invitation(26).click();
			await expect(page.getByText(w('pasted_unsent'))).toBeVisible({ timeout: 30_000 });
			await expect(box).toHaveValue([joiningLine, ...lines.slice(19)].join('\n'));
			await expect(page.getByText(w('person_already_member'))).toBeVisible();

			await invitation(6).click();
			await expect(box).toHaveValue(joiningLine);
			await expect(page.getByText(w('pasted_unsent'))).toBeHidden();
			expect((await page.getByLabel(w('pasted_links')).inputValue()).split('\n')).toHaveLength(25);
			await page.reload();
			await expect(box).toHaveValue(joiningLine);
		}
	);
});

for (const { as, path, label, line, act, choose, also } of [
	{
		as: 'tho-xuan' as const,
		path: '/people/invite-many',
		label: w('pasted_label'),
		line: () => newEmail(),
		act: w('pasted_invite', { count: 1 }),
		choose: w('pasted_role'),
		also: {}
	},
	{
		as: 'admin' as const,
		path: '/clubs/import',
		label: w('club_import_label'),
		line: () => `CLB Mạng ${newEmail()}\t\t\t\t${newEmail()}\tQuản Trị`,
		act: w('club_import_add_one'),
		choose: w('club_province'),
		also: { provinceCode: 'VN-21' }
	}
]) {
	test.describe(path, () => {
		test.beforeEach(({ context, baseURL }) => signIn(context, as, baseURL ?? ''));

		test('without a network, or where it is too much, it is said that nothing was sent, and nothing is lost', async ({
			page,
			context,
			baseURL
		}) => {
			await page.goto(path);
			const box = page.getByLabel(label);
			const preview = page.getByRole('button', { name: w('pasted_preview') });
			const pasted = line();
			await box.fill(pasted);
			await context.setOffline(true);
			await preview.click();
			await expect(page.getByText(w('pasted_unreached'))).toBeVisible();
			await expect(box).toHaveValue(pasted);
			await context.setOffline(false);

			const words = w('pasted_too_long', { limit: '200.000' });
			const atTheDoor = { type: 'error', status: 413, error: { message: '' } };
			await page.route(/\?\/preview$/, (route) => route.fulfill({ status: 413, json: atTheDoor }), { times: 1 });
			await preview.click();
			await expect(page.getByText(words)).toBeVisible();
			await expect(box).toHaveValue(pasted);
			const text = 'x'.repeat(200_001);
			const { status, body } = await postForm(context, `${path}?/preview`, { text, ...also }, baseURL ?? '');
			expect([status, body.includes(words), body.includes(text)]).toEqual([400, true, true]);

			await preview.click();
			await expect(page.getByRole('button', { name: act })).toBeVisible();
			for (const said of [w('pasted_unreached'), words]) await expect(page.getByText(said)).toBeHidden();
		});

		test(
			'what holds for every line is changed after a preview: it is looked at again',
			{ tag: '@full' },
			async ({ page }) => {
				await page.goto(path);
				const preview = page.getByRole('button', { name: w('pasted_preview') });
				const take = page.getByRole('button', { name: act });
				const select = page.getByLabel(choose);
				await page.getByLabel(label).fill(line());
				await preview.click();
				await expect(take).toBeVisible();
				await page.getByLabel(w('person_locale')).selectOption('lo');
				await expect(take).toBeVisible();

				const before = await select.inputValue();
				const values = await select.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
				const other = values.find((value) => value && value !== before) ?? '';
				await select.selectOption(other);
				await expect(take).toBeHidden();
				await select.selectOption(before);
				await expect(take).toBeVisible();
				await select.selectOption(other);
				await preview.click();
				await expect(take).toBeVisible();
				await expect(select).toHaveValue(other);
			}
		);

		test('links that were made stay while more is looked at', { tag: '@full' }, async ({ page }) => {
			await page.goto(path);
			const box = page.getByLabel(label);
			const preview = page.getByRole('button', { name: w('pasted_preview') });
			const links = page.getByLabel(w('pasted_links'));
			for (const count of [1, 2]) {
				await box.fill(line());
				await preview.click();
				await page.getByRole('button', { name: act }).click();
				await expect(links).toHaveValue(new RegExp(Array(count).fill('/invitation/').join('.*\\n.*')));
			}
			await box.fill(line());
			await preview.click();
			await expect(page.getByRole('button', { name: act })).toBeVisible();
			await expect(links).toHaveValue(/invitation.*\n.*invitation/);
		});
	});
}
