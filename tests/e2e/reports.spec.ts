import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import readValues from 'read-excel-file/node';
import { v7 } from 'uuid';
import { truth } from '../support/e2e-accounts';
import { axeProblems } from '../support/e2e-checks';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

/** A year of which Huaphanh has no results and hardly any other run of this test a report. */
const freeYear = () => 1991 + Math.floor(Math.random() * 19);

/** A drive of Huaphanh in March of a year, of which this many units are stated. */
async function stateDrive(year: number, units: number): Promise<string> {
	const id = v7();
	await truth(
		`insert into drives (id, province_code, club_id, title, status, starts_on, ends_on, timezone, result_kind)
			select $1, province_code, id, 'Ngày hội minh họa', 'closed', $2, $2, 'Asia/Vientiane', 'reported'
			from clubs where province_code = 'LA-HO' order by id limit 1`,
		[id, `${year}-03-10`]
	);
	await truth('insert into reported_results (drive_id, units, registered, donated) values ($1, $2, $3, $2)', [
		id,
		units,
		units + 10
	]);
	return id;
}

/** The tables of a report as they are read, row by row. */
const tablesOn = (page: Page) =>
	page
		.locator('table[data-table] tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim().replace(/\s+/g, ' ')))
		);

/** The rows of the downloaded workbook that are rows of tables, numbers written as on the page. */
async function rowsOfFile(page: Page, w: Words, language: string): Promise<string[][]> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: w('reports_xlsx') }).click();
	const [sheet] = await readValues(await readFile(await (await download).path()));
	const number = new Intl.NumberFormat(language === 'en' ? 'en' : 'vi');
	const said = (cell: unknown) => (typeof cell === 'number' ? number.format(cell) : String(cell ?? ''));
	return (sheet?.data ?? []).map((row) => row.map(said));
}

/** Begins the report of a month for the province and ends on its page. */
async function begin(page: Page, w: Words, year: number): Promise<void> {
	await page.goto('/reports');
	await page.getByLabel(w('reports_month')).fill('3');
	await page.getByLabel(w('reports_year'), { exact: true }).fill(String(year));
	await page.getByRole('button', { name: w('reports_new') }).click();
	await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
}

const unitsShown = (page: Page, w: Words) =>
	page
		.locator('table[data-table=main] tr')
		.filter({ has: page.getByRole('rowheader', { name: w('measure_units_name'), exact: true }) })
		.locator('td')
		.first();

/** The archive of the report that is shown is found whole, with its note; a byte that was changed is noticed. Ends on the page it began on. */
async function checkArchive(page: Page, w: Words): Promise<void> {
	const report = page.url();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: w('reports_archive') }).click();
	const archive = await readFile(await (await download).path());
	const check = async (buffer: Buffer) => {
		await page.getByLabel(w('archive_file')).setInputFiles({ name: 'report.zip', mimeType: 'application/zip', buffer });
		await page.getByRole('button', { name: w('reports_check_do'), exact: true }).click();
	};
	await page.goto('/reports');
	await page.getByRole('link', { name: w('reports_check') }).click();
	await check(archive);
	await expect(page.getByText(w('reports_check_whole'))).toBeVisible();
	await expect(page.getByText(w('reports_check_same'))).toBeVisible();
	await expect(page.getByText('Ba đơn vị được đếm sau')).toBeVisible();
	expect(await axeProblems(page)).toEqual([]);
	await check(Buffer.concat([archive.subarray(0, 60), Buffer.from('x'), archive.subarray(61)]));
	await expect(page.getByText(w('reports_check_whole'))).toHaveCount(0);
	await expect(page.getByRole('alert')).toBeVisible();
	await page.goto(report);
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(`a report is written, confirmed, stays as it was and gets a dated correction; its file is the page (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await prefer(context, { language, theme: 'light' }, baseURL ?? '');
		await signIn(context, 'houaphanh', baseURL ?? '');
		const year = freeYear();
		const drive = await stateDrive(year, 41);
		try {
			await begin(page, w, year);
			await expect(unitsShown(page, w)).toHaveText('41');
			await page.getByRole('link', { name: w('reports_write') }).click();
			await page.getByLabel(w('reports_part_summary')).fill('Một tháng minh họa');
			await page.getByRole('button', { name: w('reports_save') }).click();
			await expect(page.getByText('Một tháng minh họa')).toBeVisible();
			expect(await axeProblems(page)).toEqual([]);

			await page.getByRole('link', { name: w('reports_confirm') }).click();
			await truth('update reported_results set units = 42, donated = 42 where drive_id = $1', [drive]);
			await page.getByRole('button', { name: w('reports_confirm_do') }).click();
			await expect(page.getByText(w('reports_refusal_moved'))).toBeVisible();
			await expect(unitsShown(page, w)).toHaveText('42');
			const twice = await context.newPage();
			await twice.goto(page.url());
			await page.getByRole('button', { name: w('reports_confirm_do') }).click();
			await expect(page.getByText(w('reports_again'))).toBeVisible();
			await expect(page.getByText(w('reports_moved_title'))).toHaveCount(0);

			await truth('update reported_results set units = 45, donated = 45 where drive_id = $1', [drive]);
			await page.reload();
			await expect(unitsShown(page, w)).toHaveText('42');
			await expect(page.getByText(w('reports_moved_title')).first()).toBeVisible();

			await page.getByLabel(w('reports_note')).fill('Ba đơn vị được đếm sau');
			await page.getByRole('button', { name: w('reports_note_add') }).click();
			const note = page.getByRole('listitem').filter({ hasText: 'Ba đơn vị được đếm sau' });
			await expect(note).toContainText(String(new Date().getFullYear()));
			await expect(unitsShown(page, w)).toHaveText('42');
			expect(await axeProblems(page)).toEqual([]);

			const rows = await tablesOn(page);
			const file = await rowsOfFile(page, w, language);
			expect(rows.length).toBeGreaterThan(12);
			for (const row of rows) expect(file.map((one) => one.slice(0, row.length))).toContainEqual(row);
			expect(file.flat()).toContain('Ba đơn vị được đếm sau');

			await checkArchive(page, w);

			await twice.getByRole('button', { name: w('reports_confirm_do') }).click();
			await expect(twice.getByText(w('reports_again'))).toBeVisible();
			await expect(unitsShown(twice, w)).toHaveText('42');
		} finally {
			await truth('delete from reported_results where drive_id = $1', [drive]);
			await truth('delete from drives where id = $1', [drive]);
		}
	});
}

test('a report of others is no page, in whatever form it is asked for', async ({ page, context, baseURL }) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	const [row] = await truth("select id from reports where province_code = 'LA-HO' limit 1");
	const id = String(row?.id);
	for (const path of ['', '/write', '/confirm', '/report.xlsx', '/archive.zip'])
		expect((await context.request.get(`/reports/${id}${path}`)).status(), path).toBe(404);
	await page.goto('/reports');
	await expect(page.locator(`a[href*="${id}"]`)).toHaveCount(0);
});
