import { expect, test, type Browser, type Page } from '@playwright/test';
import { readCalendar } from '../../src/lib/server/calendar/readers.fixture';
import { axeProblems, sidewaysProblems } from '../support/e2e-checks';
import { newName } from '../support/e2e-names';
import { firstIdOn, prefer, signIn, type DemoName } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';
import { mailTo } from '../support/mailbox';

/** Whether drives are approved holds for all of a province: these tests take turns, in the one where no other announces. */
test.describe.configure({ mode: 'serial' });

const CLUB = 'xam-neua';
const OFFICE = 'houaphanh';

type Here = { language: Language; url: string };

/** Somebody of a club or an office, at a desk. */
async function atDesk(browser: Browser, who: DemoName, { language, url }: Here): Promise<Page> {
	const context = await browser.newContext({ baseURL: url });
	await prefer(context, { language }, url);
	await signIn(context, who, url);
	return context.newPage();
}

/** Somebody without an account, with a phone and no script. */
async function onPhone(browser: Browser, { language, url }: Here): Promise<Page> {
	const viewport = { width: 360, height: 740 };
	const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false, viewport });
	await prefer(context, { language }, url);
	return context.newPage();
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function approval(page: Page, w: Words, asked: boolean) {
	await page.goto('/drives/proposals');
	const button = page.getByRole('button', { name: w(asked ? 'proposal_rule_ask' : 'proposal_rule_drop') });
	if ((await button.count()) > 0) await button.click();
	await expect(page.getByText(w(asked ? 'proposal_rule_is_on' : 'proposal_rule_is_off'))).toBeVisible();
}

