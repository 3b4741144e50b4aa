import { expect, test } from '@playwright/test';
import { csvRows } from '../support/e2e-csv';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES, LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

const MILLIMETRE = 96 / 25.4;

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`whoever reached a milestone is found, gets a certificate, and it is noted as handed over and taken back (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: 'light' }, url);
		await signIn(context, 'tho-xuan', url);
		await page.goto('/thanks?handed=waiting');
		const line = page
			.getByRole('row')
			.filter({ has: page.getByRole('button') })
			.nth(LANGUAGES.indexOf(language));
		const name = await line.getByRole('link').first().innerText();
		const person = new URL((await line.getByRole('link').first().getAttribute('href')) ?? '', url).pathname;

		await line.getByRole('link', { name: w('thanks_certificate') }).click();
		const sheet = page.getByRole('article');
		await expect(sheet).toHaveCount(1);
		await expect(sheet).toContainText(name);
		await expect(sheet).toContainText(wordsOf('vi')('thanks_sheet_no_certificate'));
		await page.getByRole('link', { name: 'ລາວ' }).click();
		await expect(sheet).toContainText(wordsOf('lo')('thanks_sheet_no_certificate'));
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('heading')).toHaveCount(0);
		await expect(page.getByRole('navigation')).toHaveCount(0);
		const size = await sheet.boundingBox();
		expect(size?.width).toBeCloseTo(297 * MILLIMETRE, 0);
		expect(size?.height).toBeLessThanOrEqual(210 * MILLIMETRE);
		await page.emulateMedia({ media: 'screen' });

		await page.goto('/thanks?handed=waiting');
		await line.getByRole('button').click();
		await expect(page.getByRole('status')).toContainText(w('thanks_done', { name }));
		await page.goto(person);
		await expect(page.getByText(w('thanks_handed_on', { date: '' }).trim()).first()).toBeVisible();
		await expect(page.getByText(w('donor_audit_thanked'))).toBeVisible();

		await page.goto('/thanks?handed=handed');
		const handed = page.getByRole('row').filter({ hasText: name });
		await handed.getByRole('button', { name: w('thanks_take_back') }).click();
		await expect(handed).toHaveCount(0);
	});
}

test('every certificate of a list is a page of its own', { tag: '@full' }, async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/thanks/certificates');
	const sheets = await page.getByRole('article').count();
	expect(sheets).toBeGreaterThan(5);
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(sheets);
});

test('the honours list is taken as a file, under the filter of the page', async ({ page, context, baseURL }) => {
	const w = wordsOf('vi');
	const url = baseURL ?? '';
	await prefer(context, { language: 'vi' }, url);
	await signIn(context, 'tho-xuan', url);
	await page.goto('/thanks');
	const first = await page
		.getByRole('row')
		.filter({ has: page.getByRole('button') })
		.first()
		.getByRole('link')
		.first()
		.innerText();
	await page.getByRole('link', { name: w('export_open') }).click();
	const asked = page.waitForEvent('request', (request) => request.url().includes('/thanks/export/honours.csv'));
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: w('export_csv') }).click();
	expect((await saved).suggestedFilename()).toMatch(/^giot-hong-honours-.*\.csv$/);
	const rows = await csvRows(context, (await asked).url());
	expect(rows.length).toBeGreaterThan(50);
	expect(rows[0]).toMatchObject({
		[w('donor_export_name')]: first,
		[w('thanks_export_milestone')]: expect.any(String)
	});
});

test(
	'a province sets its milestones: one is added, lowered for an area, changed, ended and taken up again',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		const url = baseURL ?? '';
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'houaphanh', url);
		await page.goto('/thanks/milestones');
		const form = page.locator('form[action="?/add"]');
		const typed = async (donations: string) => {
			await form.getByLabel(w('milestone_field_donations')).fill(donations);
			await form.getByRole('button', { name: w('milestone_save') }).click();
		};
		await typed('5');
		await expect(page.getByText(w('milestone_refusal_exists'))).toBeVisible();
		await typed('33');
		const words = (count: number) => w('milestone_donations', { count });
		const line = page.getByRole('listitem').filter({ hasText: words(33) });
		await expect(line).toContainText(w('milestone_certainty_stated'));

		await form.getByText(w('milestone_lower')).click();
		await form.getByLabel(w('milestone_field_lowers')).selectOption(words(33));
		await form.getByLabel(w('milestone_field_area')).selectOption({ index: 1 });
		await typed('32');
		await expect(line.getByRole('button', { name: w('milestone_end') })).toHaveCount(2);

		await line
			.getByRole('link', { name: w('milestone_edit') })
			.first()
			.click();
		await page.getByLabel(w('milestone_field_honour')).fill('Kỷ niệm chương minh họa');
		await page.getByRole('button', { name: w('milestone_save') }).click();
		await expect(line).toContainText('Kỷ niệm chương minh họa');

		await line
			.getByRole('button', { name: w('milestone_end') })
			.first()
			.click();
		await expect(line.getByRole('button', { name: w('milestone_resume') })).toHaveCount(1);
		await line.getByRole('button', { name: w('milestone_resume') }).click();
		await expect(line.getByRole('button', { name: w('milestone_resume') })).toHaveCount(0);
	}
);
