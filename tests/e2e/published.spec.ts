import { expect, test } from '@playwright/test';
import { drawnRows } from '../support/e2e-charts';
import { csvRows, type CsvRow } from '../support/e2e-csv';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const ALL_TIME = 'source=reported&from=&to=';

/** What the press printed for Thanh Hóa, by the last district before 1 July 2025; the empty code is "not stated". */
const THEN = {
	'380': 3_962,
	'399': 1_672,
	'396': 1_003,
	'391': 547,
	'400': 500,
	'393': 420,
	'397': 107,
	'': 300,
	outside: 250
};

/** The same by today's units: two communes are known, everything else stays under its former district. */
const NOW = {
	'380': 3_962,
	'399': 1_672,
	'396': 1_003,
	'391': 547,
	'16012': 500,
	'393': 420,
	'15766': 107,
	'': 300,
	outside: 250
};

const TOTAL = 8_761;

/** In Vietnamese; ≈ where the press wrote "more than" or "nearly". */
const figureText = (units: number) => new RegExp(`^≈?${units.toLocaleString('vi-VN')}$`);

const unitsByCode = (rows: readonly CsvRow[]) =>
	Object.fromEntries(rows.map(({ area_code, units }) => [area_code ?? '?', Number(units)]));
const unitsOf = (rows: readonly CsvRow[]) => rows.reduce((sum, { units }) => sum + Number(units), 0);

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
});

for (const [areas, expected] of [
	['then', THEN],
	['now', NOW]
] as const) {
	test(`the published results by area, as ${areas}, add up to 8,761 in the file`, async ({ context }) => {
		const rows = await csvRows(context, `/collections/units.csv?by=district&areas=${areas}&source=reported`);
		expect(unitsByCode(rows)).toEqual(expected);
		expect(unitsOf(rows)).toBe(TOTAL);
	});

	test(`the published results by area, as ${areas}, stand in the chart and its table`, async ({ page }) => {
		await page.goto(`/collections?by=district&areas=${areas}&${ALL_TIME}`);
		const figure = page.locator('[data-series=units-by-district]').filter({ has: page.locator('canvas') });
		const drawn = Object.entries(await drawnRows(figure)).flatMap(([code, { value }]) =>
			value ? [[code, value]] : []
		);
		expect(Object.fromEntries(drawn)).toEqual(expected);

		await figure.locator('summary').last().click();
		for (const [code, units] of Object.entries(expected))
			await expect(figure.locator(`tr[data-key="${code}"] td`).first()).toHaveText(figureText(units));
		await expect(figure.locator('tr[data-total]')).toContainText('8.761');
	});
}

test('the two communes known today are named, the others keep their former district', async ({ context }) => {
	const rows = await csvRows(context, '/collections/units.csv?by=district&areas=now&source=reported');
	const names = new Map(rows.map(({ area_code, area }) => [area_code, area]));
	expect(names.get('16012')).toContain('Hậu Lộc');
	expect(names.get('15766')).toContain('An Nông');
	expect(names.get('399')).toContain('Hoằng Hóa');
});

test('by month the parts add up to the same total, the month not stated included', async ({ context }) => {
	const rows = await csvRows(context, '/collections/units.csv?by=month&source=reported');
	expect(unitsOf(rows)).toBe(TOTAL);
	expect(Number(rows.find(({ month }) => month === '')?.units)).toBe(547 + 188);
});

test('year by year the parts and what cannot be placed in a month add up to the same total', async ({ context }) => {
	let sum = 0;
	for (let year = 2017; year <= 2026; year += 1) {
		const rows = await csvRows(
			context,
			`/collections/units.csv?by=month&source=reported&from=${year}-01-01&to=${year}-12-31`
		);
		sum += unitsOf(rows);
	}
	expect(sum).toBe(TOTAL);
});

test('a result known only to its month is not placed in a period that cuts the month', async ({ context }) => {
	const rows = await csvRows(
		context,
		'/collections/units.csv?by=district&source=reported&from=2019-10-15&to=2019-12-31'
	);
	expect(unitsByCode(rows)).toMatchObject({ '399': 892 });
	expect(rows.find(({ units }) => Number(units) === 1_003)?.area_code).not.toBe('396');
});

test(
	'the form of a result known only to its month, outside the province, says so and keeps both',
	{ tag: '@full' },
	async ({ page }) => {
		const w = wordsOf('vi');
		const title = 'Giọt hồng từ trái tim';
		await page.goto(`/drives?tab=closed&q=${encodeURIComponent(title)}`);
		await page.getByRole('link', { name: title }).first().click();
		const drive = new URL(page.url()).pathname;
		await page.goto(`${drive}/edit`);
		await expect(page.getByText(w('drive_vague_date', { period: 'tháng 11/2025' }))).toBeVisible();
		await expect(page.getByText(w('drive_vague_area', { area: w('drive_outside') }))).toBeVisible();
		await expect(page.locator('[name=startsOn]')).toHaveValue('');

		await page.getByLabel(w('drive_field_notes')).fill('Đã đối chiếu với nguồn.');
		await page.getByRole('button', { name: w('drive_save') }).click();
		await expect(page).toHaveURL(drive);
		await expect(page.getByText('Đã đối chiếu với nguồn.')).toBeVisible();
		await expect(page.getByText(w('drive_outside')).first()).toBeVisible();
	}
);
