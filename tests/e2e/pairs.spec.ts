import { expect, test } from '@playwright/test';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`somebody entered twice is found, compared, told apart, and asked about again (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: 'light' }, url);
		await signIn(context, 'tho-xuan', url);
		const fullName = newName('Lường');
		const twice = { fullName, birthDate: '17/3/1991', sex: 'female' };
		const phones = [newPhone(), newPhone()];
		for (const phone of phones) await addDonor(context, { ...twice, phone, confirmNew: 'on' }, url);

		const pair = page.getByRole('article').filter({ hasText: fullName });
		await expect(async () => {
			await page.goto('/donors');
			await page.getByRole('link', { name: w('pair_link', { count: '' }).trim() }).click();
			await expect(pair).toHaveCount(1, { timeout: 500 });
		}).toPass({ timeout: 50_000, intervals: [3_000] });
		await expect(pair.getByRole('heading')).toContainText(w('duplicate_same_birth_date'));
		const phoneLine = pair.getByRole('row').filter({ hasText: w('donor_field_phone') });
		await expect(phoneLine).toContainText(w('pair_differs'));

		await pair.getByRole('button', { name: w('pair_apart') }).click();
		await expect(pair).toHaveCount(0);
		await expect(page.getByRole('status')).toContainText(w('pair_apart_done', { one: fullName, other: fullName }));
		await page.getByRole('button', { name: w('pair_undo') }).click();
		await expect(pair).toHaveCount(1);
		await pair.getByRole('button', { name: w('pair_apart') }).click();
		await expect(pair).toHaveCount(0);
	});
}
