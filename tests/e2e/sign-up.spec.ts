import { expect, test, type Page } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { wordsOf, type Words } from '../support/e2e-words';

/** The club in whose province nobody is asked before a drive is announced here. */
const CLUB = 'hoang-hoa';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A drive of the club like one it held, with so many places, that takes sign-ups; its path and short address. */
async function openDrive(page: Page, w: Words, places: number): Promise<{ drive: string; address: string }> {
	const id = await firstIdOn(page.context(), '/drives?tab=closed', '/drives/');
	await page.goto(`/drives/new?from=${id}`);
	await page.getByLabel(w('drive_field_capacity'), { exact: false }).fill(String(places));
	await press(page, w('drive_save_new'));
	await expect(page).toHaveURL(/\/drives\/[0-9a-f-]{36}$/);
	const drive = new URL(page.url()).pathname;
	await press(page, w('drive_status_act_announced'));
	await press(page, w('drive_status_act_open'));
	await page.getByRole('link', { name: w('places_title') }).click();
	const address = (await page.locator('#page-address').textContent()) ?? '';
	return { drive, address: new URL(address).pathname };
}

test('a page of a drive is usable by keyboard, passes axe, weighs less than 60 kB and needs no script', async ({
	browser,
	page,
	baseURL
}) => {
	const [url, w] = [baseURL ?? '', wordsOf('vi')];
	const office = await browser.newContext({ baseURL: url });
	await prefer(office, { language: 'vi' }, url);
	await signIn(office, CLUB, url);
	const { address } = await openDrive(await office.newPage(), w, 5);

	let bytes = 0;
	const scripts: string[] = [];
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	const kinds = new Map<string, string>();
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		kinds.set(requestId, type);
		if (type === 'Script') scripts.push(response.url);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (kinds.get(requestId) !== 'Font') bytes += encodedDataLength;
	});
	await prefer(page.context(), { language: 'vi' }, url);
	await page.goto(address, { waitUntil: 'networkidle' });
	expect(scripts).toEqual([]);
	expect(bytes).toBeGreaterThan(1_000);
	expect(bytes).toBeLessThan(60_000);
	expect(await axeProblems(page)).toEqual([]);

	await page.getByText(w('pre_check_title')).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(page.getByText(w('pre_check_months', { count: 6 })).first()).toBeVisible();
	expect(
		await page
			.locator('details input')
			.evaluateAll((boxes) => boxes.filter((box) => box.closest('form') || box.hasAttribute('name')).length)
	).toBe(0);
});

test(
	'what is missing is said beside its field, and what was typed stays',
	{ tag: '@full' },
	async ({ page, browser, baseURL }) => {
		const [url, w] = [baseURL ?? '', wordsOf('vi')];
		const office = await browser.newContext({ baseURL: url });
		await prefer(office, { language: 'vi' }, url);
		await signIn(office, CLUB, url);
		const { address } = await openDrive(await office.newPage(), w, 5);
		await prefer(page.context(), { language: 'vi' }, url);
		await page.goto(address);
		await page.getByLabel(w('donor_field_full_name'), { exact: true }).fill('Người Quên Hết');
		await page.getByLabel(w('donor_field_birth_date'), { exact: false }).fill('31/2/1994');
		await press(page, w('sign_up_send'));
		await expect(page.getByLabel(w('donor_field_full_name'), { exact: true })).toHaveValue('Người Quên Hết');
		await expect(page.getByText(w('field_not_a_birth_date'))).toBeVisible();
		await expect(page.getByText(w('sign_up_consent_missing'))).toBeVisible();

		await page.getByLabel(w('donor_field_birth_date'), { exact: false }).fill('2019');
		await page.getByLabel(w('donor_field_phone'), { exact: false }).first().fill('0912000077');
		await page.locator('input[name=consent]').check();
		await press(page, w('sign_up_send'));
		await expect(page.getByText(/18.*2037.*26\/2013/)).toBeVisible();
		await expect(page.getByLabel(w('donor_field_full_name'), { exact: true })).toHaveValue('Người Quên Hết');
		await expect(page.getByLabel(w('donor_field_birth_date'), { exact: false })).toHaveValue('2019');
		await expect(page.locator('input[name=consent]')).toBeChecked();
	}
);
