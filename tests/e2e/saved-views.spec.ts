import { expect, test } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const words = wordsOf('vi');

test('a view is kept, put on the home page, opened from there, removed and put back', async ({
	page,
	context,
	baseURL
}) => {
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'thanh-hoa', baseURL ?? '');
	const name = 'Các câu lạc bộ năm nay';
	await page.goto('/collections?by=club');
	await page.getByRole('link', { name: words('saved_view_save') }).click();
	await page.getByLabel(words('saved_view_name')).fill(name);
	await page
		.getByRole('button', { name: words('saved_view_keep') })
		.first()
		.click();
	await page.getByRole('button', { name: `${words('saved_view_pin')}: ${name}` }).click();

	await page.goto('/');
	const charts = page.getByRole('region', { name: words('home_pinned') });
	await charts.getByRole('link', { name, exact: true }).click();
	await expect(page).toHaveURL(/\/collections\?by=club&from=\d{4}-01-01&to=/);

	await page.goto('/collections/views');
	await page.getByRole('button', { name: `${words('saved_view_remove')}: ${name}` }).click();
	await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: words('ui_undo') }).click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});
