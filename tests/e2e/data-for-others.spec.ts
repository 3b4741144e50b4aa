import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { measuresAnswer, problemAnswer, unitsAnswer } from '../../src/lib/open-data/api-schemas';
import { publishedForm } from '../../src/lib/dhis2/published-form';
import { Dhis2Server, said } from '../support/dhis2-server';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');
const dhis2 = new Dhis2Server();

test.beforeAll(() => dhis2.open());
test.afterAll(() => dhis2.close());

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
});

test('a month is mapped, looked at, tried and sent, and what the server said stands beside it', async ({ page }) => {
	await page.goto('/data');
	expect(await axeProblems(page)).toEqual([]);
	await page.goto('/data/dhis2/server');
	await page.getByLabel(w('dhis2_data_set')).fill('dAtAsEt0001');
	await page.getByLabel(w('dhis2_address')).fill(dhis2.address);
	await page.getByLabel(w('dhis2_auth')).selectOption({ label: w('dhis2_auth_token') });
	await page.getByLabel(w('dhis2_secret')).fill('d2pat_canary');
	expect(await axeProblems(page)).toEqual([]);
	await page.getByRole('button', { name: w('dhis2_save') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('dhis2_title'));

	const table = await page.request.get('/data/dhis2/mapping.csv?provinceCode=VN-21');
	const codes = (await table.text()).trim().split('\r\n').slice(1);
	const lines = codes.map((line, nth) => `${line.split(',')[0]}\tuid${String(nth).padStart(8, '0')}`);
	await page.goto('/data/dhis2/mapping');
	await page.getByLabel(w('dhis2_paste_label')).fill([...lines, 'nowhere\tuid00000000'].join('\n'));
	await page.getByRole('button', { name: w('dhis2_paste_take') }).click();
	await expect(page.getByText(w('dhis2_lines_taken', { count: String(lines.length) }))).toBeVisible();
	await expect(page.getByLabel(w('dhis2_paste_label'))).toHaveValue('nowhere\tuid00000000');
	expect(await axeProblems(page)).toEqual([]);

	await page.goto('/data/dhis2/server');
	await expect(page.getByText(w('dhis2_secret_kept'))).toBeVisible();
	expect(await page.content()).not.toContain('canary');

	await page.goto('/data/dhis2');
	const month = await page.locator('select[name=month]').inputValue();
	const file = await page.request.get(`/data/dhis2/values.json?month=${month}`);
	const payload = (await file.json()) as { dataValues: unknown[] };
	expect(publishedForm.safeParse(payload).success).toBe(true);
	expect(payload.dataValues.length).toBeGreaterThan(5);
	await page.getByRole('button', { name: w('dhis2_try') }).click();
	await expect(page.getByText(w('dhis2_try_good'))).toBeVisible();
	expect(dhis2.values.size).toBe(0);
	expect(await axeProblems(page)).toEqual([]);

	dhis2.next = [(response) => said(response, 409, {})];
	await page.getByRole('button', { name: w('dhis2_send'), exact: true }).click();
	await expect(page.getByText(w('dhis2_queued'))).toBeVisible();
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(w('dhis2_problem_conflicts'))).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 20_000 });
	await page.getByRole('button', { name: w('dhis2_send'), exact: true }).click();
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(w('dhis2_state_done'))).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 20_000 });
	expect(dhis2.values.size).toBe(payload.dataValues.length);
	await page.getByRole('button', { name: w('dhis2_send'), exact: true }).click();
	await expect(page.getByText(w('dhis2_refused_unchanged'))).toBeVisible();
	expect(await sidewaysProblems(page)).toEqual([]);
});

