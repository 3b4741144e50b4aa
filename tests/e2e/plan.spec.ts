import { expect, test } from '@playwright/test';
import { firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

/** How many pages a document has. */
const pagesOf = (document: Buffer) => document.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`${language}: the plan of a usual drive is one sheet, with place, team, tasks and things`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: 'dark' }, url);
		await signIn(context, language === 'lo' ? 'xam-neua' : 'tho-xuan', url);
		const id = await firstIdOn(context, '/drives?tab=upcoming', '/drives/');
		await page.goto(`/drives/${id}/plan`);
		const region = (name: string) => page.getByRole('region', { name });
		await expect(region(w('plan_team'))).toContainText(w('team_role_registration'));
		await expect(region(w('plan_team'))).toContainText('6:30–11:30');
		await expect(region(w('plan_open_tasks')).getByRole('listitem').first()).toBeVisible();
		await expect(region(w('checklist_things')).getByRole('listitem')).not.toHaveCount(1);
		await expect(page.getByText(w('drive_field_target'))).toBeVisible();

		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation')).toHaveCount(0);
		await expect(page.getByRole('button')).toHaveCount(0);
		expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1);
	});
}

test('control: a plan that is too long takes a second sheet', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	const id = await firstIdOn(context, '/drives?tab=upcoming', '/drives/');
	await page.goto(`/drives/${id}/plan`);
	await page.locator('main .sheet').evaluate((sheet) => ((sheet as HTMLElement).style.minHeight = '400mm'));
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(1);
});
