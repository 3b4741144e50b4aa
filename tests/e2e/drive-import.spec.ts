import writeWorkbook from 'write-excel-file/node';
import { expect, test, type Page } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** A day that no other run of these tests has taken. */
const freeDay = (from: number, days: number) =>
	new Date(from + Math.floor(Math.random() * days) * 86_400_000).toISOString().slice(0, 10);
const past = () => freeDay(Date.UTC(2012, 0, 1), 2500);
const coming = () => freeDay(Date.UTC(2060, 0, 1), 30_000);
const typed = (day: string) => day.split('-').map(Number).reverse().join('/');

async function preview(page: Page) {
	await page.getByRole('button', { name: w('pasted_preview') }).click();
}

test.beforeEach(({ context, baseURL }) => prefer(context, { language: 'vi' }, baseURL ?? ''));

test.describe('the office', () => {
	test.beforeEach(({ context, baseURL }) => signIn(context, 'thanh-hoa', baseURL ?? ''));

	test(
		'a plan becomes drafts once, and what is wrong stays in the field below its headings',
		{ tag: '@full' },
		async ({ page }) => {
			const title = `Đợt nhập ${Date.now()}`;
			const [day, other] = [coming(), coming()];
			const head = ['STT', 'Tên đợt', 'Ngày', 'Câu lạc bộ', 'Xã/Phường', 'Chỉ tiêu', 'Người phụ trách'];
			const sheet = [
				['KẾ HOẠCH HIẾN MÁU'],
				[null],
				head,
				['1', title, { value: new Date(day), type: Date, format: 'dd/mm/yyyy' }, null, 'Hậu Lộc', '1.200', 'Văn phòng'],
				['2', `${title} hai`, typed(other), 'CLB Không Có', 'Hậu Lộc', null, null],
				[null, 'Tổng cộng', null, null, null, '1.200', null]
			];
			await page.goto('/drives');
			await page.getByRole('link', { name: w('drive_import') }).click();
			await page.getByLabel(w('pasted_file')).setInputFiles({
				name: 'ke-hoach.xlsx',
				mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
				buffer: await writeWorkbook(sheet).toBuffer()
			});
			const box = page.getByLabel(w('drive_import_plan_label'));
			await expect(box).toHaveValue(new RegExp(title));
			const pasted = await box.inputValue();
			await preview(page);
			await expect(page.getByText(w('drive_import_new'), { exact: true })).toBeVisible();
			await expect(page.getByText(w('drive_import_club_unknown', { cell: 'CLB Không Có' }))).toBeVisible();
			await expect(page.getByText(w('pasted_unread', { columns: 'Người phụ trách' }))).toBeVisible();
			await expect(page.getByRole('row', { name: new RegExp(`5\\. ${title} hai`) })).toBeVisible();
			expect(await axeProblems(page)).toEqual([]);
			await page.getByRole('button', { name: w('drive_import_plan_add_one') }).click();
			await expect(page.getByText(w('drive_import_plan_done_one'))).toBeVisible();
			await expect(box).toHaveValue(new RegExp(`^STT\\tTên đợt.*\\n2\\t${title} hai`));

			await box.fill(pasted);
			await preview(page);
			await expect(page.getByText(w('drive_import_known'), { exact: true })).toBeVisible();
			await expect(page.getByRole('button', { name: w('drive_import_plan_add_one') })).toBeHidden();
		}
	);

	test('what was added stands in the list that it leads to', async ({ page }) => {
		const title = `Đợt trong danh sách ${Date.now()}`;
		await page.goto('/drives/import');
		await page
			.getByLabel(w('drive_import_plan_label'))
			.fill(`${typed(coming())}\t\tHậu Lộc\tNhà văn hóa\t\t\t${title}`);
		await preview(page);
		await page.getByRole('button', { name: w('drive_import_plan_add_one') }).click();
		await page.getByRole('link', { name: w('drive_import_see') }).click();
		await expect(page.getByRole('link', { name: title })).toBeVisible();
		await expect(page.getByRole('row', { name: title })).toContainText(w('drive_status_draft'));
	});

	// In Houaphanh: the published results of Thanh Hóa are counted elsewhere.
	test('results of past drives are taken; one that differs only where it is ticked', async ({
		page,
		context,
		baseURL
	}) => {
		await context.clearCookies({ name: 'session' });
		await signIn(context, 'houaphanh', baseURL ?? '');
		const [day, title] = [typed(past()), `Kết quả nhập ${Date.now()}`];
		const head = 'Ngày\tTên đợt\tĐịa bàn\tĐăng ký\tĐơn vị máu\tNguồn';
		const line = (units: string) => `${day}\t${title}\tSầm Nưa\thơn 150\t${units}\tbáo cáo của xã`;
		await page.goto('/drives/import/results');
		const box = page.getByLabel(w('drive_import_results_label'));
		const take = page.getByRole('button', { name: w('drive_import_results_take_one'), exact: true });
		await box.fill(`${head}\n${line('1.107')}`);
		await preview(page);
		await expect(page.getByText(w('drive_import_result_added'))).toBeVisible();
		await take.click();
		await expect(page.getByText(w('drive_import_results_done', { count: 1 }))).toBeVisible();
		await expect(box).toHaveValue('');

		await box.fill(`${head}\n${line('1.120')}`);
		await preview(page);
		const figures = w('drive_import_differing', { figure: w('drive_reported_units'), there: '1.107', here: '1.120' });
		await expect(page.getByText(w('drive_import_result_differs', { figures }))).toBeVisible();
		const also = page.getByRole('button', { name: w('drive_import_results_take_ticked') });
		await also.click();
		await expect(page.getByText(w('pasted_none'))).toBeVisible();
		await expect(box).toHaveValue(`${head}\n${line('1.120')}`);
		await page.getByRole('checkbox', { name: new RegExp(title) }).check();
		expect(await axeProblems(page)).toEqual([]);
		await also.click();
		await expect(page.getByText(w('drive_import_results_done', { count: 1 }))).toBeVisible();
		await page.getByRole('link', { name: w('drive_import_see') }).click();
		await page.getByRole('link', { name: title }).click();
		await expect(page.getByText('1.120').first()).toBeVisible();
		await expect(page.getByText(w('drive_status_closed')).first()).toBeVisible();
	});
});

