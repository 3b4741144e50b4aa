import { expect, test, type Page } from '@playwright/test';
import { typeAhead } from '../support/e2e-drive';
import { newName } from '../support/e2e-names';
import { demoSignIn, firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, patternOf, wordsOf, type Words } from '../support/e2e-words';

const w = wordsOf('vi');

async function fillSignIn(page: Page, words: Words, { email, password }: { email: string; password: string }) {
	await page.getByLabel(words('sign_in_email')).fill(email);
	await page.getByLabel(words('sign_in_password'), { exact: true }).fill(password);
	await page.getByRole('button', { name: words('sign_in_submit'), exact: true }).click();
}

test.beforeEach(async ({ context, baseURL }) => {
	await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
});

for (const language of LANGUAGES_OF_RUN) {
	test(`a wrong password is refused in words, the e-mail stays, the right one leads in (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		await prefer(context, { language }, baseURL ?? '');
		const words = wordsOf(language);
		const { email, password } = demoSignIn('hoang-hoa');
		await page.goto('/login');
		await fillSignIn(page, words, { email, password: 'not-the-password' });
		await expect(page.getByText(words('sign_in_wrong'))).toBeVisible();
		await expect(page.getByLabel(words('sign_in_email'))).toHaveValue(email);
		await expect(page.getByLabel(words('sign_in_password'), { exact: true })).toHaveValue('');

		await fillSignIn(page, words, { email, password });
		await expect(page).toHaveURL('/');
		await expect(page.getByRole('navigation', { name: words('ui_navigation') }).first()).toBeVisible();
	});
}

test('an unknown account gets the very same words', async ({ page }) => {
	await page.goto('/login');
	await fillSignIn(page, w, { email: 'nobody@demo.example', password: 'not-the-password' });
	await expect(page.getByText(w('sign_in_wrong'))).toBeVisible();
});

test('after ten failures an account must wait, and is told how long', async ({ page, context, baseURL }) => {
	const email = `throttled-${Date.now()}@demo.example`;
	const headers = { origin: new URL(baseURL ?? '').origin, accept: 'text/html' };
	for (let tries = 0; tries < 10; tries += 1) {
		const answer = await context.request.post('/login', { form: { email, password: 'wrong' }, headers });
		expect(answer.status()).toBe(400);
	}
	await page.goto('/login');
	await fillSignIn(page, w, { email, password: 'wrong' });
	await expect(page.getByText(w('sign_in_throttled'))).toBeVisible();
});

test(
	'a word of the address that stands for nothing says nothing',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const isQuiet = async (path: string) => {
			for (const done of ['__proto__', 'constructor', 'toString', 'nothing']) {
				expect((await page.goto(`${path}?done=${done}`))?.status(), `${path} ${done}`).toBe(200);
				await expect(page.getByRole('main')).not.toContainText('[object');
			}
		};
		await isQuiet('/login');
		await signIn(context, 'tho-xuan', baseURL ?? '');
		await isQuiet('/account');
		await isQuiet(`/donors/${await firstIdOn(context, '/donors', '/donors/')}`);
	}
);

test('a deep link leads to signing in and then to where it pointed', async ({ page }) => {
	await page.goto('/donors?q=an');
	await expect(page).toHaveURL(/\/login\?next=/);
	await fillSignIn(page, w, demoSignIn('tho-xuan'));
	await expect(page).toHaveURL('/donors?q=an');
});

test('what was typed in a new donor survives a session that ended', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/donors/new');
	const fullName = newName('Phạm');
	await page.getByLabel(w('donor_field_full_name')).fill(fullName);
	await page.getByLabel(w('donor_field_birth_date')).fill('5/12/1996');
	await page.getByRole('radio', { name: w('donor_sex_female') }).check({ force: true });
	await page.getByRole('checkbox', { name: w('donor_field_consent') }).check();
	await context.clearCookies({ name: 'session' });
	await page.getByRole('button', { name: w('donor_save') }).click();

	await expect(page).toHaveURL(/\/login\?next=/);
	await expect(page.getByText(w('sign_in_ended'))).toBeVisible();
	await fillSignIn(page, w, demoSignIn('tho-xuan'));
	await expect(page).toHaveURL(/\/donors\/new/);
	await expect(page.getByLabel(w('donor_field_full_name'))).toHaveValue(fullName);
	await expect(page.getByLabel(w('donor_field_birth_date'))).toHaveValue('5/12/1996');
	await expect(page.getByRole('radio', { name: w('donor_sex_female') })).toBeChecked();

	await page.getByRole('checkbox', { name: w('donor_field_consent') }).check();
	await page.getByRole('button', { name: w('donor_save') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(fullName);
});

test(
	'what was typed in a new drive survives a session that ended, its area included',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await signIn(context, 'tho-xuan', baseURL ?? '');
		await page.goto('/drives/new');
		await page.getByLabel(w('drive_field_title')).fill('Ngày hội giữ lại');
		await typeAhead(page, w('drive_field_area')).fill('tho xuan');
		await page
			.getByRole('listbox', { name: w('drive_field_area') })
			.getByRole('option')
			.first()
			.click();
		const area = await typeAhead(page, w('drive_field_area')).inputValue();
		await page.getByLabel(w('drive_field_target')).fill('120');
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: w('drive_save_new') }).click();

		await expect(page).toHaveURL(/\/login\?next=/);
		await fillSignIn(page, w, demoSignIn('tho-xuan'));
		await expect(page.getByLabel(w('drive_field_title'))).toHaveValue('Ngày hội giữ lại');
		await expect(typeAhead(page, w('drive_field_area'))).toHaveValue(area);
		await expect(page.getByLabel(w('drive_field_target'))).toHaveValue('120');
	}
);

test(
	'what was filled in before the script of the page came is kept at once, and stays over what was typed earlier',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await signIn(context, 'tho-xuan', baseURL ?? '');
		const name = page.getByLabel(w('donor_field_full_name'));
		const female = page.getByRole('radio', { name: w('donor_sex_female') });
		await page.goto('/donors/new');
		await expect(typeAhead(page, w('donor_field_area'))).toBeVisible();
		await name.fill('Phạm Thị Cũ');
		await page.getByRole('radio', { name: w('donor_sex_male') }).check({ force: true });
		await page.getByLabel(w('donor_field_phone')).fill('0912345678');

		let script = () => {};
		const held = new Promise<void>((resolve) => (script = resolve));
		await page.route('**/*.js', async (route) => {
			await held;
			await route.continue();
		});
		await page.reload({ waitUntil: 'commit' });
		await expect(name).toHaveValue('');
		await name.fill('Phạm Thị Mới');
		await female.check({ force: true });
		await page.locator('select[name=areaCode]').selectOption('15865');
		script();
		await expect(typeAhead(page, w('donor_field_area'))).not.toHaveValue('');
		const area = await typeAhead(page, w('donor_field_area')).inputValue();

		for (const _ of ['at once', 'after a reload']) {
			await expect(name).toHaveValue('Phạm Thị Mới');
			await expect(female).toBeChecked();
			await expect(page.getByLabel(w('donor_field_phone'))).toHaveValue('0912345678');
			await expect(typeAhead(page, w('donor_field_area'))).toHaveValue(area);
			await page.reload();
		}
	}
);

test(
	'what was typed is gone after signing out on another page',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await signIn(context, 'tho-xuan', baseURL ?? '');
		await page.goto('/donors/new');
		await page.getByLabel(w('donor_field_full_name')).fill('Phạm Thị Không Giữ');
		await page.goto('/drives');
		await page.getByRole('button', { name: w('ui_sign_out') }).click();
		await expect(page).toHaveURL('/login');
		await fillSignIn(page, w, demoSignIn('tho-xuan'));
		await page.goto('/donors/new');
		await expect(page.getByLabel(w('donor_field_full_name'))).toHaveValue('');
	}
);

test('what was typed is gone after signing out where it was typed, once a device has left, and for somebody else who signs in', async ({
	page,
	context,
	baseURL
}) => {
	const name = page.getByLabel(w('donor_field_full_name'));
	const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')));
	for (const leave of [() => page.getByRole('button', { name: w('ui_sign_out') }).click(), () => page.goto('/help')]) {
		await signIn(context, 'tho-xuan', baseURL ?? '');
		await page.goto('/donors/new');
		await name.fill('Phạm Thị Không Giữ');
		await expect.poll(kept).toEqual([expect.stringMatching(/^draft:[0-9a-f-]{36}:donor-new$/)]);
		await leave();
		await expect(page).toHaveURL(/\/(login|help)$/);
		await expect.poll(kept).toEqual([]);
	}

	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/donors/new');
	await name.fill('Phạm Thị Của Người Trước');
	await context.clearCookies({ name: 'session' });
	await page.reload();
	await expect.poll(kept).toHaveLength(1);
	await fillSignIn(page, w, demoSignIn('hoang-hoa'));
	await expect(page).toHaveURL('/donors/new');
	await expect.poll(kept).toEqual([]);
	await expect(name).toHaveValue('');
});

test('signing out ends the session itself: its cookie opens nothing any more', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	const before = await context.cookies();
	await page.goto('/drives');
	await page.getByRole('button', { name: w('ui_sign_out') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('sign_in_title'));

	await context.addCookies(before);
	await page.goto('/drives');
	await expect(page).toHaveURL(/\/login/);
});

test('the language changes everywhere and stays where one was', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/drives?tab=closed');
	await page.getByText(w('ui_account')).first().click();
	await page.getByRole('button', { name: 'ລາວ' }).first().click();
	await expect(page).toHaveURL('/drives?tab=closed');
	await expect(page.locator('html')).toHaveAttribute('lang', 'lo');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('lo')('drive_title'));

	await page.goto('/collections');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsOf('lo')('nav_collections'));
});

test('the theme changes at once and is kept', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/drives');
	const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const light = await ground();
	await page.getByText(w('ui_account')).first().click();
	await page
		.getByRole('button', { name: w('ui_theme_dark') })
		.first()
		.click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	expect(await ground()).not.toBe(light);
	await page.goto('/donors');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the demonstration says that it is one', async ({ page, context, baseURL }) => {
	await signIn(context, 'tho-xuan', baseURL ?? '');
	await page.goto('/drives');
	await expect(page.getByRole('complementary', { name: w('ui_demo_title') })).toContainText(
		patternOf(w('ui_demo_text'))
	);
});
