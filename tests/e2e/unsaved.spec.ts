import { expect, test } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test.beforeEach(async ({ page, context, baseURL }) => {
			const url = baseURL ?? '';
			await prefer(context, { language, theme: 'light' }, url);
			await signIn(context, 'tho-xuan', url);
			await page.goto('/donors/new');
		});

		test('a form that is sent without network stays as it is, says so, and is sent again', async ({
			page,
			context
		}) => {
			const name = page.getByLabel(w('donor_field_full_name'));
			const consent = page.getByLabel(w('donor_field_consent'));
			const called = newName('Phạm Thị');
			const save = page.getByRole('button', { name: w('donor_save') }).first();
			const said = page.getByRole('alert').filter({ hasText: w('ui_form_unreached') });
			await name.fill(called);
			await consent.check();
			await context.setOffline(true);
			await save.click();
			await expect(said).toBeInViewport();
			await expect(said).toBeFocused();
			await expect(name).toHaveValue(called);
			await expect(consent).toBeChecked();

			await context.setOffline(false);
			await save.click();
			await expect(page.getByRole('heading', { level: 1, name: called })).toBeVisible();
		});

		test(
			'an older draft that stands in a form again says so, and gives way to an empty form',
			{ tag: '@full' },
			async ({ page }) => {
				const name = page.getByLabel(w('donor_field_full_name'));
				const said = page.getByRole('status').filter({ hasText: w('ui_draft_restored') });
				await name.fill('Phạm Thị Bỏ Dở');
				await expect(said).toHaveCount(0);
				await page.goto('/donors');
				await page.goto('/donors/new');
				await expect(said).toBeVisible();
				await expect(name).toHaveValue('Phạm Thị Bỏ Dở');
				await page.getByRole('button', { name: w('ui_draft_begin_anew') }).click();
				await expect(name).toHaveValue('');
				await expect(said).toHaveCount(0);

				await name.fill('Phạm Thị Không Lưu');
				await page.getByRole('link', { name: w('donor_cancel') }).click();
				await expect(page).toHaveURL(/\/donors$/);
				await page.goto('/donors/new');
				await expect(name).toHaveValue('');
			}
		);
	});
}
