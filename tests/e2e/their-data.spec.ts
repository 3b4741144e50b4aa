import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { provedHereAgo, truth } from '../support/e2e-accounts';
import { csvRows } from '../support/e2e-csv';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';

/** A donor of a club of Hoằng Hóa who gave once at a drive of that club that is over. */
async function donorWhoGave(
	context: BrowserContext,
	url: string
): Promise<{ path: string; fullName: string; phone: string }> {
	await signIn(context, 'hoang-hoa', url);
	const [fullName, phone] = [newName('Khuất'), newPhone()];
	const id = await addDonor(context, { fullName, phone, birthDate: '1992-03-04', reserve: 'on' }, url);
	const [drive] = await truth(
		`select d.id, d.club_id, d.starts_on::text from drives d join donors p on p.club_id = d.club_id
		where p.id = $1 and d.status = 'closed' order by d.starts_on desc limit 1`,
		[id]
	);
	const registration = v7();
	await truth(
		`insert into registrations (id, drive_id, province_code, club_id, donor_id, state, registered_at)
		values ($1, $2, 'VN-21', $3, $4, 'donated', now())`,
		[registration, drive?.id, drive?.club_id, id]
	);
	await truth(
		`insert into donations (id, registration_id, drive_id, province_code, club_id, donor_id, volume_ml, bag_number, donated_on, first_time)
		values ($1, $2, $3, 'VN-21', $4, $5, 350, $6, $7, true)`,
		[v7(), registration, drive?.id, drive?.club_id, id, `E2E-${id.slice(-8)}`, drive?.starts_on]
	);
	return { path: `/donors/${id}`, fullName, phone };
}

const units = (context: BrowserContext) => csvRows(context, '/collections/units.csv?by=club');
const search = (page: Page, typed: string) => page.goto(`/donors?q=${encodeURIComponent(typed)}`);

async function openIn(page: Page, language: Language, url: string): Promise<Words> {
	await prefer(page.context(), { language, theme: 'light' }, url);
	return wordsOf(language);
}

for (const language of LANGUAGES_OF_RUN) {
	test(`a donor agrees to a call and takes it back, on their page: ${language}`, async ({ page, context, baseURL }) => {
		const w = await openIn(page, language, baseURL ?? '');
		await signIn(context, 'tho-xuan', baseURL ?? '');
		const id = await addDonor(context, { fullName: newName('Mạch'), phone: newPhone() }, baseURL ?? '');
		await page.goto(`/donors/${id}`);
		const purpose = w('donor_consent_contact_phone');
		const consents = page.locator('#consents');
		await expect(page.getByText(w('donor_contact_not_agreed')).first()).toBeVisible();

		const ask = consents.getByRole('listitem').filter({ hasText: purpose });
		await ask.locator('summary').click();
		await expect(ask.getByRole('checkbox')).not.toBeChecked();
		for (const way of await ask.getByRole('radio').all()) await expect(way).not.toBeChecked();
		await ask.getByRole('button', { name: w('donor_consent_record'), exact: true }).click();
		await expect(ask.getByText(w('field_required'))).toBeVisible();
		await expect(ask.getByText(w('field_consent_missing'))).toBeVisible();

		await ask.getByRole('radio', { name: w('donor_consent_way_ticked') }).check();
		await ask.getByRole('checkbox').check();
		await ask.getByRole('button', { name: w('donor_consent_record'), exact: true }).click();
		await expect(page.getByText(w('donor_consent_given_done'))).toBeVisible();
		await expect(page.getByText(w('donor_contact_not_agreed'))).toHaveCount(0);

		await page.getByRole('button', { name: w('donor_consent_withdraw_of', { purpose }) }).click();
		await expect(page.getByText(w('donor_consent_withdrawn_done'))).toBeVisible();
		await expect(page.getByText(w('donor_contact_not_agreed')).first()).toBeVisible();
		await consents.getByText(w('donor_consent_past', { count: 1 })).click();
		await expect(consents.locator('details').last().getByText(purpose)).toBeVisible();
	});

	test(`a person is erased by the office, by name, and no total changes: ${language}`, async ({
		page,
		context,
		baseURL
	}) => {
		const w = await openIn(page, language, baseURL ?? '');
		const { path, fullName, phone } = await donorWhoGave(context, baseURL ?? '');
		expect((await page.goto(`${path}/erase`))?.status()).toBe(404);

		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const before = await units(context);
		await search(page, phone);
		await expect(page.getByRole('link', { name: fullName })).toBeVisible();
		await page.goto(path);
		await page.getByRole('link', { name: w('donor_erase'), exact: true }).click();
		await expect(page.getByText(w('donor_erase_stays_donations', { count: 1 }))).toBeVisible();
		await page.getByLabel(w('donor_erase_name')).fill('Nguyễn Văn Khác');
		await page.getByRole('radio', { name: w('donor_erase_asked') }).check();
		await page.getByRole('button', { name: w('donor_erase_do') }).click();
		await expect(page.getByText(w('donor_erase_other_name'))).toBeVisible();
		await expect(page.getByRole('radio', { name: w('donor_erase_asked') })).toBeChecked();

		await page.getByLabel(w('donor_erase_name')).fill(fullName);
		await page.getByRole('button', { name: w('donor_erase_do') }).click();
		await expect(page.getByText(w('donor_erased_done'))).toBeVisible();
		for (const typed of [fullName, phone]) {
			await search(page, typed);
			await expect(page.getByRole('link', { name: fullName })).toHaveCount(0);
		}
		expect((await page.goto(path))?.status()).toBe(404);
		expect(await units(context)).toEqual(before);
	});
}

