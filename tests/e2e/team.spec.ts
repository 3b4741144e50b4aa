import { expect, test, type Page } from '@playwright/test';
import { newName, newPhone } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

/** Plans a drive and goes to the page of its team; the address of that page. */
async function planned(page: Page, w: Words, title: string): Promise<string> {
	await page.goto('/drives/new');
	await page.getByLabel(w('drive_field_title')).fill(title);
	await page.getByLabel(w('drive_field_starts'), { exact: true }).fill('2027-04-18');
	await page.getByLabel(w('drive_field_area')).selectOption('15865');
	await page.getByRole('button', { name: w('drive_save_new') }).click();
	await page
		.getByRole('navigation', { name: w('plan_links') })
		.getByRole('link', { name: w('plan_team') })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('team_title'));
	return page.url();
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test.beforeEach(async ({ context, baseURL }) => {
			await prefer(context, { language, theme: 'light' }, baseURL ?? '');
			await signIn(context, 'hoang-hoa', baseURL ?? '');
		});

		test(
			'places are wanted, given to somebody new and answered; who stands elsewhere is told of, without any script',
			{ tag: '@full' },
			async ({ page }) => {
				const [first, name] = [newName('Ngày hội'), newName('Lê')];
				const add = async (people: string) => {
					await page.getByLabel(w('team_role')).selectOption('guide');
					await page.getByLabel(w('team_people')).fill(people);
					await page.getByRole('button', { name: w('team_add'), exact: true }).click();
				};
				await planned(page, w, first);
				await add('x');
				await expect(page.getByText(w('field_not_a_number'))).toBeVisible();
				await add('2');
				await expect(page.getByText(w('team_missing', { needed: 2, missing: 2 })).first()).toBeVisible();

				await page
					.getByRole('link', { name: w('team_assign') })
					.first()
					.click();
				await page.getByText(w('team_new_person')).click();
				await page.getByLabel(w('volunteer_name')).fill(name);
				await page.getByRole('button', { name: w('team_assign_save') }).click();
				const line = page.getByRole('listitem').filter({ hasText: name });
				await expect(line).toContainText(w('team_state_asked'));
				await line.getByRole('button', { name: w('team_mark_confirmed') }).click();
				await expect(line).toContainText(w('team_state_confirmed'));
				await expect(page.getByText(w('team_missing', { needed: 2, missing: 1 })).first()).toBeVisible();

				await planned(page, w, newName('Ngày hội'));
				await add('1');
				await page.getByRole('link', { name: w('team_assign') }).click();
				await page.getByRole('combobox', { name: new RegExp(`^${w('team_who')} `) }).selectOption({ label: name });
				await page.getByRole('button', { name: w('team_assign_save') }).click();
				await expect(page.getByText(w('team_busy', { drive: first, hours: '7:00–11:30' }))).toBeVisible();
				await page.getByRole('button', { name: w('team_assign_anyway') }).click();
				await expect(page.getByText(w('team_clash', { drive: first, hours: '7:00–11:30' }))).toBeVisible();
			}
		);

		test(
			'a volunteer is added, corrected, set aside with undo and removed for good, without any script',
			{ tag: '@full' },
			async ({ page }) => {
				const name = newName('Trần');
				await page.goto('/volunteers');
				await page.getByLabel(w('volunteer_name')).fill(name);
				await page.getByRole('textbox', { name: w('volunteer_phone') }).fill('12');
				await page.getByRole('button', { name: w('volunteer_add') }).click();
				await expect(page.getByText(w('field_not_a_phone'))).toBeVisible();
				await expect(page.getByLabel(w('volunteer_name'))).toHaveValue(name);
				await page.getByRole('textbox', { name: w('volunteer_phone') }).fill(newPhone());
				await page.getByRole('button', { name: w('volunteer_add') }).click();
				await expect(page.getByText(w('volunteer_added'))).toBeVisible();

				await page.goto(`/volunteers?q=${encodeURIComponent(name)}`);
				await page.getByRole('link', { name }).click();
				await page.getByLabel(w('volunteer_note')).fill('Có xe máy');
				await page.getByRole('button', { name: w('volunteer_save'), exact: true }).click();
				await expect(page.getByText(w('volunteer_saved'))).toBeVisible();
				await page.getByRole('button', { name: w('volunteer_archive') }).click();
				await page.getByRole('button', { name: w('ui_undo') }).click();
				await expect(page.getByRole('button', { name: w('volunteer_archive') })).toBeVisible();
				await page.getByText(w('volunteer_remove_ask')).click();
				await page.getByRole('button', { name: w('volunteer_remove'), exact: true }).click();
				await expect(page.getByText(w('volunteer_removed'))).toBeVisible();
				await page.goto(`/volunteers?q=${encodeURIComponent(name)}`);
				await expect(page.getByText(w('volunteer_no_match'), { exact: true })).toBeVisible();
			}
		);
	});
}