/** A drive like one that the club held, with so many places; its path. */
async function plannedLike(page: Page, w: Words, places: number): Promise<string> {
	const id = await firstIdOn(page.context(), '/drives?tab=closed', '/drives/');
	await page.goto(`/drives/${id}`);
	await page.getByRole('link', { name: w('drive_plan_like') }).click();
	await page.getByLabel(w('drive_field_capacity'), { exact: false }).fill(String(places));
	await press(page, w('drive_save_new'));
	await expect(page).toHaveURL(/\/drives\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname;
}

/** The club proposes; the office sends it back with a reason, and approves it the second time. */
async function approved(club: Page, office: Page, w: Words, drive: string) {
	await expect(club.getByRole('button', { name: w('drive_status_act_announced') })).toHaveCount(0);
	await press(club, w('drive_status_act_proposed'));
	await expect(club.getByText(w('drive_moved', { status: w('drive_status_proposed') }))).toBeVisible();
	await office.goto('/');
	await office.getByRole('link', { name: w('proposal_look') }).click();
	const waiting = office.getByRole('article').filter({ has: office.locator(`a[href="${drive}"]`) });
	await expect(waiting).toBeVisible();
	expect(await axeProblems(office)).toEqual([]);
	await waiting.getByText(w('drive_send_back')).first().click();
	await waiting.getByLabel(w('drive_send_back_reason')).fill('Trùng lịch trung tâm');
	await waiting.getByRole('button', { name: w('drive_send_back') }).click();

	await club.goto(drive);
	await expect(club.getByText(w('drive_returned_because', { reason: 'Trùng lịch trung tâm' }))).toBeVisible();
	await press(club, w('drive_status_act_proposed'));
	await office.goto('/drives/proposals');
	await waiting.getByRole('button', { name: w('drive_status_act_approved') }).click();
	await club.goto(drive);
}

/** A drive of two places that the office approved and that takes sign-ups; its path. */
async function opened(club: Page, office: Page, w: Words): Promise<string> {
	await approval(office, w, true);
	try {
		const drive = await plannedLike(club, w, 2);
		await approved(club, office, w, drive);
		await press(club, w('drive_status_act_announced'));
		await press(club, w('drive_status_act_open'));
		return drive;
	} finally {
		await approval(office, w, false);
	}
}

/** The path of the public page of a drive. */
async function publicPageOf(page: Page, w: Words): Promise<string> {
	await page.getByRole('link', { name: w('places_title') }).click();
	return new URL((await page.locator('#page-address').textContent()) ?? '').pathname;
}

async function signUp(page: Page, w: Words, address: string, email: string) {
	await page.goto(address);
	await page.getByLabel(w('donor_field_full_name'), { exact: true }).fill(newName('Người Thử'));
	await page.getByLabel(w('donor_field_birth_date'), { exact: false }).fill('1994');
	await page.getByLabel(w('donor_field_email'), { exact: true }).fill(email);
	await page.locator('[name=consent]').check();
	expect(await sidewaysProblems(page)).toEqual([]);
	const send = page.getByRole('button', { name: w('sign_up_send'), exact: true });
	await send.or(page.getByRole('button', { name: w('sign_up_wait') })).click();
	await expect(page.getByText(w('place_done_signed_up'))).toBeVisible();
}

async function moveDay(page: Page, w: Words, drive: string, { day, reason }: { day: string; reason: string }) {
	await page.goto(`${drive}/edit`);
	await page.getByLabel(w('drive_field_starts'), { exact: true }).fill(day);
	await page.getByLabel(w('drive_field_ends'), { exact: false }).fill('');
	await page.getByLabel(w('drive_field_change_reason'), { exact: false }).fill(reason);
	await press(page, w('drive_save'));
}

/** Looks at who will be told that the drive moved, tells them, and waits until the page says that each was. */
async function tellOfMove(page: Page, w: Words, drive: string, count: number) {
	const pending = page.getByText(w('notice_pending', { kind: w('notice_kind_moved'), count }));
	await page.goto(drive);
	await expect(pending).toBeVisible();
	await page
		.getByRole('link', { name: w('notice_pending_go') })
		.first()
		.click();
	await expect(page.getByText(w('notice_will_be_told', { count }))).toBeVisible();
	await expect(page.getByText(w('notice_by_way', { way: w('notice_way_email'), count }))).toBeVisible();
	await press(page, w('notice_tell', { count }));
	await expect(page.getByText(w('notice_told', { count }))).toBeVisible();
	const moved = page.getByRole('row').filter({ hasText: w('notice_kind_moved') });
	await expect(async () => {
		await page.goto(`${drive}/notices`);
		await expect(moved.filter({ hasText: w('notice_state_sent') })).toHaveCount(count, { timeout: 500 });
	}).toPass();
	await expect(page.getByText(w('notice_nobody_left'))).toBeVisible();
	await page.goto(drive);
	await expect(pending).toHaveCount(0);
}

/** What a letter is about, without what differs from drive to drive. */
const about = (w: Words, key: Parameters<Words>[0]) => w(key, { drive: '' }).trim();

/** The one event of the calendar file of the nth letter to an address. */
async function eventMailedTo(address: string, nth: number) {
	const [event, ...more] = readCalendar((await mailTo(address, nth)).calendar ?? '');
	if (!event || more.length > 0) throw new Error(`not one event for ${address}`);
	return event;
}

for (const language of LANGUAGES_OF_RUN) {
	test(
		`a drive is planned like another, approved and announced; it fills, one waits and gets the place that is given back; it moves, and each hears of it by mail (${language})`,
		{ tag: '@full' },
		async ({ browser, baseURL }) => {
			test.setTimeout(180_000);
			const here = { language, url: baseURL ?? '' };
			const w = wordsOf(language);
			const [club, office] = [await atDesk(browser, CLUB, here), await atDesk(browser, OFFICE, here)];
			const at = (who: string) => `${who}-${language}-${Date.now()}@example.org`;
			const [staying, leaving, late] = [at('o-lai'), at('tra-cho'), at('den-muon')];
			const drive = await opened(club, office, w);

			await club.goto(drive);
			const address = await publicPageOf(club, w);
			const [first, second, third] = [
				await onPhone(browser, here),
				await onPhone(browser, here),
				await onPhone(browser, here)
			];
			await signUp(first, w, address, staying);
			await expect(first.getByText(w('place_code_title'))).toBeVisible();
			expect((await mailTo(staying)).subject).toContain(about(w, 'mail_place_subject'));
			await signUp(second, w, address, leaving);
			await expect(second.getByText(w('place_code_title'))).toBeVisible();

			await third.goto(address);
			await expect(third.getByText(w('sign_up_full'), { exact: true })).toBeVisible();
			await signUp(third, w, address, late);
			await expect(third.getByText(w('place_state_waiting'))).toBeVisible();
			expect((await mailTo(late)).calendar).toBeNull();

			await second.getByText(w('place_cancel_ask')).click();
			await press(second, w('place_cancel'));
			await expect(second.getByText(w('place_done_cancel'))).toBeVisible();
			const offer = await mailTo(late, 2);
			expect(offer.subject).toContain(about(w, 'mail_offer_subject'));
			await third.goto(offer.text.match(/\/place\/[\w-]{43}/)?.[0] ?? 'no link in the offer');
			await press(third, w('place_accept'));
			await expect(third.getByText(w('place_done_accept'))).toBeVisible();
			await second.reload();
			await press(second, w('place_again'));
			await expect(second.getByText(w('place_state_waiting'))).toBeVisible();

			const day = '2031-03-09';
			await moveDay(club, w, drive, { day, reason: '' });
			await expect(club.getByText(w('drive_refusal_change_reason'))).toBeVisible();
			await moveDay(club, w, drive, { day, reason: 'Hội trường bận' });
			await expect(club).toHaveURL(drive);
			for (const page of [club, office]) {
				await page.goto(drive);
				const changes = page.getByRole('region', { name: w('drive_changes') });
				await expect(changes.getByText(w('drive_change_because', { reason: 'Hội trường bận' }))).toBeVisible();
				await expect(changes.getByText('9/3/2031')).not.toHaveCount(0);
			}
			expect(await axeProblems(club)).toEqual([]);

			await tellOfMove(club, w, drive, 3);
			for (const [email, nth] of [
				[staying, 2],
				[leaving, 2],
				[late, 3]
			] as const) {
				const letter = await mailTo(email, nth);
				expect(letter.subject).toContain(about(w, 'mail_notice_moved_subject'));
				expect(letter.text).toContain('Hội trường bận');
				expect(letter.text).toContain('9/3/2031');
			}
			expect((await mailTo(leaving, 2)).calendar).toBeNull();
			const [before, after] = [await eventMailedTo(staying, 1), await eventMailedTo(staying, 2)];
			expect(after.uid).toBe(before.uid);
			expect(after.sequence).toBeGreaterThan(before.sequence);
			expect(after.start).toContain('2031-03-09');
			expect((await eventMailedTo(late, 3)).status).toBe('CONFIRMED');
			await third.reload();
			await expect(third.getByText('9/3/2031', { exact: false }).first()).toBeVisible();
			expect(await sidewaysProblems(third)).toEqual([]);
		}
	);
}
