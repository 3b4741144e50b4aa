import { expect, test } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { prefer, signIn } from '../support/e2e-visit';
import { wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');

/** A year that hardly any other run of this test has taken. */
const freeYear = () => String(2101 + Math.floor(Math.random() * 99));

test(
	'targets of a year are set once; one that stands otherwise only where it is ticked',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const year = freeYear();
		const head = 'STT\tGiao cho\tNăm\tChỉ tiêu (đơn vị máu)';
		const line = (units: string) => `1\txã Hậu Lộc\t${year}\t${units}`;
		const wrong = `2\tNơi Không Có\t${year}\t90`;
		await page.goto('/targets');
		await page.getByRole('link', { name: w('drive_import') }).click();
		const box = page.getByLabel(w('target_import_label'));
		const preview = () => page.getByRole('button', { name: w('pasted_preview') }).click();
		await box.fill([head, line('1.200'), wrong].join('\n'));
		await preview();
		await expect(page.getByText(w('target_import_new'), { exact: true })).toBeVisible();
		await expect(page.getByText(w('target_import_of_unknown', { cell: 'Nơi Không Có' }))).toBeVisible();
		await page.getByRole('button', { name: w('target_import_add', { count: 1 }) }).click();
		await expect(page.getByText(w('target_import_done', { count: 1 }))).toBeVisible();
		await expect(box).toHaveValue([head, wrong].join('\n'));

		await box.fill([head, line('1.200')].join('\n'));
		await preview();
		await expect(page.getByText(w('target_import_same'))).toBeVisible();

		await box.fill([head, line('1.500')].join('\n'));
		await preview();
		await expect(page.getByText(w('target_import_differs', { change: '1.200 → 1.500' }))).toBeVisible();
		const replace = page.getByRole('button', { name: w('target_import_add_ticked') });
		await replace.click();
		await expect(page.getByText(w('pasted_none'))).toBeVisible();
		await expect(box).toHaveValue([head, line('1.500')].join('\n'));
		await page.getByRole('checkbox', { name: /xã Hậu Lộc/ }).check();
		expect(await axeProblems(page)).toEqual([]);
		await replace.click();
		await page.getByRole('link', { name: w('target_import_see', { year }) }).click();
		await expect(page.getByRole('row', { name: /xã Hậu Lộc/ })).toContainText('1.500');
	}
);
