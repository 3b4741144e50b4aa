import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { axeProblems } from '../support/e2e-checks';
import { newName, newPhone } from '../support/e2e-names';
import { prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';
import { UGLY_LISTS } from '../support/ugly-lists';

/** The work in the background begins within a second. */
const DONE = { timeout: 20_000 };
const CLUB = 'hoang-hoa';
/** A workbook and a text; with `--full` every list. What stands in each is proved without a browser too. */
const LISTS_OF_RUN = process.env.TEST_FULL
	? UGLY_LISTS
	: ['.xlsx', '.csv'].flatMap((kind) => UGLY_LISTS.find(({ file }) => file.endsWith(kind)) ?? []);

/** The rows of a list, without the lines of why. */
const rowsOf = (page: Page, w: Words) => page.getByRole('list', { name: w('import_rows_caption') }).locator('> li');

async function chooseFile(page: Page, w: Words, name: string, bytes: Uint8Array) {
	await page.goto('/donors/imports/new');
	const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
	await page.getByLabel(w('import_file')).setInputFiles(file);
	await page.getByRole('button', { name: w('import_read') }).click();
}

async function readOn(page: Page, w: Words) {
	await page.getByRole('button', { name: w('import_columns_go') }).click();
	await expect(rowsOf(page, w).first()).toBeVisible(DONE);
}

type Browsing = { page: Page; context: BrowserContext; baseURL: string | undefined };

/** The whole way of a list in a language. */
const walk =
	(language: Language) =>
	async ({ page, context, baseURL }: Browsing) => {
		const w = wordsOf(language);
		test.slow();
		const url = baseURL ?? '';
		await prefer(context, { language, theme: 'light' }, url);
		await signIn(context, CLUB, url);
		const [sure, twice] = [newName('Lường'), newName('Quàng')];
		const rows = [
			'Họ và tên;Năm sinh;SĐT;HIV',
			`${sure};1990;${newPhone()};x`,
			`${twice};1991;;x`,
			`${twice};1991;${newPhone()};x`,
			'Ai;31/2/1990;;x'
		];
		await page.goto('/donors');
		await page
			.getByRole('main')
			.getByRole('link', { name: w('import_link') })
			.first()
			.click();
		expect(await axeProblems(page)).toEqual([]);
		await page
			.getByRole('main')
			.getByRole('link', { name: w('import_new') })
			.first()
			.click();
		await page.getByRole('button', { name: w('import_read') }).click();
		await expect(page.getByRole('alert')).toHaveText(w('import_nothing'));
		await page.getByLabel(w('import_text')).fill(rows.join('\n'));
		await page.getByRole('button', { name: w('import_read') }).click();
		await expect(page.getByText(w('import_column_forbidden'))).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);
		await readOn(page, w);
		await expect(page.getByText(w('import_forbidden_columns', { columns: '“HIV”' }))).toBeVisible();
		expect(await axeProblems(page)).toEqual([]);

		// Nobody is entered before somebody says how consent was given, and who the likely duplicate is.
		await page.getByRole('link', { name: w('import_verdict_likely_duplicate') }).click();
		await page.waitForURL(/show=likely_duplicate/);
		const row = rowsOf(page, w).filter({ hasText: twice });
		await row.locator('summary').click();
		await row.getByLabel(w('import_decide_other')).check();
		await row.getByRole('button', { name: w('import_decide_save') }).click();
		await expect(row).toContainText(w('import_decided_other'));
		await page.getByLabel(w('import_consent_not_yet')).check();
		await page.getByRole('button', { name: w('import_start', { count: 3 }) }).click();
		await expect(page.getByText(w('import_done'))).toBeVisible(DONE);
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: w('import_rejected_one') }).click();
		expect((await download).suggestedFilename()).toBe('rejected.xlsx');
		await page.goto(`/donors?q=${encodeURIComponent(sure)}`);
		await expect(page.getByRole('link', { name: sure })).toBeVisible();
		await page.goBack();

		await page.getByRole('button', { name: w('import_undo') }).click();
		await expect(page.getByText(w('import_undone_text'))).toBeVisible(DONE);
		await page.goto(`/donors?q=${encodeURIComponent(sure)}`);
		await expect(page.getByRole('link', { name: sure })).toHaveCount(0);
	};

test('a list is chosen, looked through, decided about, taken in and taken back', ({ page, context, baseURL }) =>
	walk('vi')({ page, context, baseURL }));

for (const language of LANGUAGES_OF_RUN.filter((one) => one !== 'vi'))
	test(`a list is taken in and taken back (${language})`, ({ page, context, baseURL }) =>
		walk(language)({ page, context, baseURL }));

