import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import readValues from 'read-excel-file/node';
import { csvRows } from '../support/e2e-csv';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`the list of donors is taken as a workbook and as text, under its filter (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		await prefer(context, { language, theme: 'light' }, url);
		await signIn(context, 'tho-xuan', url);
		const fullName = newName('Tạ');
		const phone = newPhone();
		await addDonor(
			context,
			{ fullName, phone, birthDate: '3/2/1991', sex: 'female', abo: 'A', rhd: '+', groupSource: 'stated' },
			url
		);

		await page.goto(`/donors?${new URLSearchParams({ q: fullName, group: 'A' })}`);
		await page.getByRole('link', { name: w('export_open') }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('donor_export_title'));
		await expect(page.getByText(`${fullName} · A`)).toBeVisible();
		await expect(page.getByText(w('donor_export_without'))).toBeVisible();

		const workbook = page.waitForEvent('download');
		await page.getByRole('button', { name: w('export_xlsx') }).click();
		const [sheet] = await readValues(await readFile(await (await workbook).path()));
		const [head, ...rows] = sheet?.data ?? [];
		expect(head?.[0]).toBe(w('donor_export_name'));
		expect(rows).toHaveLength(1);
		expect(rows[0]).toEqual(expect.arrayContaining([fullName, '3/2/1991', w('donor_sex_female'), 'A+', 0]));
		expect(rows[0]?.map((cell) => String(cell).replaceAll(' ', ''))).toContain(phone.replace(/^\+84/, '0'));

		const asked = page.waitForEvent('request', (request) => request.url().includes('/donors/export/donors.csv'));
		await page.getByRole('button', { name: w('export_csv') }).click();
		const address = (await asked).url();
		const lines = await csvRows(context, address);
		expect(lines).toMatchObject([{ [w('donor_export_name')]: fullName, [w('donor_export_group')]: 'A+' }]);

		// The key takes that list and no other.
		const other = new URL(address);
		other.searchParams.delete('group');
		const answer = await context.request.get(other.toString(), { maxRedirects: 0 });
		expect(answer.status()).toBe(303);

		await page.goto('/audit?object=export');
		const entry = page
			.getByRole('listitem')
			.filter({ hasText: w('audit_did_export_donors') })
			.first();
		await expect(entry).toContainText(w('audit_export_rows', { count: 1 }));
		await expect(page.getByText(fullName)).toHaveCount(0);
	});
}

test('a registrar is not offered the file', async ({ page, context, baseURL }) => {
	const w = wordsOf('vi');
	const url = baseURL ?? '';
	await prefer(context, { language: 'vi' }, url);
	await signIn(context, 'registrar', url);
	await page.goto('/donors');
	await expect(page.getByRole('link', { name: w('export_open') })).toHaveCount(0);
	expect((await page.goto('/donors/export'))?.status()).toBe(404);
});
