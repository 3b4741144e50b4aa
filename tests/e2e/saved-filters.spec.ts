import { expect, test, type Page } from '@playwright/test';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Words } from '../support/e2e-words';

const within = (page: Page, w: Words) => page.getByRole('navigation', { name: w('saved_filter_title') });

async function keep(page: Page, w: Words, name: string, shared = false) {
	await page.getByRole('link', { name: w('saved_filter_save') }).click();
	const form = page.locator('form[action^="?/save"]');
	await form.getByLabel(w('saved_filter_name')).fill(name);
	if (shared) await form.getByLabel(w('saved_filter_for')).selectOption({ index: 1 });
	await form.getByRole('button', { name: w('saved_filter_keep') }).click();
}

/** Keeps a filter, opens it, renames it, removes it and takes that back. */
async function walk(page: Page, w: Words, { name, filter }: { name: string; filter: string }) {
	await page.goto(`/donors?q=an&${filter}`);
	await keep(page, w, name);
	await expect(page).toHaveURL(`/donors?${filter}`);
	await page.goto('/donors');
	await within(page, w).getByRole('link', { name }).click();
	await expect(page).toHaveURL(`/donors?${filter}`);
	await expect(within(page, w).getByRole('link', { name })).toHaveAttribute('aria-current', 'true');

	await page.goto(`/donors?${filter}&never=yes`);
	await keep(page, w, name);
	await expect(page.getByText(w('saved_filter_refusal_name_taken'))).toBeVisible();

	await page.goto('/donors/filters');
	const line = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
	await line.getByText(w('saved_filter_rename')).click();
	await line.getByLabel(w('saved_filter_name')).fill(`${name} 2`);
	await line.getByRole('button', { name: w('saved_filter_keep') }).click();
	await page.getByRole('button', { name: `${w('saved_filter_remove')}: ${name} 2` }).click();
	await expect(page.getByRole('status')).toContainText(w('saved_filter_removed', { name: `${name} 2` }));
	await expect(page.getByRole('link', { name: `${name} 2` })).toHaveCount(0);
	await page.getByRole('button', { name: w('ui_undo') }).click();
	await expect(within(page, w).getByRole('link', { name: `${name} 2` })).toBeVisible();
}

for (const language of LANGUAGES_OF_RUN) {
	test(
		`a filter is kept under a name, opened, renamed, removed, and that is taken back (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			await prefer(context, { language, theme: 'light' }, baseURL ?? '');
			await signIn(context, 'hoang-hoa', baseURL ?? '');
			await walk(page, wordsOf(language), {
				name: `O ${language}`,
				filter: `group=O&most=${10 + language.charCodeAt(0)}`
			});
		}
	);
}

test('a filter whose day is over says so instead of listing everybody in silence', async ({
	page,
	context,
	baseURL
}) => {
	const w = wordsOf('vi');
	await prefer(context, { language: 'vi' }, baseURL ?? '');
	await signIn(context, 'hoang-hoa', baseURL ?? '');
	await page.goto('/donors?by=2020-01-01');
	await expect(page.getByText(w('donor_filter_by_over', { date: '1/1/2020' }))).toBeVisible();
	await page.goto('/donors');
	await expect(page.getByText('1/1/2020')).toHaveCount(0);
});

test(
	'a list that is asked for a period the wrong way round says so, at the field and where it is empty',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		for (const list of ['/donors', '/drives', '/audit', '/thanks']) {
			await page.goto(`${list}?from=2026-06-30&to=2026-01-01`);
			await expect(page.getByText(w('ui_period_reversed')).filter({ visible: true }), list).toHaveCount(2);
			await expect(page.locator('input[name=to]:not([type=hidden])'), list).toHaveAttribute('aria-invalid', 'true');
		}
		await page.goto('/donors?least=5&most=2');
		await expect(page.getByText(w('donor_filter_least_most')).filter({ visible: true })).toHaveCount(2);
	}
);

test(
	'a filter that another tab has removed is calmly said to be gone, in either tab',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		await page.goto('/donors?group=AB&least=7');
		await keep(page, w, 'Hai tab');
		await page.goto('/donors/filters');
		const second = await context.newPage();
		const third = await context.newPage();
		for (const tab of [second, third]) await tab.goto('/donors/filters');
		const line = second
			.getByRole('listitem')
			.filter({ has: second.getByRole('link', { name: 'Hai tab', exact: true }) });
		await line.getByText(w('saved_filter_rename')).click();
		const remove = { name: `${w('saved_filter_remove')}: Hai tab` };
		await page.getByRole('button', remove).click();
		await expect(page.getByRole('status')).toContainText(w('saved_filter_removed', { name: 'Hai tab' }));
		await line.getByRole('button', { name: w('saved_filter_keep') }).click();
		await expect(second.getByText(w('saved_filter_refusal_gone'))).toBeVisible();
		await third.getByRole('button', remove).click();
		await expect(third.getByText(w('saved_filter_refusal_gone'))).toBeVisible();
		await expect(third.getByRole('heading', { level: 1 })).toHaveText(w('saved_filter_title'));
	}
);

test(
	'what an admin shares stands above the list of a registrar',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const w = wordsOf('vi');
		const url = baseURL ?? '';
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'tho-xuan', url);
		await page.goto('/donors?review=yes');
		await keep(page, w, 'Việc chung', true);
		const other = await browser.newContext({ baseURL: url });
		await prefer(other, { language: 'vi' }, url);
		await signIn(other, 'registrar', url);
		const beside = await other.newPage();
		await beside.goto('/donors');
		await within(beside, w)
			.getByRole('link', { name: /Việc chung/ })
			.click();
		await expect(beside).toHaveURL('/donors?review=yes');
		await beside.goto('/donors/filters');
		await expect(beside.getByRole('button', { name: `${w('saved_filter_remove')}: Việc chung` })).toHaveCount(0);
		await other.close();
	}
);

test.describe('without any script', () => {
	test.use({ javaScriptEnabled: false });

	test('a filter is kept, renamed and removed as well', { tag: '@full' }, async ({ page, context, baseURL }) => {
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		await walk(page, wordsOf('vi'), { name: 'Không script', filter: 'group=B&reserve=yes' });
	});
});
