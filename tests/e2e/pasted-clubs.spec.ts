import writeWorkbook from 'write-excel-file/node';
import { expect, test } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { typeAhead } from '../support/e2e-drive';
import { newEmail } from '../support/e2e-invitations';
import { tabTo } from '../support/e2e-keyboard';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
});

test('a pasted table becomes clubs once, however often it is sent', async ({ page }) => {
	const club = `CLB Dán ${Date.now()}`;
	await page.goto('/clubs/import');
	const box = page.getByLabel(w('club_import_label'));
	await box.fill(`${club}\tThọ Xuân\tNgười Liên Hệ\t0912345678\t${newEmail()}\tQuản Trị`);
	await page.getByRole('button', { name: w('pasted_preview') }).click();
	await expect(page.getByText(w('club_import_new'), { exact: true })).toBeVisible();
	await page.getByRole('button', { name: w('club_import_add_one') }).click();
	await expect(page.getByLabel(w('pasted_links'))).toHaveValue(/invitation/);
	await box.fill(`${club}\tThọ Xuân`);
	await page.getByRole('button', { name: w('pasted_preview') }).click();
	await expect(page.getByText(w('club_import_known'))).toBeVisible();
});

test(
	'a club that stands in a district that has ended keeps it when its telephone is corrected',
	{ tag: '@full' },
	async ({ page }) => {
		const club = `CLB Huyện Cũ ${Date.now()}`;
		await page.goto('/clubs/import');
		await page.getByLabel(w('club_import_label')).fill(`${club}\thuyện Thọ Xuân`);
		await page.getByRole('button', { name: w('pasted_preview') }).click();
		await page.getByRole('button', { name: w('club_import_add_one') }).click();
		await expect(page.getByText(w('club_import_done_one'))).toBeVisible();
		await page.goto('/clubs');
		await page.getByRole('link', { name: club }).click();
		const area = typeAhead(page, w('club_area'));
		const district = w('area_former_district', { name: 'Thọ Xuân' });
		await expect(area).toHaveValue(district);
		await page.getByLabel(w('club_phone')).fill('0912345678');
		await page.getByRole('button', { name: w('club_save') }).click();
		await expect(page.getByText(w('club_saved'))).toBeVisible();
		await page.reload();
		await expect(page.getByLabel(w('club_phone'))).not.toHaveValue('');
		await expect(area).toHaveValue(district);
	}
);

test('a table that is too long or was changed loses no line', { tag: '@full' }, async ({ page }) => {
	const club = `CLB Bảng Dài ${Date.now()}`;
	const nameless = Array.from({ length: 299 }, () => '\tThọ Xuân').join('\n');
	const last = `${club} cuối\tThọ Xuân`;
	await page.goto('/clubs/import');
	const box = page.getByLabel(w('club_import_label'));
	const preview = page.getByRole('button', { name: w('pasted_preview') });
	const add = page.getByRole('button', { name: w('club_import_add_one') });
	await box.fill(club);
	await preview.click();
	await expect(add).toBeVisible();
	await box.fill([club, nameless, last].join('\n'));
	await expect(add).toBeHidden();
	await preview.click();
	await add.click();
	await expect(page.getByText(w('club_import_done_one'))).toBeVisible();
	await expect(page.getByText(w('pasted_rest'))).toBeVisible();
	await expect(box).toHaveValue(`${nameless}\n${last}`);
	await page.reload();
	await expect(box).toHaveValue(`${nameless}\n${last}`);
});

test('a spreadsheet becomes clubs; a file that is none is said, and what stands in the field stays', async ({
	page
}) => {
	const club = `CLB Bảng Tính ${Date.now()}`;
	const sheet = [['DANH SÁCH 2026'], ['Tên câu lạc bộ', 'Huyện'], [club, 'Thọ Xuân'], [`${club} hai`, 'Nơi Khác']];
	await page.goto('/clubs/import');
	const choose = page.getByLabel(w('pasted_file'));
	await tabTo(page, choose);
	await expect(page.getByText(w('pasted_file_choose'), { exact: true })).toBeVisible();
	await expect(page.getByText(w('pasted_file_none'))).toBeVisible();
	await choose.setInputFiles({
		name: 'clb.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: await writeWorkbook(sheet).toBuffer()
	});
	const box = page.getByLabel(w('club_import_label'));
	await expect(box).toHaveValue(new RegExp(`${club}\tThọ Xuân`));
	await expect(page.getByText('clb.xlsx')).toBeVisible();
	await choose.setInputFiles({ name: 'ảnh.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0]) });
	await expect(page.getByText(w('import_refused_not_a_spreadsheet'))).toBeVisible();
	expect(await axeProblems(page)).toEqual([]);
	await expect(box).toHaveValue(new RegExp(club));
	await page.getByRole('button', { name: w('pasted_preview') }).click();
	await expect(page.getByText(w('club_import_area_unknown', { cell: 'Nơi Khác' }))).toBeVisible();
	await page.getByRole('button', { name: w('club_import_add_one') }).click();
	await expect(page.getByText(w('club_import_done_one'))).toBeVisible();
	// What is left stands below its headings.
	await expect(box).toHaveValue(`Tên câu lạc bộ\tHuyện\n${club} hai\tNơi Khác`);
});
