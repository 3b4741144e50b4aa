import { expect, test } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test.describe(language, () => {
		test.beforeEach(async ({ context, baseURL }) => {
			await prefer(context, { language, theme: 'light' }, baseURL ?? '');
			await signIn(context, 'hoang-hoa', baseURL ?? '');
		});

		test(
			'a list begins from a template, is ticked, added to and taken from with undo, without any script',
			{ tag: '@full' },
			async ({ page }) => {
				await page.goto('/drives/checklists');
				const [list, line, title] = [newName('Danh sách'), newName('Mượn'), newName('Ngày hội')];
				await page.getByLabel(w('checklist_template_name')).fill(list);
				await page.getByRole('button', { name: w('checklist_template_save') }).click();
				await expect(page.getByRole('heading', { level: 1 })).toHaveText(list);
				const tasks = page.getByRole('region', { name: w('checklist_tasks') });
				await tasks.getByLabel(w('checklist_new_task')).fill(line);
				await tasks.getByRole('textbox', { name: w('checklist_days') }).fill('x');
				await tasks.getByRole('button', { name: w('checklist_add') }).click();
				await expect(page.getByText(w('field_not_a_number'))).toBeVisible();
				await expect(tasks.getByLabel(w('checklist_new_task'))).toHaveValue(line);
				await tasks.getByRole('textbox', { name: w('checklist_days') }).fill('8');
				await tasks.getByRole('button', { name: w('checklist_add') }).click();
				await expect(page.getByText(w('checklist_days_before', { days: 8, title: line }))).toBeVisible();

				await page.goto('/drives/new');
				await page.getByLabel(w('drive_field_title')).fill(title);
				await page.getByLabel(w('drive_field_starts'), { exact: true }).fill('2027-05-16');
				await page.getByLabel(w('drive_field_area')).selectOption('15865');
				await page.getByRole('button', { name: w('drive_save_new') }).click();
				const links = page.getByRole('navigation', { name: w('plan_links') });
				await links.getByRole('link', { name: w('plan_checklist') }).click();
				await page.getByLabel(w('checklist_begin_from')).selectOption({ label: list });
				await page.getByRole('button', { name: w('checklist_begin'), exact: true }).click();
				const due = page.getByRole('listitem').filter({ hasText: line });
				await expect(due).toContainText(w('checklist_due', { day: '8/5/2027' }));

				await page.getByRole('button', { name: `${w('checklist_tick')}: ${line}`, exact: true }).click();
				await expect(page.getByRole('button', { name: `${w('checklist_untick')}: ${line}` })).toBeVisible();
				await due.locator('summary').click();
				await due.getByRole('button', { name: w('checklist_remove') }).click();
				await expect(due).toHaveCount(0);
				await page.getByRole('button', { name: w('ui_undo') }).click();
				await expect(due).toHaveCount(1);

				const things = page.getByRole('region', { name: w('checklist_things') });
				await things.getByLabel(w('checklist_new_thing')).fill('Loa');
				await things.getByLabel(w('checklist_how_many')).fill('2');
				await things.getByRole('button', { name: w('checklist_add') }).click();
				await expect(things).toContainText('Loa: 2');
			}
		);

		test('tasks that are due lead from home to the list of their drive', async ({ page, context, baseURL }) => {
			await signIn(context, 'tho-xuan', baseURL ?? '');
			await page.goto('/');
			await page.getByRole('link', { name: w('home_due_act') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('checklist_title'));
			await expect(page.getByText(w('checklist_overdue', { day: '' })).first()).toBeVisible();
		});
	});
}