test(
	'whoever mistypes the name on a page from before a change is still told of the change before anybody is erased',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = await openIn(page, 'vi', baseURL ?? '');
		const { path, fullName } = await donorWhoGave(context, baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		await page.goto(`${path}/erase`);
		await page.getByRole('radio', { name: w('donor_erase_asked') }).check();
		await truth('update donors set version = version + 1 where id = $1', [path.split('/').at(-1)]);
		const eraseAs = async (name: string) => {
			await page.getByLabel(w('donor_erase_name')).fill(name);
			await page.getByRole('button', { name: w('donor_erase_do') }).click();
		};
		await eraseAs('Nguyễn Văn Khác');
		await expect(page.getByText(w('donor_erase_other_name'))).toBeVisible();
		await eraseAs(fullName);
		await expect(page.getByText(w('donor_erase_stale'))).toBeVisible();
		await eraseAs(fullName);
		await expect(page.getByText(w('donor_erased_done'))).toBeVisible();
	}
);

test('what is held is handed out once the password was given again, and printed in another language', async ({
	page,
	context,
	baseURL
}) => {
	const w = await openIn(page, 'vi', baseURL ?? '');
	const { path, fullName } = await donorWhoGave(context, baseURL ?? '');
	await provedHereAgo(context, 11);
	await page.goto(`${path}/held`);
	await expect(page).toHaveURL(/\/account\/confirm/);
	await provedHereAgo(context, 1);
	await page.goto(`${path}/held`);
	await page.getByRole('radio', { name: 'ລາວ' }).check();
	await page.getByRole('button', { name: w('held_show') }).click();
	const paper = page.locator('article[lang=lo]');
	await expect(paper).toContainText(wordsOf('lo')('held_document'));
	await expect(paper).toContainText(fullName);

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: w('held_data') }).click();
	const stream = await (await download).createReadStream();
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part as Buffer);
	expect(JSON.parse(Buffer.concat(parts).toString('utf8'))).toMatchObject({ person: { fullName }, donationCount: 1 });

	await page.emulateMedia({ media: 'print' });
	await expect(paper).toBeVisible();
	await expect(page.getByRole('navigation')).toHaveCount(0);
});

test(
	'a restricted donor is found by the whole phone number alone, and is called by nobody',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = await openIn(page, 'vi', baseURL ?? '');
		const { path, fullName, phone } = await donorWhoGave(context, baseURL ?? '');
		await page.goto(path);
		await page.getByRole('button', { name: w('donor_restrict'), exact: true }).click();
		await expect(page.getByText(w('donor_restricted_done'))).toBeVisible();
		await expect(page.locator(`a[href^="tel:"]`)).toHaveCount(0);
		const reserve = (typed: string) => page.goto(`/donors?reserve=yes&q=${encodeURIComponent(typed)}`);
		await reserve(phone);
		await expect(page.getByRole('link', { name: fullName })).toHaveCount(0);
		await page.goto(path);
		await page.getByRole('button', { name: w('donor_lift_restriction'), exact: true }).click();
		await expect(page.getByText(w('donor_unrestricted_done'))).toBeVisible();
		await reserve(phone);
		await expect(page.getByRole('link', { name: fullName })).toBeVisible();
	}
);

