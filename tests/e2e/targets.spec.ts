import { expect, test } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');
const area = 'xã Hậu Lộc';

/** A year that hardly any other run of this test has taken. */
const freeYear = () => String(2101 + Math.floor(Math.random() * 99));

test(
	'a target is split by month, revised and withdrawn, and what stood on a day is told',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const year = freeYear();
		await page.goto(`/targets?year=${year}`);
		await expect(page.getByText(w('target_empty_title'))).toBeVisible();

		const month = (number: number) => page.getByLabel(w('target_month', { month: String(number) }), { exact: true });
		const save = page.getByRole('button', { name: w('target_save') });
		await page.getByLabel(w('target_of')).selectOption({ label: area });
		await page.getByLabel(w('target_units')).fill('1.201');
		await page.getByRole('button', { name: w('target_spread_last_year') }).click();
		await expect(page.getByText(w('target_no_last_year'))).toBeVisible();
		await page.getByRole('button', { name: w('target_spread_evenly') }).click();
		await expect(page.getByText(w('target_proposed'))).toBeVisible();
		await expect(month(1)).toHaveValue('100');
		await month(1).fill('99');
		await save.click();
		await expect(page.getByText(w('field_months_sum', { limit: '1200' }))).toBeVisible();
		await month(1).fill('100');
		expect(await axeProblems(page)).toEqual([]);
		await save.click();
		await expect(page.getByText(w('target_saved'))).toBeVisible();
		const row = page.getByRole('row', { name: new RegExp(area) });
		await expect(row).toContainText('1.201');

		await row.locator('summary').click();
		await expect(row).toContainText(`${w('target_month', { month: '12' })}: 100`);
		await row.getByRole('link', { name: w('target_revise') }).click();
		await expect(page.getByLabel(w('target_units'))).toHaveValue('1201');
		await page.getByLabel(w('target_units')).fill('0');
		for (let number = 1; number <= 12; number += 1) await month(number).fill('');
		await save.click();
		await expect(row).toContainText(w('target_zero'));

		await row.locator('summary').click();
		await expect(row.getByRole('listitem')).toHaveCount(2);
		expect(await axeProblems(page)).toEqual([]);
		await row.getByRole('button', { name: w('target_withdraw') }).click();
		await expect(page.getByText(w('target_withdrawn_done'))).toBeVisible();
		await expect(row.locator('td').last()).toHaveText('—');
		await expect(page).toHaveURL(new RegExp(`year=${year}`));

		await page.getByLabel(w('target_on'), { exact: true }).fill('2020-01-01');
		await page.getByRole('button', { name: w('target_on_show') }).click();
		await expect(page.getByText(w('target_on_empty'))).toBeVisible();
		await page.getByRole('link', { name: w('target_on_today') }).click();
		await row.locator('summary').click();
		await row.getByRole('link', { name: w('target_ask_again') }).click();
		await expect(page.getByLabel(w('target_units'))).toHaveValue('0');
	}
);

test('an address that asks for a year without targets, or for no day, says so and what is shown', async ({
	page,
	context,
	baseURL
}) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	const notice = (value: string) => {
		const year = String(new Date().getFullYear());
		return page.getByText(w('target_no_such_year', { value, first: '2000', last: '2200', year }));
	};
	for (const asked of ['1990', 'năm nay']) {
		await page.goto(`/targets?year=${encodeURIComponent(asked)}`);
		await expect(notice(asked)).toBeVisible();
	}
	await page.goto('/targets?year=2200');
	await expect(page.getByRole('link', { name: '2199', exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: '2201', exact: true })).toHaveCount(0);
	await page.goto('/targets?on=2026-02-31');
	await expect(page.getByText(w('target_no_such_day', { value: '2026-02-31' }))).toBeVisible();
	await page.goto('/targets');
	await expect(notice('')).toHaveCount(0);
	await expect(page.getByText(w('target_no_such_day', { value: '' }))).toHaveCount(0);
});

test(
	'a pasted table brings the months of campaigns and areas along, and an empty field is no target of 0',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const year = freeYear();
		const months = Array.from({ length: 12 }, (_, index) => index + 1);
		const head = ['Giao cho', 'Chỉ tiêu', ...months.map((month) => `Tháng ${month}`)].join('\t');
		const line = (name: string, units: string) => [name, units, ...months].join('\t');
		await page.goto(`/targets/import?year=${year}`);
		await page
			.getByLabel(w('target_import_label'))
			.fill([head, line('Hành trình Đỏ', '78'), line(area, ''), line('toàn tỉnh', '100')].join('\n'));
		await page.getByRole('button', { name: w('pasted_preview') }).click();
		await expect(page.getByText(w('target_import_months_sum', { sum: '78' }))).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);
		await page.getByRole('button', { name: w('target_import_add', { count: 2 }) }).click();
		await page.getByRole('link', { name: w('target_import_see', { year }) }).click();
		for (const name of ['Hành trình Đỏ', area]) {
			const row = page.getByRole('row', { name: new RegExp(name) });
			await expect(row).toContainText('78');
			await row.locator('summary').click();
			await expect(row).toContainText(`${w('target_month', { month: '12' })}: 12`);
		}

		const sent = await page.request.post(`/targets?/save&year=${year}`, {
			form: { of: 'province:VN-21', year, units: '' },
			headers: { origin: baseURL ?? '' }
		});
		expect(await sent.text()).not.toContain(w('target_saved'));
	}
);
