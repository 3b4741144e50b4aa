import { expect, test } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test('a place is recorded, corrected, set aside and taken up again, without any script', async ({
			page,
			context,
			baseURL
		}) => {
			const url = baseURL ?? '';
			await prefer(context, { language, theme: 'light' }, url);
			await signIn(context, 'hoang-hoa', url);
			await page.goto('/venues/new');
			const name = newName('Hội trường');
			await page.getByLabel(w('venue_name')).fill(name);
			await page.getByLabel(w('venue_point')).fill('somewhere');
			await page.getByRole('button', { name: w('venue_save') }).click();
			await expect(page.getByText(w('field_not_a_point'))).toBeVisible();
			await expect(page.getByLabel(w('venue_point'))).toHaveValue('somewhere');

			await page.getByLabel(w('venue_point')).fill('https://map.example/#map=17/19.806/105.776');
			await page.getByLabel(w('venue_contact_name')).fill('Người Giữ Chìa Khóa');
			await page.getByLabel(w('venue_check_by')).fill('2020-01-31');
			await page.getByRole('button', { name: w('venue_save') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
			await expect(page.getByRole('link', { name: '19.806, 105.776' })).toHaveAttribute('href', 'geo:19.806,105.776');
			await expect(page.getByText('Người Giữ Chìa Khóa')).toBeVisible();
			await expect(page.getByText(w('venue_overdue', { day: '31/1/2020' }))).toBeVisible();

			await page.getByRole('link', { name: w('venue_edit'), exact: true }).click();
			await page.getByLabel(w('venue_beds')).fill('8');
			await page.getByRole('button', { name: w('venue_save') }).click();
			await page.getByRole('button', { name: w('venue_archive') }).click();
			await expect(page.getByText(w('venue_archived_done'))).toBeVisible();
			await page.getByRole('button', { name: w('ui_undo') }).click();
			await expect(page.getByRole('button', { name: w('venue_archive') })).toBeVisible();

			await page.goto(`/venues?q=${encodeURIComponent(name.toUpperCase())}`);
			await expect(page.getByRole('row').filter({ hasText: name })).toContainText(w('venue_overdue_short'));
		});

		test('a drive is held at a place that is recorded from it, without any script', async ({
			page,
			context,
			baseURL
		}) => {
			const url = baseURL ?? '';
			await prefer(context, { language, theme: 'light' }, url);
			await signIn(context, 'hoang-hoa', url);
			await page.goto('/drives/new');
			const [title, venue] = [newName('Ngày hội'), newName('Sân trường')];
			await page.getByLabel(w('drive_field_title')).fill(title);
			await page.getByLabel(w('drive_field_starts'), { exact: true }).fill('2027-03-15');
			await page.getByLabel(w('drive_field_area')).selectOption('15865');
			await page.getByLabel(w('drive_field_venue')).fill(venue);
			await page.getByRole('button', { name: w('drive_save_new') }).click();
			await page
				.getByRole('navigation', { name: w('plan_links') })
				.getByRole('link', { name: w('plan_place') })
				.click();
			await expect(page.getByText(w('place_not_recorded'))).toBeVisible();
			await page.getByRole('button', { name: w('place_record') }).click();
			await page.getByRole('link', { name: venue }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(venue);
			await expect(page.getByRole('link', { name: title })).toBeVisible();
		});
	});
}