for (const [language, head] of [
	['lo', 'ວັນທີ\tພື້ນທີ່\tຊື່ກິດຈະກຳ\tຄາດໝາຍ'],
	['en', 'Date\tArea\tTitle\tTarget']
] as const) {
	test(
		`an admin brings in a plan of the own club, ${language}`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			const own = wordsOf(language);
			await prefer(context, { language }, baseURL ?? '');
			await signIn(context, 'xam-neua', baseURL ?? '');
			await page.goto('/drives/import');
			const box = page.getByLabel(own('drive_import_plan_label'));
			await box.fill(`${head}\n${typed(coming())}\tSầm Nưa\tPlan ${Date.now()}\t60`);
			await page.getByRole('button', { name: own('pasted_preview') }).click();
			await page.getByRole('button', { name: own('drive_import_plan_add_one') }).click();
			await expect(page.getByText(own('drive_import_plan_done_one'))).toBeVisible();
			await expect(box).toHaveValue('');
		}
	);
}

test('without script a plan is pasted, looked through and added', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	const page = await context.newPage();
	await page.goto('/drives/import');
	await page.getByLabel(w('drive_import_plan_label')).fill(`${typed(coming())}\t\tHậu Lộc`);
	await preview(page);
	await page.getByRole('button', { name: w('drive_import_plan_add_one') }).click();
	await expect(page.getByText(w('drive_import_plan_done_one'))).toBeVisible();
	await context.close();
});
