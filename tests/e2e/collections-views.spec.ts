import { expect, test } from '@playwright/test';
import { drawnRows, drawnSets } from '../support/e2e-charts';
import { csvRows } from '../support/e2e-csv';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';
import { readFile } from '../../src/lib/server/spreadsheets/read-file';

const words = wordsOf('vi');
const PERIOD = 'areas=then&source=all&from=&to=';

/** A number as the Vietnamese screen writes it. */
const numberOf = (text: string) => (text.trim() === '–' ? null : Number(text.replace(/[≈.\s]/g, '').replace(',', '.')));

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
});

test('from an area to a club, its drives and one drive, and back with the filter', async ({ page }) => {
	await page.goto(`/collections?by=district&${PERIOD}`);
	const figure = page.locator('[data-series=units-by-district]').filter({ has: page.locator('canvas') });
	await figure.locator('summary').last().click();
	await figure.locator('tr[data-key="380"] a').click();
	await expect(page).toHaveURL(/area=380/);
	const clubs = page.locator('[data-series=units-by-club]');
	await clubs.locator('summary').last().click();
	await clubs.locator('tr[data-key] a').first().click();
	await expect(page).toHaveURL(/\/collections\/drives\?.*/);
	const list = page.url();
	expect(new URL(list).searchParams.get('area')).toBe('380');
	await page.locator('a[data-drive]').first().click();
	await expect(page).toHaveURL(/\/drives\/[0-9a-f-]{36}/);
	await page
		.getByRole('navigation', { name: words('ui_breadcrumbs') })
		.getByRole('link')
		.first()
		.click();
	await expect(page).toHaveURL(/\/collections\/drives\?/);
	expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(Object.fromEntries(new URL(list).searchParams));
});

test('the points are the drives of the list', async ({ page }) => {
	await page.goto(`/collections/drives?by=district&${PERIOD}&sort=-units`);
	const drawn = await drawnRows(page.locator('[data-series=drives-as-points]'));
	let compared = 0;
	for (const line of await page.locator('tr:has(a[data-drive])').all()) {
		const id = await line.locator('a[data-drive]').getAttribute('data-drive');
		const point = drawn[id ?? ''];
		if (!point) continue;
		expect(point.value).toBe(numberOf(await line.locator('[data-figure=units]').innerText()));
		compared++;
	}
	expect(compared).toBeGreaterThan(0);
});

test('the drives behind a weekday add up to its bar', async ({ page }) => {
	await page.goto(`/collections?by=weekday&${PERIOD}`);
	const drawn = await drawnRows(page.locator('[data-series=units-by-weekday]'));
	await page.goto(`/collections/drives?by=weekday&${PERIOD}&row=7`);
	const total = await page.locator('tfoot [data-figure=units]').innerText();
	expect(numberOf(total)).toBe(drawn['7']?.value);
});

test('a comparison draws both sides, and its table says them', async ({ page }) => {
	await page.goto('/collections/compare?by=month&from=2025-01-01&to=2025-12-31');
	const figure = page.locator('[data-series=compared-units-by-month]');
	const [first, other] = await drawnSets(figure);
	await figure.locator('summary').last().click();
	for (const [key, { value }] of Object.entries(first?.rows ?? {})) {
		const cells = figure.locator(`tr[data-key="${key}"] td`);
		expect(numberOf(await cells.nth(0).innerText())).toBe(value);
		expect(numberOf(await cells.nth(1).innerText())).toBe(other?.rows[key]?.value ?? null);
	}
});

test('another first side keeps what it is compared with, and each side opens its own drives', async ({ page }) => {
	await page.goto(
		'/collections/compare?by=month&from=2025-01-01&to=2025-12-31&with_from=2017-01-01&with_to=2017-12-31&with_area=380'
	);
	const other = page.locator('tr:has([data-measure=units]) a').last();
	expect(Object.fromEntries(new URL((await other.getAttribute('href')) ?? '', page.url()).searchParams)).toMatchObject({
		from: '2017-01-01',
		to: '2017-12-31',
		area: '380'
	});
	await page.locator('select[name=measure]').selectOption('donations');
	await expect(page).toHaveURL(/measure=donations/);
	expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
		with_from: '2017-01-01',
		with_to: '2017-12-31',
		with_area: '380'
	});
});

test('how many drives a rate leaves out stands below it, by whatever it is split', async ({ page }) => {
	const sentence = (count: string) => words('collections_yield_left_out', { count });
	const told = page.getByText(new RegExp(sentence('\\d+')));
	for (const by of ['district', 'month']) {
		for (const { year, leftOut } of [
			{ year: '2022', leftOut: 1 },
			{ year: '2018', leftOut: 0 }
		]) {
			await page.goto(`/collections?by=${by}&measure=yield&from=${year}-01-01&to=${year}-12-31&source=reported`);
			const figure = page.locator(`[data-series=yield-by-${by}]`).filter({ has: page.locator('canvas') });
			await expect(figure).toHaveCount(1);
			await expect(figure.filter({ has: told })).toHaveCount(leftOut);
			for (const text of await figure.locator(told).allTextContents()) expect(text).toContain(sentence(`${leftOut}`));
		}
	}
});

for (const { measure, period } of [
	{ measure: 'units', period: PERIOD },
	{ measure: 'donors', period: 'from=2026-01-01&to=2026-12-31' },
	{ measure: 'yield', period: 'from=2026-01-01&to=2026-12-31' },
	{ measure: 'target_share', period: 'from=2026-01-01&to=2026-12-31' }
])
	test(`the workbook, the CSV file and the screen say the same: ${measure}`, async ({ page, context }) => {
		const question = `by=district&measure=${measure}&${period}`;
		await page.goto(`/collections?${question}`);
		const drawn = await drawnRows(
			page.locator(`[data-series=${measure}-by-district]`).filter({ has: page.locator('canvas') })
		);
		const lines = await csvRows(context, `/collections/units.csv?${question}`);
		const answer = await context.request.get(`/collections/units.xlsx?${question}`);
		expect(answer.status()).toBe(200);
		const workbook = await readFile(new Uint8Array(await answer.body()), 'units.xlsx');
		if (!workbook.ok) throw new Error(workbook.refusal);
		const [numbers, about] = workbook.value;
		const [heading = [], ...rows] = (numbers?.rows ?? []).map(({ cells }) => cells);
		expect(heading).toEqual(Object.keys(lines[0] ?? {}));
		expect(rows.map((cells) => heading.map((_, at) => String(cells[at] ?? '')))).toEqual(
			lines.map((line) => Object.values(line))
		);
		const figures = lines.filter(
			({ area_code, [measure]: figure }) => figure && area_code && !/^(not_placed|overall)$/.test(area_code)
		);
		expect(figures.length).toBeGreaterThan(2);
		for (const { area_code = '', [measure]: figure } of figures)
			expect(Number(figure), area_code).toBe(drawn[area_code]?.value);
		expect(about?.rows.length).toBeGreaterThan(2);
	});
