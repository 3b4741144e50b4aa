import { expect, test } from '@playwright/test';
import { newName } from '../support/e2e-names';
import { addDonor, postForm, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';
import { truth } from '../support/e2e-accounts';

const w = wordsOf('vi');

/** Somebody else saves something about a donor. */
const editedMeanwhile = (id: string) =>
	truth(`update donors set note = 'Gọi buổi tối', version = version + 1 where id = $1`, [id]);

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
});
