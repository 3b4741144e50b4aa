import { expect, test, type Browser, type Page } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { firstIdOn, prefer, signIn, type DemoName } from '../support/e2e-visit';
import { wordsOf, type Language, type Words } from '../support/e2e-words';

const CLUB = 'xam-neua';
const OFFICE = 'houaphanh';

async function pageOf(browser: Browser, who: DemoName, { language, url }: { language: Language; url: string }) {
	const context = await browser.newContext({ baseURL: url });
	await prefer(context, { language }, url);
	await signIn(context, who, url);
	return context.newPage();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The next drive like the club's first one, in two presses; its path. */
async function plannedLike(page: Page, w: Words): Promise<string> {
	const id = await firstIdOn(page.context(), '/drives?tab=closed', '/drives/');
	await page.goto(`/drives/${id}`);
	await page.getByRole('link', { name: w('drive_plan_like') }).click();
	await press(page, w('drive_save_new'));
	await expect(page).toHaveURL(/\/drives\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

test('two who change a drive at once: the second sees both versions and loses nothing', async ({
	browser,
	baseURL
}) => {
	const [url, w] = [baseURL ?? '', wordsOf('vi')];
	const [club, office] = [
		await pageOf(browser, CLUB, { language: 'vi', url }),
		await pageOf(browser, OFFICE, { language: 'vi', url })
	];
	const drive = await plannedLike(club, w);
	for (const page of [club, office]) await page.goto(`${drive}/edit`);
	await club.getByLabel(w('drive_field_notes')).fill('Mang loa');
	await press(club, w('drive_save'));
	await expect(club).toHaveURL(drive);
	await office.getByLabel(w('drive_field_notes')).fill('Mang bàn');
	await press(office, w('drive_save'));
	await expect(office.getByText(w('drive_stale_title')).first()).toBeVisible();
	await expect(office.getByRole('cell', { name: 'Mang loa' })).toBeVisible();
	await expect(office.getByLabel(w('drive_field_notes'))).toHaveValue('Mang bàn');
	await press(office, w('drive_save'));
	await expect(office).toHaveURL(drive);
});

test(
	'drives that come again are planned in one go, and the last act on the templates is taken back',
	{ tag: '@full' },
	async ({ browser, baseURL }) => {
		const [url, w] = [baseURL ?? '', wordsOf('vi')];
		const page = await pageOf(browser, CLUB, { language: 'vi', url });
		const drive = await plannedLike(page, w);
		await page.getByRole('link', { name: w('drive_series') }).click();
		await page.getByLabel(w('drive_series_unit')).selectOption('months');
		await page.getByLabel(w('drive_series_times', { most: 12 })).fill('3');
		await press(page, w('drive_series_show'));
		await page.getByRole('checkbox').nth(1).uncheck({ force: true });
		await press(page, w('drive_series_plan'));
		await expect(page.getByText(w('drive_series_planned', { count: 2 }))).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);

		await page.goto(drive);
		await page.getByText(w('drive_template_keep')).click();
		const name = `Mẫu ${Date.now()}`;
		await page.getByLabel(w('drive_template_name')).fill(name);
		await press(page, w('drive_save'));
		await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
		await page.getByRole('button', { name: `${w('drive_template_remove')}: ${name}` }).click();
		await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
		await press(page, w('ui_undo'));
		await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
	}
);

test(
	'a drive has hours of its own on each day, and sites in an order',
	{ tag: '@full' },
	async ({ browser, baseURL }) => {
		const [url, w] = [baseURL ?? '', wordsOf('vi')];
		const page = await pageOf(browser, CLUB, { language: 'vi', url });
		const drive = await plannedLike(page, w);
		await page.goto(`${drive}/days`);
		await page.getByLabel(w('drive_field_opens')).first().fill('22:00');
		await page.getByLabel(w('drive_field_closes')).first().fill('02:00');
		await press(page, w('drive_days_save'));
		await expect(page.getByText(w('field_closes_before_opens'))).toBeVisible();
		await expect(page.getByLabel(w('drive_field_opens')).first()).toHaveValue('22:00');
		await page.getByLabel(w('drive_field_closes')).first().fill('23:30');
		await press(page, w('drive_days_save'));
		await expect(page.getByText(w('field_closes_before_opens'))).toHaveCount(0);
		for (const site of ['Sân vận động', 'Trường cấp 3']) {
			await page.getByLabel(w('drive_field_venue')).last().fill(site);
			await press(page, w('drive_site_add'));
			await expect(page.getByText(new RegExp(`\\d\\. ${site}`))).toBeVisible();
		}
		await page.getByText(w('drive_site_change')).last().click();
		await page.getByRole('button', { name: `${w('drive_site_up')}: Trường cấp 3` }).click();
		await expect(page.getByText('1. Trường cấp 3')).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);
	}
);
