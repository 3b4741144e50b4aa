import { expect, test, type Page } from '@playwright/test';
import { release, visitor, writeStatement, type Visitor } from '../support/e2e-exchange';

/** The last year that is over: of the demonstration, and of no other test. */
const YEAR = new Date().getFullYear() - 1;
const OURS = 'Xe lưu động về từng bản làng';
const THEIRS = 'ລົດເຄື່ອນທີ່ໄປຮອດບ້ານ';

/** What stands in the cells of every table of a report. */
const cellsOf = (page: Page) => page.locator('main table td').allTextContents();
const counts = (cells: string[]) => cells.filter((cell) => /^\d+$/.test(cell.trim())).map(Number);

async function open({ page }: Visitor, query = '') {
	await page.goto(`/exchange/${YEAR}${query}`);
	return page.locator('main');
}

test('each office writes its part and releases it: the other side and exchange viewers see that, frozen, and nothing before', async ({
	browser,
	baseURL
}) => {
	test.setTimeout(180_000);
	const url = baseURL ?? '';
	const thanhHoa = await visitor(browser, { name: 'thanh-hoa', language: 'vi', url });
	const houaphanh = await visitor(browser, { name: 'houaphanh', language: 'lo', url });
	const viewer = await visitor(browser, { name: 'exchange', language: 'en', url });

	await writeStatement(thanhHoa, YEAR, OURS);
	await writeStatement(houaphanh, YEAR, THEIRS);
	const before = await open(houaphanh);
	await expect(before.getByText(houaphanh.w('exchange_nothing_title', { year: YEAR }))).toBeVisible();
	await expect(before).not.toContainText(OURS);
	expect((await viewer.page.goto(`/exchange/${YEAR}`))?.status()).toBe(404);

	await release(thanhHoa, YEAR);
	const half = await open(houaphanh);
	await expect(half).toContainText(OURS);
	await expect(half).not.toContainText(THEIRS);
	await expect(await open(thanhHoa)).not.toContainText(THEIRS);
	await expect(await open(viewer)).toContainText(OURS);
	for (const forbidden of ['statement', 'release', 'meeting', 'archive.zip'])
		expect((await viewer.page.request.get(`/exchange/${YEAR}/${forbidden}`)).status(), forbidden).toBe(404);

	await release(houaphanh, YEAR);
	const both = await open(thanhHoa, '?in=vi-lo');
	for (const words of [OURS, THEIRS, 'Đơn vị máu', 'ຖົງ', 'Thanh Hóa', 'Hủa Phăn'])
		await expect(both).toContainText(words);
	const cells = await cellsOf(thanhHoa.page);
	expect(cells.filter((cell) => cell.trim() === '<5').length).toBeGreaterThan(0);
	expect(counts(cells).filter((count) => count > 0 && count < 5)).toEqual([]);

	const told = await cellsOf((await open(viewer), viewer.page));
	await writeStatement(thanhHoa, YEAR, 'Viết lại sau khi công bố');
	await expect(await open(viewer)).toContainText(OURS);
	await expect(viewer.page.locator('main')).not.toContainText('Viết lại');
	expect(await cellsOf(viewer.page)).toEqual(told);
});

test('the meeting of both is written down with what it agreed, and a note stands beside what was released', async ({
	browser,
	baseURL
}) => {
	const url = baseURL ?? '';
	const year = YEAR - 1;
	const thanhHoa = await visitor(browser, { name: 'thanh-hoa', language: 'vi', url });
	const houaphanh = await visitor(browser, { name: 'houaphanh', language: 'lo', url });
	const { page, w } = thanhHoa;
	await page.goto(`/exchange/${year}/meeting`);
	await page.getByLabel(w('exchange_meeting_place')).fill('Sầm Nưa');
	await page.getByLabel(w('exchange_meeting_delegates_host')).fill('15');
	await page.getByLabel(w('exchange_meeting_delegates_guest')).fill('15');
	await page.getByRole('button', { name: w('exchange_meeting_save') }).click();
	await page.getByLabel(w('exchange_point_agreed')).fill('Tập huấn sơ cấp cứu chung');
	await page.getByLabel(w('exchange_point_owner')).fill('Hai Hội');
	await page.locator('[name=dueOn]').fill('2027-06-30');
	await page.getByRole('button', { name: w('exchange_point_add') }).click();
	await expect(page.getByText('Tập huấn sơ cấp cứu chung')).toBeVisible();

	await release(thanhHoa, year);
	await page.getByLabel(w('exchange_note'), { exact: true }).fill('Đã kiểm lại với bệnh viện');
	await page.getByRole('button', { name: w('exchange_note_add') }).click();
	const theirs = houaphanh.page.locator('main');
	await houaphanh.page.goto(`/exchange/${year}`);
	for (const words of ['Sầm Nưa', 'Tập huấn sơ cấp cứu chung', 'Hai Hội', '30/6/2027', 'Đã kiểm lại với bệnh viện'])
		await expect(theirs).toContainText(words);
	await expect(theirs.locator('dd', { hasText: /^15$/ })).toHaveCount(2);
});
