import { expect, test } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

for (const [turn, language] of LANGUAGES_OF_RUN.entries()) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test(
			'rules are revised from a day on after a look at whom that affects, and taken back',
			{ tag: '@full' },
			async ({ page, context, baseURL }) => {
				const url = baseURL ?? '';
				await prefer(context, { language, theme: 'light' }, url);
				await signIn(context, 'admin', url);
				await page.goto('/rules');
				await page.getByRole('link', { name: `${w('rules_new')}: ${w('country_vn')}` }).click();
				await page.getByLabel(w('rules_field_from')).fill(`2090-0${turn + 1}-01`);
				await page.getByLabel(w('rules_field_source_vi')).fill('Thông tư thử nghiệm');
				await page.getByLabel(`${w('rules_min_age')} (`).fill('x');
				await page.getByRole('button', { name: w('rules_preview') }).click();
				await expect(page.getByLabel(`${w('rules_min_age')} (`)).toHaveValue('x');
				await expect(page.getByText(w('field_not_a_number'))).toBeVisible();

				await page.getByLabel(`${w('rules_min_age')} (`).fill('17');
				await page.getByRole('button', { name: w('rules_preview') }).click();
				const effect = page.getByRole('status').filter({ hasText: w('rules_effect_title') });
				await expect(effect).toContainText(/\d/);
				await expect(page.getByRole('heading', { name: w('rules_changes_title') })).toBeVisible();
				await expect(page.getByText('18 → 17')).toBeVisible();
				await page.getByRole('button', { name: w('rules_save') }).click();
				await expect(page.getByText(w('rules_revised'))).toBeVisible();

				const added = page.getByRole('group').filter({ hasText: '2090' }).first();
				await added.locator('summary').first().click();
				await expect(added).toContainText('Thông tư thử nghiệm');
				const back = added.getByRole('group').filter({ hasText: w('rules_take_back_text') });
				await back.locator('summary').click();
				await back.getByLabel(w('rules_field_from')).fill('2090-12-24');
				await back.getByRole('button', { name: w('rules_take_back_do') }).click();
				await expect(back.getByText(w('rules_other_day'))).toBeVisible();
				await back.getByLabel(w('rules_field_from')).fill(`2090-0${turn + 1}-01`);
				await back.getByRole('button', { name: w('rules_take_back_do') }).click();
				await expect(page.getByText(w('rules_taken_back'))).toBeVisible();
				await expect(page.getByText(`/${turn + 1}/2090`)).toHaveCount(0);
			}
		);
	});
}