test(
	'a request is filed by a club and refused by the office with a reason',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = await openIn(page, 'vi', baseURL ?? '');
		await signIn(context, 'hoang-hoa', baseURL ?? '');
		const about = newName('Thư của bà');
		await page.goto('/requests');
		await page
			.getByRole('link', { name: w('request_file') })
			.filter({ visible: true })
			.click();
		await page.getByRole('button', { name: w('request_save') }).click();
		await expect(page.getByText(w('field_required')).first()).toBeVisible();
		await page.getByLabel(w('request_about')).fill(about);
		await page.getByRole('radio', { name: w('request_kind_erasure') }).check();
		await page.getByRole('radio', { name: w('request_way_letter') }).check();
		await page.getByLabel(w('request_received_on')).fill('2026-01-05');
		await page.getByRole('button', { name: w('request_save') }).click();
		const item = page.getByRole('listitem').filter({ hasText: about });
		await expect(item).toContainText(w('request_overdue'));
		await expect(item).toContainText('7/1/2026');
		await expect(item.getByRole('button')).toHaveCount(0);

		await signIn(context, 'thanh-hoa', baseURL ?? '');
		await page.goto('/requests');
		await item.getByRole('button', { name: w('request_answer') }).click();
		await expect(item).toContainText(w('request_state_answered'));
		await item.locator('summary').click();
		await item.getByRole('button', { name: w('request_refuse'), exact: true }).click();
		await expect(item.getByText(w('field_required'))).toBeVisible();
		await item.getByLabel(w('request_reason')).selectOption({ label: w('request_reason_kept_by_law') });
		await item.getByRole('button', { name: w('request_refuse'), exact: true }).click();
		await expect(item).toContainText(w('request_state_refused'));
		await expect(item).toContainText(w('request_reason_kept_by_law'));

		await item.getByRole('button', { name: w('request_reopen') }).click();
		await expect(page.getByText(w('request_reopened_done'))).toBeVisible();
		await expect(item).toContainText(w('request_overdue'));
		await expect(item.getByRole('button', { name: w('request_finish') })).toBeVisible();
	}
);

test(
	'what is wrong with a refusal is told on the page of the list where it was sent, and the list goes on from there',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = await openIn(page, 'vi', baseURL ?? '');
		await signIn(context, 'thanh-hoa', baseURL ?? '');
		const [earlier, about] = [newName('Thư trước'), newName('Thư sau')];
		const [first, second] = [v7(), v7()];
		await truth(
			`insert into data_requests (id, province_code, reference, kind, way, received_on, filed_by)
		select q.id, 'VN-21', q.about, 'access', 'letter', q.came::date, a.id
		from (values ($1::uuid, $2, '2026-01-06'), ($3::uuid, $4, '2026-01-07')) q (id, about, came), (select id from accounts limit 1) a`,
			[first, earlier, second, about]
		);
		const item = page.getByRole('listitem').filter({ hasText: about });
		const onItsPage = async () => {
			expect(new URL(page.url()).searchParams.get('after')).toBe(first);
			await expect(page.getByRole('listitem').filter({ hasText: earlier })).toHaveCount(0);
		};
		await page.goto(`/requests?after=${first}`);
		await onItsPage();
		await item.locator('summary').click();
		await item.getByRole('button', { name: w('request_refuse'), exact: true }).click();
		await expect(item.getByText(w('field_required'))).toBeVisible();
		await onItsPage();

		await truth('update data_requests set version = version + 1 where id = $1', [second]);
		await item.getByRole('button', { name: w('request_answer') }).click();
		await expect(page.getByText(w('request_refusal_moved_on'))).toBeVisible();
		await onItsPage();
		for (const [act, state] of [
			['request_answer', 'request_state_answered'],
			['request_finish', 'request_state_done'],
			['request_reopen', 'request_state_answered']
		] as const) {
			await item.getByRole('button', { name: w(act) }).click();
			await expect(item).toContainText(w(state));
			await onItsPage();
		}
	}
);

test(
	'how long notes are kept is looked at before it is saved, and never below the floor',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const w = await openIn(page, 'vi', baseURL ?? '');
		await signIn(context, 'admin', baseURL ?? '');
		await page.goto('/retention');
		const change = `${w('retention_change')}: ${w('retention_notes')}`;
		await page.getByRole('link', { name: change }).click();
		await page.getByLabel(w('retention_new_days')).fill('10');
		await page.getByRole('button', { name: w('retention_preview') }).click();
		await expect(page.getByText(w('retention_below_floor', { floor: 180 }))).toBeVisible();
		await expect(page.getByRole('button', { name: w('retention_save') })).toHaveCount(0);
		await page.getByLabel(w('retention_new_days')).fill('1000');
		await page.getByRole('button', { name: w('retention_preview') }).click();
		await page.getByRole('button', { name: w('retention_save') }).click();
		await expect(page.getByText(w('retention_saved'))).toBeVisible();
		await expect(page.locator('#notes')).toContainText('1.000');
	}
);