test('a key is shown once, opens totals alone, and is revoked with a way back', async ({
	page,
	playwright,
	baseURL
}) => {
	const label = `Sở Y tế ${Date.now()}`;
	await page.goto('/data/keys');
	await page.getByLabel(w('keys_label'), { exact: true }).fill(label);
	await page.getByRole('button', { name: w('keys_make') }).click();
	const key = await page.locator('#key').innerText();
	expect(key).toMatch(/^giot_/);
	expect(await axeProblems(page)).toEqual([]);
	await page.goto('/data/keys');
	expect(await page.content()).not.toContain(key);

	const program = await playwright.request.newContext({ baseURL });
	const ask = (path: string, token = key) => program.get(path, { headers: { authorization: `Bearer ${token}` } });
	const units = await ask('/api/v1/units?by=month');
	expect(units.status()).toBe(200);
	expect(unitsAnswer.parse(await units.json()).rows.length).toBeGreaterThan(0);
	expect(measuresAnswer.parse(await (await ask('/api/v1/measures')).json()).total.drives).toBeGreaterThan(0);
	for (const [path, status, code] of [
		['/api/v1/units?by=donor', 400, 'not_understood'],
		['/api/v1/units?province=LA-HO', 403, 'other_province'],
		['/api/v1/units?area=nowhere', 404, 'not_found'],
		['/api/v1/donors', 404, 'not_found']
	] as const) {
		const answer = await ask(path);
		expect(answer.headers()['content-type']).toBe('application/problem+json');
		expect(problemAnswer.parse(await answer.json())).toMatchObject({ status, code });
		expect(answer.status()).toBe(status);
	}
	expect((await ask('/api/v1/units', 'giot_0123456789012345678901234567890123456789')).status()).toBe(401);
	expect((await (await program.get('/api/v1/openapi.json')).json()) as object).toMatchObject({ openapi: '3.1.0' });

	await page.reload();
	const row = page.getByRole('row', { name: new RegExp(label) });
	await row.getByRole('button', { name: w('keys_revoke') }).click();
	await expect(row).toContainText(w('keys_state_revoked'));
	expect((await ask('/api/v1/units')).status()).toBe(401);
	expect(await axeProblems(page)).toEqual([]);
	await page.getByRole('button', { name: w('ui_undo') }).click();
	await expect(page.getByText(w('keys_restored_done'))).toBeVisible();
	expect((await ask('/api/v1/units')).status()).toBe(200);
	// More than two minutes hold, so that one of them is full wherever they meet.
	const statuses: number[] = [];
	while (statuses.length < 121 && !statuses.includes(429)) {
		const some = await Promise.all(Array.from({ length: 11 }, () => ask('/api/v1/measures')));
		statuses.push(...some.map((one) => one.status()));
	}
	expect(statuses).toContain(429);
	await program.dispose();
});

test('the file with HXL tags says what the page shows, and is not there by what people are', async ({ page }) => {
	await page.goto('/collections?by=month');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: w('chart_csv_hxl') }).click()
	]);
	const [headings, tags, first] = (await readFile(await download.path(), 'utf8')).replace(/^\uFEFF/, '').split('\r\n');
	expect(headings?.split(',').length).toBe(tags?.split(',').length);
	expect(tags).toMatch(/^#date\+month,#indicator\+units/);
	expect(first).toMatch(/^\d{4}-\d\d,\d+/);
	await page.goto('/collections?by=sex');
	await expect(page.getByRole('link', { name: w('chart_csv_hxl') })).toHaveCount(0);
	expect((await page.request.get('/collections/units.csv?by=sex&hxl=on')).status()).toBe(400);
});

test('is the office’s alone', async ({ browser, baseURL }) => {
	for (const name of ['tho-xuan', 'exchange'] as const) {
		const context = await browser.newContext();
		await signIn(context, name, baseURL ?? '');
		for (const path of ['/data', '/data/dhis2', '/data/keys', '/data/dhis2/values.json?month=2026-10'])
			expect((await context.request.get(path)).status(), `${name} ${path}`).toBe(404);
		await context.close();
	}
});

for (const language of ['vi', 'lo', 'en'] as const)
	for (const theme of ['light', 'dark'] as const)
		test(`looks right in ${language}, ${theme}`, { tag: '@full' }, async ({ page, context, baseURL }, info) => {
			await prefer(context, { language, theme }, baseURL ?? '');
			for (const width of [360, 1280]) {
				await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
				for (const path of ['/data', '/data/dhis2', '/data/dhis2/mapping', '/data/dhis2/server', '/data/keys']) {
					await page.goto(path);
					expect(await sidewaysProblems(page), `${path} at ${width}`).toEqual([]);
					await page.screenshot({ path: info.outputPath(`${path.replaceAll('/', '-')}-${width}.png`), fullPage: true });
				}
			}
		});