test.describe('in Vietnamese', () => {
	const w = wordsOf('vi');
	test.beforeEach(async ({ context, baseURL }) => {
		await prefer(context, { language: 'vi' }, baseURL ?? '');
		await signIn(context, CLUB, baseURL ?? '');
	});

	test('ugly lists are read as what stands in them', { tag: '@full' }, async ({ page }) => {
		test.setTimeout(180_000);
		for (const { file, bytes, story, people } of LISTS_OF_RUN) {
			await chooseFile(page, w, file, bytes);
			await readOn(page, w);
			await expect(rowsOf(page, w), file).toHaveCount(story.length);
			for (const person of people)
				await expect(
					page
						.getByRole('main')
						.getByText(person.split('|')[0] ?? '', { exact: true })
						.first(),
					file
				).toBeVisible();
			await page.getByRole('button', { name: w('import_cancel') }).click();
			await expect(page.getByText(w('import_cancelled_text'))).toBeVisible();
		}
	});

	test('a file that cannot be read is refused in words, and nothing of the page is lost', async ({ page }) => {
		await page.goto('/donors/imports/new');
		await page.getByLabel(w('import_text')).fill('a;b');
		const broken = { name: 'x.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 nothing') };
		await page.getByLabel(w('import_file')).setInputFiles(broken);
		await page.getByRole('button', { name: w('import_read') }).click();
		await expect(page.getByRole('alert')).toHaveText(/\.xlsx|Excel/);
		await expect(page.getByLabel(w('import_text'))).toHaveValue('a;b');
	});

	test(
		'without a network, or where it is too much, nothing is sent and nothing of the page is lost',
		{ tag: '@full' },
		async ({ page, context }) => {
			const name = newName('Lường');
			const text = page.getByLabel(w('import_text'));
			const send = page.getByRole('button', { name: w('import_read') });
			// The form is the page's own once its script is there.
			await page.goto('/donors/imports/new', { waitUntil: 'networkidle' });
			await text.fill(`Họ và tên\n${name}`);
			await context.setOffline(true);
			await send.click();
			await expect(page.getByRole('alert')).toHaveText(w('import_unreached'));
			await expect(text).toHaveValue(`Họ và tên\n${name}`);
			expect(await axeProblems(page)).toEqual([]);
			await context.setOffline(false);
			const large = { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.alloc(5.5 * 1024 * 1024, 'a') };
			await page.getByLabel(w('import_file')).setInputFiles(large);
			await send.click();
			await expect(page.getByRole('alert')).toHaveText(w('import_refused_too_large'));
			await page.getByLabel(w('import_file')).setInputFiles([]);
			await send.click();
			await expect(page.getByText(w('import_columns_title'))).toBeVisible();
			await page.getByRole('button', { name: w('import_cancel') }).click();
			await expect(page.getByText(w('import_cancelled_text'))).toBeVisible();
		}
	);

	test(
		'a session that ended, or a server that is busy, takes away neither the chosen file nor what was pasted',
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			const pasted = `Họ và tên\n${newName('Lường')}`;
			const text = page.getByLabel(w('import_text'));
			const file = page.getByLabel(w('import_file'));
			const send = page.getByRole('button', { name: w('import_read') });
			const stays = async (words: string) => {
				await expect(page.getByRole('alert')).toContainText(words);
				await expect(text).toHaveValue(pasted);
				expect(await file.evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe('ds.csv');
			};
			await page.goto('/donors/imports/new', { waitUntil: 'networkidle' });
			await text.fill(pasted);
			await file.setInputFiles({
				name: 'ds.csv',
				mimeType: 'text/csv',
				buffer: Buffer.from('Họ và tên\nLường Văn Thử')
			});

			await page.route(
				'**/donors/imports/new',
				(route) => route.fulfill({ status: 503, json: { type: 'error', status: 503, error: { message: '' } } }),
				{ times: 1 }
			);
			await send.click();
			await stays(w('import_unanswered'));
			await context.clearCookies({ name: 'session' });
			await send.click();
			await stays(w('import_signed_out'));
			await expect(page.getByRole('link', { name: w('error_401_sign_in') })).toHaveAttribute('target', '_blank');
			expect(await axeProblems(page)).toEqual([]);

			await signIn(context, CLUB, baseURL ?? '');
			await send.click();
			await expect(page.getByText(w('import_columns_title'))).toBeVisible();
			await page.getByRole('button', { name: w('import_cancel') }).click();
			await expect(page.getByText(w('import_cancelled_text'))).toBeVisible();
			await page.goto('/donors/imports/new');
			await expect(text).toHaveValue('');
		}
	);
});
