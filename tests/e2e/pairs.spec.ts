import { expect, test } from '@playwright/test';
import { v7 } from 'uuid';
import { dialled, formatPhone } from '../../src/lib/donors/phone';
import { truth } from '../support/e2e-accounts';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, postForm, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES, LANGUAGES_OF_RUN, wordsOf } from '../support/e2e-words';

const phoneOf = (typed = '') => dialled(typed, 'VN') ?? '';

for (const language of LANGUAGES_OF_RUN) {
	const w = wordsOf(language);

	test(
		`somebody entered twice is found, compared, told apart, merged, and taken apart again (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			const url = baseURL ?? '';
			await prefer(context, { language, theme: 'light' }, url);
			await signIn(context, 'tho-xuan', url);
			const fullName = newName('Lường');
			const twice = { fullName, birthDate: '17/3/1991', sex: 'female' };
			const phones = [newPhone(), newPhone()];
			for (const phone of phones) await addDonor(context, { ...twice, phone, confirmNew: 'on' }, url);

			const pair = page.getByRole('article').filter({ hasText: fullName });
			await expect(async () => {
				await page.goto('/donors');
				await page.getByRole('link', { name: w('pair_link', { count: '' }).trim() }).click();
				await expect(pair).toHaveCount(1, { timeout: 500 });
			}).toPass({ timeout: 50_000, intervals: [3_000] });
			await expect(pair.getByRole('heading')).toContainText(w('duplicate_same_birth_date'));
			const phoneLine = pair.getByRole('row').filter({ hasText: w('donor_field_phone') });
			await expect(phoneLine).toContainText(w('pair_differs'));

			await pair.getByRole('button', { name: w('pair_apart') }).click();
			await expect(pair).toHaveCount(0);
			await expect(page.getByRole('status')).toContainText(w('pair_apart_done', { one: fullName, other: fullName }));
			await page.getByRole('button', { name: w('pair_undo') }).click();
			await expect(pair).toHaveCount(1);

			// They are one after all: the second phone counts. Taken apart, both are as they were.
			await pair.getByRole('link', { name: w('merge_open') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('merge_title'));
			const [meanwhile, other] = [await context.newPage(), new URL(page.url()).searchParams.get('with') ?? ''];
			await meanwhile.goto(page.url());
			await page.getByLabel(formatPhone(phoneOf(phones[1]))).check();
			await page.getByRole('button', { name: w('merge_do') }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(fullName);
			await expect(page.getByText(formatPhone(phoneOf(phones[1])))).toBeVisible();
			await expect(page.getByRole('status')).toContainText(w('merge_done', { name: fullName }));
			// Whoever merges them too, or asks for the one that is gone, comes to who stayed.
			const stayed = new URL(page.url()).pathname;
			await meanwhile.getByRole('button', { name: w('merge_do') }).click();
			await expect(meanwhile).toHaveURL(stayed);
			await meanwhile.goto(`${stayed}/merge?with=${other}`);
			await expect(meanwhile.getByRole('heading', { level: 1 })).toHaveText(fullName);
			await meanwhile.close();

			const found = page.getByRole('link', { name: fullName });
			await page.goto(`/donors?q=${fullName}`);
			await expect(found).toHaveCount(1);
			await found.click();
			await expect(page.getByRole('heading', { name: w('merge_list_title') })).toBeVisible();
			await page.getByRole('button', { name: w('merge_undo') }).click();
			await expect(page.getByText(w('merge_undone'))).toBeVisible();
			await page.goto(`/donors?q=${fullName}`);
			await expect(found).toHaveCount(2);
		}
	);
}

test(
	'whoever decides about a pair of the second page stays there, and goes back from one that is empty then',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = wordsOf('vi');
		await prefer(context, { language: 'vi', theme: 'light' }, baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		// Far less alike than any that are found, and found later than anybody looks.
		const added = await truth(
			`insert into donor_pairs (id, province_code, one_id, other_id, weight, strength, reasons, found_at)
		select gen_random_uuid(), a.province_code, a.id, b.id, 1, 'likely', '{same_name}', '2100-01-01'
		from donors a join donors b on b.club_id = a.club_id and b.id > a.id
		where a.club_id = (select club_id from donors where id = $1) and not exists (
			select from donor_pairs k where k.one_id = a.id and k.other_id = b.id) order by a.id, b.id limit 25 returning id`,
			[await addDonor(context, { fullName: newName('Lường') }, baseURL ?? '')]
		);
		try {
			await page.goto('/donors/pairs?page=1000');
			await expect(page.getByRole('article').first()).toBeVisible();
			await page.goto('/donors/pairs?page=2');
			await page
				.getByRole('article')
				.last()
				.getByRole('button', { name: w('pair_apart') })
				.click();
			await expect(page).toHaveURL(/page=2&decided=/);
			await page.getByRole('button', { name: w('pair_undo') }).click();
			await expect(page).toHaveURL(/page=2$/);
		} finally {
			await truth('delete from donor_pairs where id = any ($1)', [added.map(({ id }) => id)]);
		}
	}
);

test(
	'what may be typed to find the other entry is read whole on a phone, in every language',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const url = baseURL ?? '';
		await page.setViewportSize({ width: 360, height: 740 });
		await signIn(context, 'hoang-hoa', url);
		const id = await addDonor(context, { fullName: newName('Lường') }, url);
		for (const language of LANGUAGES) {
			await prefer(context, { language }, url);
			for (const path of ['/donors', `/donors/${id}/merge`]) {
				await page.goto(path);
				const field = page.getByPlaceholder(wordsOf(language)('donor_search_hint'));
				const room = await field.evaluate((input: HTMLInputElement) => {
					const look = getComputedStyle(input);
					const pen = document.createElement('canvas').getContext('2d');
					if (pen) pen.font = look.font;
					const inner = input.clientWidth - parseFloat(look.paddingInlineStart) - parseFloat(look.paddingInlineEnd);
					return inner - (pen?.measureText(input.placeholder).width ?? Infinity);
				});
				expect(room, `${language} ${path}`).toBeGreaterThanOrEqual(0);
			}
		}
	}
);

test(
	'two entries with a place at one drive are merged and taken apart by keyboard; the drive is offered to neither again',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const [w, url] = [wordsOf('vi'), baseURL ?? ''];
		await page.setViewportSize({ width: 360, height: 740 });
		await prefer(context, { language: 'vi', theme: 'light' }, url);
		await signIn(context, 'hoang-hoa', url);
		const fullName = newName('Lường');
		const ids = [await addDonor(context, { fullName }, url), await addDonor(context, { fullName }, url)];
		await page.goto(`/donors/${ids[0]}`);
		const href = await page.locator('a[href*="/registrations/new?donor="]').last().getAttribute('href');
		const drive = href?.match(/[0-9a-f-]{36}/)?.[0] ?? '';
		for (const donorId of ids)
			await postForm(context, `/drives/${drive}/registrations/new?/register`, { donorId, operationId: v7() }, url);
		const offered = page.locator(`a[href^="/drives/${drive}/registrations/new"]`);
		const visits = page.locator(`a[href^="/drives/${drive}"]`);
		await page.reload();
		await expect(visits).toHaveCount(1);
		await expect(offered).toHaveCount(0);

		await page.goto(`/donors/${ids[0]}/merge?with=${ids[1]}`);
		await expect(page.getByText(w('merge_two_places', { drive: '' }).slice(-40))).toBeVisible();
		await page.getByRole('button', { name: w('merge_do') }).press('Enter');
		await expect(page.getByRole('status')).toContainText(w('merge_done', { name: fullName }));
		await expect(visits).toHaveCount(1);
		await expect(offered).toHaveCount(0);
		await page
			.getByRole('button', { name: w('merge_undo') })
			.first()
			.press('Enter');
		await expect(page.getByText(w('merge_undone'))).toBeVisible();
		for (const id of ids) {
			await page.goto(`/donors/${id}`);
			await expect(visits).toHaveCount(1);
		}
	}
);
