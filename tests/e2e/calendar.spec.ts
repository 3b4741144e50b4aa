import { expect, test, type Page } from '@playwright/test';
import { scheduleDrive } from '../support/e2e-drive';
import { newName } from '../support/e2e-names';
import { prefer, signIn, type DemoName } from '../support/e2e-visit';
import { LANGUAGES, LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

/** A year in which no demonstration plans anything. */
const YEAR = 2029;

async function enter(page: Page, as: DemoName, language: 'vi' | 'lo' | 'en', url = '') {
	await prefer(page.context(), { language, theme: 'light' }, url);
	await signIn(page.context(), as, url);
}

/** A drive of a club away from the others, planned for a day. */
async function planned(page: Page, w: Words, day: string): Promise<{ title: string; path: string }> {
	const title = newName('Ngày hội');
	return { title, path: await scheduleDrive(page, w, { title, day, area: 'Hoằng' }) };
}

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);
	const month = String(3 + LANGUAGES.indexOf(language)).padStart(2, '0');

	test(
		`an office closes days, sees them on the calendar, takes them out and undoes that (${language})`,
		{ tag: '@full' },
		async ({ page, baseURL }) => {
			await enter(page, 'thanh-hoa', language, baseURL);
			const reason = newName('Đại hội');
			await page.goto(`/drives/calendar?on=${YEAR}-${month}-10`);
			await page.getByRole('link', { name: w('calendar_all_days') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('calendar_days_title', { year: YEAR }));
			await page.getByLabel(w('calendar_day_field_name')).fill(reason);
			await page.getByLabel(w('calendar_day_field_first')).fill(`${YEAR}-${month}-12`);
			await page.getByLabel(w('calendar_day_field_last')).fill(`${YEAR}-${month}-13`);
			await page.getByRole('button', { name: w('calendar_day_save') }).click();
			const line = page.getByRole('listitem').filter({ hasText: reason });
			await expect(line).toContainText(w('calendar_kind_closed'));

			await line.getByRole('link', { name: w('calendar_day_edit') }).click();
			await page.getByLabel(w('calendar_day_field_last')).fill(`${YEAR}-${month}-14`);
			await page.getByRole('button', { name: w('calendar_day_save') }).click();
			await page.goto(`/drives/calendar?on=${YEAR}-${month}-10`);
			for (const day of [12, 13, 14])
				await expect(page.locator(`td[data-day="${YEAR}-${month}-${day}"]`)).toContainText(reason);
			await page
				.getByRole('link', { name: w('calendar_kind_closed') })
				.first()
				.click();
			await expect(page).toHaveURL(/hide=closed/);
			await expect(page.getByText(reason)).toHaveCount(0);

			await page.goto(`/drives/calendar/days?year=${YEAR}`);
			await line.getByRole('button', { name: w('calendar_day_remove') }).click();
			await expect(page.getByRole('status')).toContainText(reason);
			await expect(line).toHaveCount(0);
			await page.getByRole('button', { name: w('ui_undo') }).click();
			await expect(line).toHaveCount(1);
			await line.getByRole('button', { name: w('calendar_day_remove') }).click();
		}
	);

	test(`a drive is found in every shape of the calendar and moved with the keyboard after a look at what that means (${language})`, async ({
		page,
		baseURL
	}) => {
		await enter(page, 'hoang-hoa', language, baseURL);
		const { title, path } = await planned(page, w, `${YEAR}-${month}-19`);
		await page.goto(`/drives/calendar?view=year&on=${YEAR}-${month}-19`);
		await page.getByRole('link', { name: new RegExp(`^19/${Number(month)}/${YEAR}: `) }).click();
		await expect(page).toHaveURL(/view=agenda/);
		await expect(page.getByRole('link', { name: title })).toBeVisible();
		for (const shape of ['calendar_view_week', 'calendar_view_month'] as const) {
			await page.getByRole('link', { name: w(shape), exact: true }).click();
			await expect(page.locator(`td[data-day="${YEAR}-${month}-19"]`).getByRole('link', { name: title })).toBeVisible();
		}

		await page.getByRole('link', { name: title }).filter({ visible: true }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('link', { name: w('calendar_move') }).focus();
		await page.keyboard.press('Enter');
		await page.getByLabel(w('move_to')).fill(`${YEAR}-${month}-26`);
		await page.getByRole('button', { name: w('move_look') }).press('Enter');
		const days = `26/${Number(month)}/${YEAR}`;
		await expect(page.getByRole('heading', { name: w('move_meaning', { days }) })).toBeVisible();
		await page.getByRole('button', { name: w('move_save', { days }) }).press('Enter');
		await expect(page).toHaveURL(path);
		await page.goto(`/drives/calendar?on=${YEAR}-${month}-19`);
		await expect(page.locator(`td[data-day="${YEAR}-${month}-26"]`).getByRole('link', { name: title })).toBeVisible();
	});
}

const w = wordsOf('vi');

test(
	'a drive is taken to another day by hand, and nothing is moved before somebody agrees',
	{ tag: '@full' },
	async ({ page, baseURL }) => {
		await enter(page, 'hoang-hoa', 'vi', baseURL);
		const { title, path } = await planned(page, w, `${YEAR}-08-09`);
		// High enough that nothing scrolls while it is carried.
		await page.setViewportSize({ width: 1280, height: 1200 });
		await page.goto(`/drives/calendar?on=${YEAR}-08-09`);
		const cell = (day: number) => page.locator(`td[data-day="${YEAR}-08-${String(day).padStart(2, '0')}"]`);
		await cell(9).getByRole('link', { name: title }).dragTo(cell(16));
		await expect(page).toHaveURL(`${path}/move?from=${YEAR}-08-09&to=${YEAR}-08-16`);
		await expect(page.getByRole('heading', { name: w('move_meaning', { days: `16/8/${YEAR}` }) })).toBeVisible();
		await page.goto(`/drives/calendar?on=${YEAR}-08-09`);
		await expect(cell(9).getByRole('link', { name: title })).toBeVisible();
	}
);

test('on a phone the month is dots that lead to the days below', { tag: '@full' }, async ({ page, baseURL }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await enter(page, 'hoang-hoa', 'vi', baseURL);
	const { title } = await planned(page, w, `${YEAR}-09-13`);
	await page.goto(`/drives/calendar?on=${YEAR}-09-13`);
	await expect(page.locator('table').getByText(title)).toBeHidden();
	await page.getByRole('link', { name: new RegExp(`^13/9/${YEAR}: `) }).click();
	await expect(page).toHaveURL(new RegExp(`#day-${YEAR}-09-13$`));
	await expect(page.getByRole('link', { name: title }).filter({ visible: true })).toHaveCount(1);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test.describe('without any script', () => {
	test.use({ javaScriptEnabled: false });

	test('what a blood centre can take is stated, and a drive is moved', { tag: '@full' }, async ({ page, baseURL }) => {
		await enter(page, 'thanh-hoa', 'vi', baseURL);
		await page.goto('/drives/calendar/centres');
		await page.getByLabel(w('calendar_centre_days')).fill('30/12/2098');
		await page.getByRole('button', { name: w('calendar_centre_save') }).click();
		await expect(page.getByText(w('calendar_centre_saved'))).toBeVisible();
		await expect(page.getByLabel(w('calendar_centre_days'))).toHaveValue('30/12/2098');
		await page.getByLabel(w('calendar_centre_days')).fill('31/11/2098');
		await page.getByRole('button', { name: w('calendar_centre_save') }).click();
		await expect(page.getByLabel(w('calendar_centre_days'))).toHaveValue('31/11/2098');
		await expect(page.getByText(w('field_not_a_day'))).toBeVisible();
		await page.goto('/drives/calendar/centres');
		await page.getByLabel(w('calendar_centre_days')).fill('');
		await page.getByRole('button', { name: w('calendar_centre_save') }).click();
		await expect(page.getByText(w('calendar_centre_saved'))).toBeVisible();
	});
});

test('an address of the calendar is read by whoever has it, until it is taken back', async ({
	page,
	baseURL,
	request
}) => {
	await enter(page, 'hoang-hoa', 'vi', baseURL);
	await page.goto('/drives/calendar/feeds');
	await page.getByRole('button', { name: w('feed_make') }).click();
	await expect(page.getByText(w('feed_made'))).toBeVisible();
	const address = new URL(await page.locator('code').first().innerText()).pathname;
	await expect(page.getByRole('link', { name: w('feed_subscribe') }).first()).toHaveAttribute('href', /^webcal:/);
	const answer = await request.get(address);
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
	expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR/);
	const again = await request.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } });
	expect(again.status()).toBe(304);
	await page
		.getByRole('button', { name: w('feed_revoke') })
		.first()
		.click();
	await expect(page.getByText(w('feed_revoked'))).toBeVisible();
	expect((await request.get(address)).status()).toBe(410);
});
