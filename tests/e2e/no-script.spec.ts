import { expect, test } from '@playwright/test';
import { act, fillNewcomer, lineOf, moveDrive, registerButton } from '../support/e2e-drive';
import { newName, newPhone, todayInThanhHoa } from '../support/e2e-names';
import { demoSignIn, prefer } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

test.use({ javaScriptEnabled: false });

const w = wordsOf('vi');

test.beforeEach(async ({ page, context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
	const { email, password } = demoSignIn('hoang-hoa');
	await page.goto('/login');
	await page.getByLabel(w('sign_in_email')).fill(email);
	await page.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
	await page.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
	await expect(page).toHaveURL('/');
});

test('a drive is planned, opened and run, and a donation recorded, without any script', async ({ page }) => {
	await page.goto('/drives');
	await page.getByRole('link', { name: w('drive_new'), exact: true }).click();
	const title = newName('Ngày hội');
	await page.getByLabel(w('drive_field_title')).fill(title);
	await page.getByLabel(w('drive_field_starts'), { exact: true }).fill(todayInThanhHoa());
	await page.getByLabel(w('drive_field_area')).selectOption('15865');
	await page.getByRole('button', { name: w('drive_save_new') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	const drive = new URL(page.url()).pathname;
	await moveDrive(page, drive, w('drive_status_act_announced'));
	await moveDrive(page, drive, w('drive_status_act_open'));

	const fullName = newName('Trịnh');
	await page.goto(`${drive}/registrations/new`);
	await fillNewcomer(page, w, { fullName, birthDate: '1990', phone: newPhone() });
	await registerButton(page, w).click();
	await expect(page.getByText(w('registration_saved', { name: fullName }))).toBeVisible();

	await moveDrive(page, drive, w('drive_status_act_running'));
	await page.goto(`${drive}/registrations`);
	await act(page, fullName, w('desk_act_arrived'), w('registration_state_arrived'));
	await act(page, fullName, w('desk_act_fit'), w('registration_state_fit'));
	await page.getByRole('link', { name: `${w('desk_act_donate')}: ${fullName}` }).click();
	await page.getByRole('radio', { name: /^350/ }).check({ force: true });
	await page.getByRole('button', { name: w('donation_save') }).click();
	await expect(lineOf(page, fullName)).toContainText(w('registration_state_donated'));

	await page.getByRole('button', { name: w('ui_undo') }).click();
	await expect(lineOf(page, fullName)).toContainText(w('registration_state_fit'));

	await page.goto(drive.replace('/drives/', '/desk/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('day_no_script_title'));
	await page.getByRole('link', { name: w('day_to_list') }).click();
	await expect(page).toHaveURL(`${drive}/registrations`);
});

test('what is missing in a form is said in words, and what was typed stays, without any script', async ({ page }) => {
	await page.goto('/donors/new');
	await page.getByLabel(w('donor_field_full_name')).fill('Phạm Thị Chưa Đồng Ý');
	await page
		.getByRole('button', { name: w('donor_save') })
		.filter({ visible: true })
		.click();
	await expect(page.getByText(w('field_consent_missing'))).toBeVisible();
	await expect(page.getByLabel(w('donor_field_full_name'))).toHaveValue('Phạm Thị Chưa Đồng Ý');
});

test('the list of donors is narrowed by several choices and shown whole again, without any script', async ({
	page
}) => {
	await page.goto('/donors');
	await page.getByText(w('donor_filter_more')).click();
	await page.getByLabel(w('donor_filter_least')).fill('9999');
	await page.getByLabel(w('donor_filter_from')).fill('2020-01-01');
	await page.getByLabel(w('donor_filter_deferred')).check();
	await page.getByRole('button', { name: w('ui_filter'), exact: true }).click();
	const sentence = w('donor_list_count_matching', { count: '0' });
	await expect(page.getByText(sentence).filter({ visible: true })).toBeVisible();
	await expect(page.getByText(w('donor_none_title'))).toBeVisible();
	await expect(page.getByLabel(w('donor_filter_least'))).toHaveValue('9999');
	await expect(page.getByLabel(w('donor_filter_from'))).toHaveValue('2020-01-01');
	await expect(page.getByLabel(w('donor_filter_deferred'))).toBeChecked();

	await page
		.getByRole('link', { name: w('ui_filter_clear') })
		.first()
		.click();
	await expect(page).toHaveURL('/donors');
	await expect(page.getByRole('table')).toBeVisible();
});

test(
	'what was typed for a number stands in its field with the error under it, without any script',
	{ tag: '@full' },
	async ({ page }) => {
		await page.goto('/drives/new');
		await page.getByLabel(w('drive_field_title')).fill('Ngày hội');
		await page.getByLabel(w('drive_field_area')).selectOption('15865');
		await page.getByLabel(w('drive_field_target')).fill('1.5oo');
		await page.getByLabel(w('drive_field_capacity'), { exact: false }).fill('1.500');
		await page.getByRole('button', { name: w('drive_save_new') }).click();
		await expect(page.getByText(w('field_not_a_number'))).toBeVisible();
		await expect(page.getByLabel(w('drive_field_target'))).toHaveValue('1.5oo');
		await expect(page.getByLabel(w('drive_field_capacity'))).toHaveValue('1500');
	}
);

test(
	'a form sent after its session ended is sent again once one has signed in beside it',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await page.goto('/drives/new');
		const title = newName('Ngày hội');
		await page.getByLabel(w('drive_field_title')).fill(title);
		await page.getByLabel(w('drive_field_starts'), { exact: true }).fill(todayInThanhHoa());
		await page.getByLabel(w('drive_field_area')).selectOption('15865');
		await context.clearCookies({ name: 'session' });
		const [answer] = await Promise.all([
			page.waitForResponse((response) => response.request().method() === 'POST'),
			page.getByRole('button', { name: w('drive_save_new') }).click()
		]);
		expect(answer.status()).toBe(401);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('error_401_title'));

		const [beside] = await Promise.all([
			context.waitForEvent('page'),
			page.getByRole('link', { name: w('error_401_sign_in') }).click()
		]);
		const { email, password } = demoSignIn('hoang-hoa');
		await beside.getByLabel(w('sign_in_email')).fill(email);
		await beside.getByLabel(w('sign_in_password'), { exact: true }).fill(password);
		await beside.getByRole('button', { name: w('sign_in_submit'), exact: true }).click();
		await expect(beside).toHaveURL('/');

		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await page.goto(`${baseURL}/drives`);
		await expect(page.getByRole('link', { name: title })).toHaveCount(1);
	}
);

for (const [path, fields] of [
	['/drives/new', { title: newName('Ngày hội'), startsOn: todayInThanhHoa(), areaCode: '15865' }],
	['/donors/new', { fullName: newName('Phạm'), consentRegistration: 'on' }]
] as const) {
	test(
		`a form sent twice leads twice to the one it added, without any script: ${path}`,
		{ tag: '@full' },
		async ({ page, baseURL }) => {
			await page.goto(path);
			const issued = (name: string) => page.locator(`main form [name=${name}]`).inputValue();
			const owner = path === '/donors/new' ? 'owner' : 'clubId';
			const form = { ...fields, [owner]: await issued(owner), id: await issued('id') };
			const headers = { origin: new URL(baseURL ?? '').origin, accept: 'text/html' };
			const send = async () => (await page.request.post(path, { form, headers, maxRedirects: 0 })).headers().location;
			const [first, second] = await Promise.all([send(), send()]);
			expect(first).toContain(form.id);
			expect(second).toBe(first);
		}
	);
}

test('drives are listed and filtered, and numbers stand open as tables, without any script', async ({ page }) => {
	await page.goto('/drives?tab=closed');
	await expect(page.getByRole('table', { name: new RegExp(w('drive_title')) })).toBeVisible();
	await page.goto('/collections');
	await expect(page.locator('[data-series=units-by-district] table').first()).toBeVisible();
});

test('language, theme and signing out work without any script', { tag: '@full' }, async ({ page }) => {
	await page.goto('/drives');
	await page.getByText(w('ui_account')).first().click();
	await page.getByRole('button', { name: 'English' }).filter({ visible: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('en')('drive_title'));

	await page.getByText(wordsOf('en')('ui_account')).first().click();
	await page
		.getByRole('button', { name: wordsOf('en')('ui_theme_dark') })
		.filter({ visible: true })
		.click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

	await page
		.getByRole('button', { name: wordsOf('en')('ui_sign_out') })
		.filter({ visible: true })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('en')('sign_in_title'));
});
