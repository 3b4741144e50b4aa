import { expect, test } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { registerButton, typeAhead } from '../support/e2e-drive';
import { press, tabTo, typeInto } from '../support/e2e-keyboard';
import { newName, newPhone, todayInThanhHoa } from '../support/e2e-names';
import { demoSignIn, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

test('signing in needs no mouse', async ({ page }) => {
	const { email, password } = demoSignIn('tho-xuan');
	await page.goto('/login');
	await typeInto(page, page.getByLabel(w('sign_in_email')), email);
	await typeInto(page, page.getByLabel(w('sign_in_password'), { exact: true }), password);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/');
});

test('the first stop is a link past the navigation, seen only with the focus', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/drives');
	const skip = page.getByRole('link', { name: w('ui_skip') });
	await expect(skip).not.toBeInViewport();
	await page.keyboard.press('Tab');
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page.locator('#content')).toBeFocused();
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test(
	'a type-ahead tells which choice Enter takes, and keeps Enter from the form',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await signIn(context, 'tho-xuan', baseURL ?? '');
		await page.goto('/drives/new');
		const area = typeAhead(page, w('drive_field_area'));
		const list = page.getByRole('listbox', { name: w('drive_field_area') });
		const marked = list.getByRole('option', { selected: true });
		const expectMarked = async (index: number) => {
			const choice = list.getByRole('option').nth(index);
			await expect(marked).toHaveText((await choice.textContent()) ?? '');
			await expect(area).toHaveAttribute('aria-activedescendant', (await choice.getAttribute('id')) ?? '');
		};

		await typeInto(page, area, 'th');
		await expect(area).toHaveAttribute('aria-expanded', 'true');
		await expectMarked(0);
		expect(await axeProblems(page)).toEqual([]);
		await page.keyboard.press('ArrowDown');
		await expectMarked(1);
		await page.keyboard.type('o ');
		await expectMarked(0);
		await page.keyboard.press('ArrowUp');
		await expect(marked).toHaveCount(0);
		await page.keyboard.press('Enter');
		await expect(area).toHaveAttribute('aria-expanded', 'false');
		await expect(area).toHaveValue('');
		await page.keyboard.press('ArrowDown');
		await expectMarked(0);
		await page.keyboard.press('Escape');
		await expect(area).toHaveAttribute('aria-expanded', 'false');
		await expect(page).toHaveURL('/drives/new');
		await expect(page.getByRole('alert')).toHaveCount(0);
	}
);

test('what a keyboard composes finds a choice for Enter', { tag: '@full' }, async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/drives/new');
	const area = typeAhead(page, w('drive_field_area'));
	await tabTo(page, area);
	const keyboard = await context.newCDPSession(page);
	await keyboard.send('Input.imeSetComposition', { text: 'Lam', selectionStart: 3, selectionEnd: 3 });
	await keyboard.send('Input.insertText', { text: 'Lam Sơn' });
	await page.keyboard.press('Enter');
	await expect(area).toHaveValue(/Lam Sơn/);
	await expect(page).toHaveURL('/drives/new');
});

test(
	'a drive is planned, a donor registered and a donation recorded by keyboard alone',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		test.setTimeout(90_000);
		// Not the club and the district whose units the journey counts meanwhile.
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		await page.goto('/drives');
		await press(page, page.getByRole('link', { name: w('drive_new'), exact: true }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('drive_new'));
		const title = newName('Ngày hội');
		await typeInto(page, page.getByLabel(w('drive_field_title')), title);
		// The browser's own control: the order in which it takes day and month is its own affair.
		const starts = page.getByLabel(w('drive_field_starts'), { exact: true });
		await tabTo(page, starts);
		await starts.fill(todayInThanhHoa());
		await typeInto(page, typeAhead(page, w('drive_field_area')), 'sam son');
		await page.keyboard.press('Enter');
		await expect(typeAhead(page, w('drive_field_area'))).toHaveValue(/Sầm Sơn/);
		await press(page, page.getByRole('button', { name: w('drive_save_new') }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		const drive = new URL(page.url()).pathname;

		for (const act of [w('drive_status_act_announced'), w('drive_status_act_open')]) {
			await press(page, page.getByRole('button', { name: act, exact: true }));
			await expect(page.getByRole('button', { name: act, exact: true })).toHaveCount(0);
		}
		await press(page, page.getByRole('link', { name: w('drive_register'), exact: true }));
		await press(page, page.getByRole('link', { name: w('desk_register'), exact: true }));
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('registration_new_title'));

		const fullName = newName('Lục');
		await typeInto(page, page.getByLabel(w('donor_field_full_name')), fullName);
		await typeInto(page, page.getByLabel(w('donor_field_phone')), newPhone());
		await typeInto(page, page.getByLabel(w('donor_field_birth_date')), '1992');
		await tabTo(page, page.getByRole('checkbox', { name: w('donor_field_consent') }));
		await page.keyboard.press('Space');
		await press(page, registerButton(page, w));
		await expect(page.getByText(w('registration_saved', { name: fullName }))).toBeVisible();

		await page.goto(drive);
		await press(page, page.getByRole('button', { name: w('drive_status_act_running'), exact: true }));
		await press(page, page.getByRole('link', { name: w('registrations_title'), exact: true }));
		// After an act the keyboard goes on at the same line.
		await press(page, page.getByRole('button', { name: `${w('desk_act_arrived')}: ${fullName}` }));
		await expect(page.getByRole('button', { name: `${w('desk_act_fit')}: ${fullName}` })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('link', { name: `${w('desk_act_donate')}: ${fullName}` })).toBeFocused();
		await page.keyboard.press('Enter');
		const form = page.getByRole('form', { name: w('donation_of', { name: fullName }) });
		await press(page, form.getByRole('button', { name: w('donation_save') }));
		await expect(page.getByText(w('desk_more', { name: fullName })).locator('..')).toBeFocused();
	}
);
