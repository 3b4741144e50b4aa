import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { takeAlong } from '../support/e2e-desk';
import { newName } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.use({ viewport: { width: 360, height: 740 } });
test.describe.configure({ mode: 'serial' });

const saved = (page: Page, count: number) => page.getByText(w('day_saved_here', { count }), { exact: true });
const search = (page: Page) => page.getByRole('searchbox');

/** A desk with no way to the server: what is done there stays to be counted. */
async function apart(page: Page, context: BrowserContext, url: string): Promise<void> {
	await prefer(context, { language: 'vi', theme: 'light' }, url);
	await signIn(context, 'hoang-hoa', url);
	await takeAlong(page, context, w);
	await context.setOffline(true);
}

/** The form of an act, whoever it is about. */
const formOf = (page: Page, act: 'register' | 'donate') =>
	page.locator(`form[aria-label^="${w(act === 'register' ? 'day_act_register' : 'day_act_donate')}: "]`);

/** A card as a scanner types it, with Enter at its end. */
async function scan(page: Page, { name, born = '01011990' }: { name: string; born?: string }): Promise<void> {
	await page.keyboard.insertText(`038090000123||${name}|${born}|Nữ|Thôn Ví Dụ|01012022`);
	await page.keyboard.press('Enter');
}

test.beforeEach(async ({ page, context, baseURL }) => apart(page, context, baseURL ?? ''));

test(
	'a second card is a second person: neither consent nor phone of the first stay',
	{ tag: '@full' },
	async ({ page }) => {
		const [first, second] = [newName('Vy'), newName('Vỹ')];
		await search(page).focus();
		await scan(page, { name: first });
		const form = formOf(page, 'register');
		await expect(form.getByLabel(w('donor_field_full_name'))).toHaveValue(first);
		await expect(search(page)).toHaveValue('');
		await form.getByLabel(w('donor_field_phone')).fill('0900000001');
		await form.getByRole('checkbox', { name: w('donor_field_consent') }).check();
		await search(page).focus();
		await scan(page, { name: second });
		await expect(form.getByLabel(w('donor_field_full_name'))).toHaveValue(second);
		await expect(form.getByLabel(w('donor_field_phone'))).toHaveValue('');
		await expect(form.getByRole('checkbox', { name: w('donor_field_consent') })).not.toBeChecked();
		await form.getByLabel(w('donor_field_full_name')).fill('');
		await form.getByLabel(w('donor_field_full_name')).focus();
		await form.getByRole('checkbox', { name: w('donor_field_consent') }).check();
		await form.getByLabel(w('donor_field_full_name')).focus();
		await scan(page, { name: first });
		await expect(form.getByLabel(w('donor_field_full_name'))).toHaveValue(first);
		await expect(saved(page, 0)).toBeVisible();
	}
);

test('a card finds somebody of the list by name and year, a namesake of another year is a new person', async ({
	page
}) => {
	const name = newName('Vân');
	await search(page).focus();
	await scan(page, { name });
	await formOf(page, 'register')
		.getByRole('checkbox', { name: w('donor_field_consent') })
		.check();
	await formOf(page, 'register')
		.getByRole('button', { name: w('day_act_register') })
		.click();
	await expect(saved(page, 1)).toBeVisible();
	await scan(page, { name });
	await expect(page.getByRole('button', { name: `${w('day_act_arrive')}: ${name}` })).toBeVisible();
	await expect(formOf(page, 'register')).toBeHidden();
	await search(page).fill('');
	await scan(page, { name, born: '02021970' });
	await expect(formOf(page, 'register').getByLabel(w('donor_field_birth_date'))).toHaveValue('1970-02-02');
});

test('two quick taps do one thing, and none to whoever comes next', async ({ page }) => {
	await page
		.getByRole('button', { name: `${w('day_act_arrive')}: ` })
		.first()
		.dblclick();
	await expect(saved(page, 1)).toBeVisible();
	await page.getByRole('button', { name: w('day_act_register'), exact: true }).click();
	const form = formOf(page, 'register');
	await form.getByLabel(w('donor_field_full_name')).fill(newName('Vượng'));
	await form.getByLabel(w('donor_field_birth_date')).fill('1990');
	await form.getByRole('checkbox', { name: w('donor_field_consent') }).check();
	await form.evaluate((one: HTMLFormElement) => {
		one.requestSubmit();
		one.requestSubmit();
	});
	await expect(form).toBeHidden();
	await expect(saved(page, 2)).toBeVisible();
});

test('what is refused is marked at its field, in sight, with the cursor there; Escape closes what is empty', async ({
	page
}) => {
	await page.getByRole('button', { name: w('day_act_register'), exact: true }).click();
	const form = formOf(page, 'register');
	const name = form.getByLabel(w('donor_field_full_name'));
	await expect(name).toBeFocused();
	await name.fill(newName('Việt'));
	const born = form.getByLabel(w('donor_field_birth_date'));
	await born.fill('31/2/1990');
	await form.getByRole('checkbox', { name: w('donor_field_consent') }).check();
	await form.getByRole('button', { name: w('day_act_register') }).click();
	await expect(born).toBeFocused();
	await expect(born).toHaveAttribute('aria-invalid', 'true');
	await expect(born).toBeInViewport();
	await expect(born).toHaveValue('31/2/1990');
	await page.keyboard.press('Escape');
	await expect(born).toHaveValue('31/2/1990');
	await page
		.getByRole('button', { name: w('day_act_register'), exact: true })
		.first()
		.click();
	await expect(born).toHaveValue('31/2/1990');
	await form.getByRole('button', { name: w('desk_close') }).click();
	await expect(form).toBeHidden();
	await expect(search(page)).toBeFocused();
	await page.getByRole('button', { name: w('day_act_register'), exact: true }).click();
	await expect(form.getByLabel(w('donor_field_birth_date'))).not.toHaveAttribute('aria-invalid', 'true');
	await page.keyboard.press('Escape');
	await expect(form).toBeHidden();
	await expect(saved(page, 0)).toBeVisible();
});

test(
	'an open form stays with what is typed while another station or person is looked for',
	{ tag: '@full' },
	async ({ page }) => {
		await page.getByRole('tab', { name: new RegExp(`^${w('day_station_collection')}`) }).click();
		await page
			.getByRole('button', { name: `${w('day_act_donate')}: ` })
			.first()
			.click();
		const form = formOf(page, 'donate');
		await expect(form).toBeInViewport({ ratio: 0.5 });
		await form.getByLabel(w('donation_bag')).fill('GH-77');
		await page.getByRole('tab', { name: new RegExp(`^${w('day_station_reception')}`) }).click();
		await search(page).fill('zzzz');
		await expect(form.getByLabel(w('donation_bag'))).toHaveValue('GH-77');
		await search(page).fill('');
		await page
			.getByRole('button', { name: `${w('day_act_arrive')}: ` })
			.first()
			.click();
		await expect(form.getByLabel(w('donation_bag'))).toHaveValue('GH-77');
	}
);
