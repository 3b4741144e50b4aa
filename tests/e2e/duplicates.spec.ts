import { expect, test } from '@playwright/test';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

test('of many people who are alike the likeliest are shown at once, the rest behind their number', async ({
	page,
	context,
	baseURL
}) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'tho-xuan', baseURL ?? '');
	const fullName = newName('Nguyễn');
	for (let known = 0; known < 5; known++) {
		await addDonor(context, { fullName, birthDate: '1998', phone: newPhone() }, baseURL ?? '');
	}
	await page.goto('/donors/new');
	await page.getByLabel(w('donor_field_full_name')).fill(fullName);
	await page.getByLabel(w('donor_field_birth_date')).fill('1998');

	const offered = page.getByRole('link', { name: w('duplicate_open') }).filter({ visible: true });
	await expect(offered).toHaveCount(3);
	const more = page.getByText(w('duplicate_more', { count: 2 }));
	await more.click();
	await expect(offered).toHaveCount(5);
});
