import { expect, test } from '@playwright/test';
import { fillNewcomer, registerButton } from '../support/e2e-drive';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

for (const javaScriptEnabled of [true, false])
	test.describe(javaScriptEnabled ? 'with script' : 'without script', { tag: javaScriptEnabled ? [] : '@full' }, () => {
		test.use({ javaScriptEnabled });

		test('somebody typed at one’s own drive who is exactly a donor of another club can be registered as that person', async ({
			page,
			context,
			browser,
			baseURL
		}) => {
			const url = baseURL ?? '';
			const neighbour = await browser.newContext({ baseURL: url });
			await signIn(neighbour, 'hoang-hoa', url);
			const fullName = newName('Lường');
			const person = { fullName, birthDate: '5/12/1996', phone: newPhone() };
			await addDonor(neighbour, { ...person, weightClass: '50+', abo: 'AB', rhd: '+' }, url);
			await neighbour.close();

			await prefer(context, { language: 'vi', theme: 'light' }, url);
			await signIn(context, 'tho-xuan', url);
			const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
			const typed = `/drives/${drive}/registrations/new?q=${encodeURIComponent(fullName)}`;
			await page.goto(typed);
			await expect(page.getByText(w('registration_search_none'))).toBeVisible();

			// Typed without diacritics: the name that is shown is the one on file.
			const bare = fullName.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
			await fillNewcomer(page, w, { ...person, fullName: bare });
			expect(await page.content()).not.toContain(`>${fullName}<`);
			const hint = page.getByRole('listitem').filter({ hasText: w('duplicate_elsewhere') });
			if (javaScriptEnabled) await expect(hint).toHaveText(new RegExp(w('duplicate_elsewhere_text')));
			await registerButton(page, w).click();
			const told = page.getByRole('alert').filter({ hasText: w('elsewhere_title') });
			await expect(told).toContainText(fullName);
			await expect(told).toContainText('1996');
			await expect(told).toContainText('AB');
			await expect(told).not.toContainText(person.phone.slice(-6));
			await told.getByRole('button', { name: w('elsewhere_same') }).click();
			await expect(page.getByText(w('registration_saved', { name: fullName }))).toBeVisible();
		});
	});
