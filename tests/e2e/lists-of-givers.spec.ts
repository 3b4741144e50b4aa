import { expect, test, type Page } from '@playwright/test';
import { addDays } from '../../src/lib/time/calendar-date';
import { formatDate } from '../../src/lib/time/format';
import { axeProblems } from '../support/e2e-checks';
import { moveDrive, scheduleDrive } from '../support/e2e-drive';
import { newName, newPhone, todayInThanhHoa } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

/** The work in the background begins within a second. */
const DONE = { timeout: 20_000 };
const CLUB = 'hoang-hoa';
const w = wordsOf('vi');
const rowsOf = (page: Page) => page.getByRole('list', { name: w('import_rows_caption') }).locator('> li');
const vi = (day: ReturnType<typeof todayInThanhHoa>) => formatDate(day, 'vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
	await signIn(context, CLUB, baseURL ?? '');
	test.slow();
});

async function read(page: Page, text: string) {
	await page.getByLabel(w('import_text')).fill(text);
	await page.getByRole('button', { name: w('import_read') }).click();
	await page.getByRole('button', { name: w('import_columns_go') }).click();
	await expect(page.getByText(w('import_consent'))).toBeVisible(DONE);
}

async function takeIn(page: Page) {
	await page.getByLabel(w('import_consent_not_yet')).check();
	await page.getByRole('button', { name: /^Đưa \d+ dòng vào sổ/ }).click();
	await expect(page.getByText(w('import_done'))).toBeVisible(DONE);
}

/** The page of somebody of this name. */
async function openDonor(page: Page, name: string) {
	await page.goto(`/donors?q=${encodeURIComponent(name)}`);
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test(
	'what a list states was given before stands on the page of the person, and goes with the list',
	{ tag: '@full' },
	async ({ page }) => {
		const [often, once] = [newName('Lường'), newName('Quàng')];
		const phone = newPhone();
		const recent = addDays(todayInThanhHoa(), -20);
		await page.goto('/donors/imports/new');
		await read(
			page,
			[
				'DANH SÁCH NGƯỜI ĐÃ HIẾN MÁU;;;;;',
				';;;;;',
				'STT;Họ và tên;Ngày sinh;Số điện thoại;Ngày hiến;Thể tích máu hiến (ml);Số lần đã hiến',
				`1;${often.toUpperCase()};12/5/1990;${phone};14/06/2023;350 ml;`,
				`2;${often};12-05-1990;0${Number(phone)};3/2022;;`,
				`3;${often};12.5.1990;${phone};${vi(recent)};250;7 lần`,
				`4;${once};1991;;chưa;;0`,
				';Tổng cộng;;;;600;'
			].join('\n')
		);
		await expect(rowsOf(page).filter({ hasText: often })).toHaveCount(3);
		await expect(rowsOf(page).filter({ hasText: w('import_stated_number', { count: '7' }) })).toHaveCount(1);
		expect(await axeProblems(page)).toEqual([]);
		await takeIn(page);
		const list = page.url();
		await expect(page.getByText(w('import_stated_done', { count: '3' }))).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);

		await openDonor(page, often.toUpperCase());
		await expect(page.getByText(w('donor_page_donations_stated', { count: '7', stated: '7' }))).toBeVisible();
		const stated = page.getByRole('table', { name: w('donor_page_stated') });
		await expect(stated.getByRole('row')).toHaveCount(4);
		await expect(stated).toContainText('14/6/2023');
		await expect(stated).toContainText('tháng 3/2022');
		// Somebody who gave three weeks ago rests, whoever says so.
		await expect(page.getByText(/câu lạc bộ nêu lần hiến gần nhất/).first()).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);

		await page.goto(list);
		await page.getByRole('button', { name: w('import_undo') }).click();
		await expect(page.getByText(w('import_undone_text'))).toBeVisible(DONE);
		await page.goto(`/donors?q=${encodeURIComponent(often)}`);
		await expect(page.getByRole('link', { name: often })).toHaveCount(0);
	}
);

test('a list for a drive registers whom it names, and gives the places back', { tag: '@full' }, async ({ page }) => {
	const day = addDays(todayInThanhHoa(), 40);
	const drive = await scheduleDrive(page, w, { title: newName('Ngày hội'), day, area: 'hoang hoa' });
	await moveDrive(page, drive, w('drive_status_act_announced'));
	await moveDrive(page, drive, w('drive_status_act_open'));
	await page.goto(`${drive}/registrations`);
	await page.getByRole('link', { name: w('desk_bring_list') }).click();
	await expect(page.getByText(w('import_drive_help'))).toBeVisible();
	expect(await axeProblems(page)).toEqual([]);
	const [able, young] = [newName('Lường'), newName('Quàng')];
	const rows = [
		'Mẫu 1 – ĐƠN ĐĂNG KÝ;;;',
		'Họ tên;Năm sinh;Điện thoại;Ghi chú',
		`${able};1990;${newPhone()};`,
		`${young};2019;;`,
		`${able};1990;${newPhone()};`
	];
	await read(page, rows.join('\n'));
	await expect(page.getByRole('link', { name: new RegExp(drive.split('/').at(-1) ?? '') })).toHaveCount(0);
	await expect(rowsOf(page).filter({ hasText: w('import_place_planned') })).not.toHaveCount(0);
	await expect(rowsOf(page).filter({ hasText: young })).toContainText('Không đăng ký ở đợt này');
	expect(await axeProblems(page)).toEqual([]);
	await page.getByRole('button', { name: w('import_bulk_all_leave_out') }).click();
	await takeIn(page);
	const list = page.url();
	await expect(
		page.getByText(w('import_places_done', { registered: '1', had: '0', without: '1', back: '0' }))
	).toBeVisible();
	await page.getByRole('link', { name: w('import_places_without') }).click();
	await expect(rowsOf(page)).toHaveCount(1);
	await page.goto(`${drive}/registrations`);
	await expect(page.getByRole('listitem').filter({ hasText: able })).toHaveCount(1);

	await page.goto(list);
	await page.getByRole('button', { name: w('import_undo') }).click();
	await expect(page.getByText(w('import_undone_text'))).toBeVisible(DONE);
	await page.goto(`${drive}/registrations`);
	await expect(page.getByText(w('desk_empty_title'))).toBeVisible();
});
