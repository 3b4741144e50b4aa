import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { truth } from '../support/e2e-accounts';
import { newName } from '../support/e2e-names';
import { addDonor, postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';
import { erasing } from '../support/erasing';

const w = wordsOf('vi');

/** Somebody else saves something about a donor. */
const editedMeanwhile = (id: string) =>
	truth(`update donors set note = 'Gọi buổi tối', version = version + 1 where id = $1`, [id]);

/** Two entries of one person. */
async function twoEntries(context: BrowserContext, url: string, more: Record<string, string> = {}) {
	const fullName = newName('Tống');
	const kept = await addDonor(context, { fullName, ...more }, url);
	const gone = await addDonor(context, { fullName }, url);
	return { kept, gone, fullName };
}

/** Somebody else merges them. */
async function merged(context: BrowserContext, keptId: string, goneId: string, url: string): Promise<void> {
	const compared = { keptId, goneId, keptVersion: '1', goneVersion: '1' };
	expect((await postForm(context, `/donors/${keptId}/merge?/merge`, compared, url)).status).toBe(303);
}

const save = (page: Page) =>
	page
		.getByRole('button', { name: w('donor_save') })
		.filter({ visible: true })
		.click();

test.describe('while a page is open somebody else changes the donor', () => {
	test.beforeEach(async ({ context, baseURL }) => {
		await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
	});

	test('restricting changes nothing, says so, and is done when it is pressed once more', async ({
		page,
		context,
		baseURL
	}) => {
		const id = await addDonor(context, { fullName: newName('Tống') }, baseURL ?? '');
		await page.goto(`/donors/${id}`);
		await editedMeanwhile(id);
		const restrict = page.getByRole('button', { name: w('donor_restrict'), exact: true });
		await restrict.click();
		await expect(page.getByText(w('donor_restrict_stale'))).toBeVisible();
		await restrict.click();
		await expect(page.getByText(w('donor_restricted_done'))).toBeVisible();
	});

	test('erasing is refused once, and goes on from what is there now', async ({ page, context, baseURL }) => {
		const fullName = newName('Tống');
		const id = await addDonor(context, { fullName }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		await page.goto(`/donors/${id}/erase`);
		await editedMeanwhile(id);
		await page.getByLabel(w('donor_erase_name')).fill(fullName);
		await page.getByRole('radio', { name: w('donor_erase_asked') }).check();
		await page.getByRole('button', { name: w('donor_erase_do') }).click();
		await expect(page.getByText(w('donor_erase_stale'))).toBeVisible();
		await page.getByRole('button', { name: w('donor_erase_do') }).click();
		await expect(page.getByText(w('donor_erased_done'))).toBeVisible();
	});

	test('an edit is compared with what was saved; where nothing differs nobody is sent to look for it', async ({
		context,
		baseURL
	}) => {
		const url = baseURL ?? '';
		const typed = { fullName: newName('Tống'), version: '1' };
		const id = await addDonor(context, { fullName: typed.fullName }, url);
		await truth('update donors set version = version + 1 where id = $1', [id]);
		const alike = await postForm(context, `/donors/${id}/edit`, typed, url);
		expect(alike.status).toBe(409);
		expect(alike.body).toContain(w('donor_refusal_stale_alike'));
		await editedMeanwhile(id);
		const other = await postForm(context, `/donors/${id}/edit`, { ...typed, address: 'Xóm 2' }, url);
		expect(other.body).toContain(w('donor_refusal_stale_version'));
		expect(other.body).toContain('Gọi buổi tối');
	});

	test('an edit of an entry that went into another one is compared there, with what was typed', async ({
		page,
		context,
		baseURL
	}) => {
		const { gone, kept, fullName } = await twoEntries(context, baseURL ?? '', { phone: '0912 000 333', reserve: 'on' });
		await page.goto(`/donors/${gone}/edit`);
		await page.getByLabel(w('donor_field_address')).fill('Xóm 7, nhà cuối ngõ');
		await merged(context, kept, gone, baseURL ?? '');
		await save(page);
		await expect(page).toHaveURL(`/donors/${kept}/edit?merged`);
		await expect(page.getByText(w('donor_refusal_merged_meanwhile'))).toBeVisible();
		await expect(page.getByLabel(w('donor_field_address'))).toHaveValue('Xóm 7, nhà cuối ngõ');
		// Where nothing was typed, who stayed keeps what they say.
		await expect(page.getByLabel(w('donor_field_phone'))).toHaveValue('0912 000 333');
		await save(page);
		await expect(page).toHaveURL(`/donors/${kept}?done=saved`);
		await expect(page.getByText(w('donor_filter_reserve')).first()).toBeVisible();
		await expect(page.getByText('Xóm 7, nhà cuối ngõ')).toBeVisible();
		await page.goto(`/donors/${gone}`);
		await expect(page).toHaveURL(`/donors/${kept}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(fullName);
	});

	test('whatever else is sent about an entry that went into another one leads there, and says that it was not kept', async ({
		page,
		context,
		baseURL
	}) => {
		const { gone, kept } = await twoEntries(context, baseURL ?? '');
		await page.goto(`/donors/${gone}`);
		await merged(context, kept, gone, baseURL ?? '');
		await page.getByRole('button', { name: w('donor_restrict'), exact: true }).click();
		await expect(page).toHaveURL(`/donors/${kept}?done=went_in`);
		await expect(page.getByText(w('donor_went_in'))).toBeVisible();
		await expect(page.getByRole('button', { name: w('donor_restrict'), exact: true })).toBeVisible();
		// The same consent of both stands once.
		await expect(
			page.locator('#consents').getByText(w('donor_consent_registration')).filter({ visible: true })
		).toHaveCount(1);
	});

	test('whatever is sent about somebody who was erased says so, to whoever saw them alone', async ({
		page,
		context,
		browser,
		baseURL
	}) => {
		const url = baseURL ?? '';
		const fullName = newName('Tống');
		const id = await addDonor(context, { fullName }, url);
		await page.goto(`/donors/${id}/edit`);
		await page.getByLabel(w('donor_field_note')).fill('Điều không được giữ');
		await truth(erasing, [id]);
		await save(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('donor_erased_meanwhile_title'));
		await expect(page.getByText(w('donor_erased_meanwhile_text'))).toBeVisible();
		expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Điều không được giữ');

		const sent = (of: BrowserContext) => postForm(of, `/donors/${id}?/restrict`, { version: '1' }, url);
		expect((await sent(context)).status).toBe(410);
		const others = await browser.newContext({ baseURL: url });
		await signIn(others, 'xam-neua', url);
		expect((await sent(others)).status).toBe(404);
		await others.close();
	});
});
