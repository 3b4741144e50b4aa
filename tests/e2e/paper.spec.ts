import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { v7 } from 'uuid';
import { dayIn } from '../../src/lib/time/calendar-date';
import { moveDrive, scheduleDrive, typeAhead } from '../support/e2e-drive';
import { newName } from '../support/e2e-names';
import { postForm, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES_OF_RUN, wordsOf, type Language, type Words } from '../support/e2e-words';

/** A drive of today that runs: its id. */
async function runningDrive(page: Page, w: Words): Promise<string> {
	const day = dayIn('Asia/Ho_Chi_Minh', new Date());
	const path = await scheduleDrive(page, w, { title: newName('Đợt giấy'), day, area: 'Hoằng' });
	await moveDrive(page, path, w('drive_status_act_running'));
	return path.split('/').at(-1) ?? '';
}

/** Somebody new on the list of a drive, registered at the desk. */
async function register(context: BrowserContext, drive: string, fullName: string, url: string): Promise<void> {
	const birthDate = `${1970 + Math.floor(Math.random() * 30)}-05-06`;
	const form = {
		operationId: v7(),
		fullName,
		birthDate,
		sex: 'female',
		weightClass: '50+',
		consentRegistration: 'on',
		confirmNew: 'on'
	};
	const answer = await postForm(context, `/drives/${drive}/registrations/new?/register`, form, url);
	expect(answer.status, answer.body.slice(0, 400)).toBe(303);
}

/** What stands before the last two digits of the numbers that are printed on bags and certificates. */
type Numbers = { bag: string; certificate: string };

/** Types one line by keys alone: the words of a name, then Enter from field to field; the arrow key fills in the numbers that follow. */
async function typeLine(page: Page, name: string, nth: number, { bag, certificate }: Numbers): Promise<void> {
	await page.keyboard.type(name);
	await expect(page.getByRole('option').first()).toContainText(name);
	await page.keyboard.press('Enter');
	await expect(page.locator('[name=outcome]')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('[name=volumeMl]')).toBeFocused();
	await page.keyboard.press('Enter');
	await typeNumber(page, 'bagNumber', nth, bag);
	await expect(page.locator('[name=reaction]')).toBeFocused();
	await page.keyboard.press('Enter');
	await typeNumber(page, 'certificateNumber', nth, certificate);
	await pastTheDay(page);
	await expect(page.locator('[name=at]')).toBeFocused();
	if (nth === 0) await page.locator('[name=at]').fill('00:05');
	await page.keyboard.press('Enter');
}

/** Types the first number of a kind, and lets the others follow on it. */
async function typeNumber(page: Page, field: string, nth: number, before: string): Promise<void> {
	const number = page.locator(`[name=${field}]`);
	await expect(number).toBeFocused();
	if (nth === 0) await page.keyboard.type(`${before}01`);
	else await page.keyboard.press('ArrowDown');
	await expect(number).toHaveValue(before + String(nth + 1).padStart(2, '0'));
	await page.keyboard.press('Enter');
}

/** A drive of several days asks for the day as well; it keeps the one of the line before. */
async function pastTheDay(page: Page): Promise<void> {
	if ((await page.locator('[name=heldOn]').count()) > 0) await page.keyboard.press('Enter');
}

async function tenLinesAndAnEnd(page: Page, context: BrowserContext, language: Language, url: string) {
	const w = wordsOf(language);
	await prefer(context, { language, theme: 'light' }, url);
	await signIn(context, 'hoang-hoa', url);
	const drive = await runningDrive(page, w);
	const names = Array.from({ length: 10 }, (_, nth) => newName(`Giấy ${String.fromCharCode(65 + nth)}`));
	for (const name of names) await register(context, drive, name, url);

	await page.goto(`/drives/${drive}/roster`);
	for (const name of names) await expect(page.getByRole('rowheader', { name })).toBeVisible();

	const of = Date.now() % 100_000;
	const numbers = { bag: `P${of}-`, certificate: `CN${of}-` };
	await page.goto(`/drives/${drive}/enter`);
	await typeAhead(page, w('paper_person')).focus();
	const began = Date.now();
	for (const [nth, name] of names.entries()) {
		await typeLine(page, name, nth, numbers);
		await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(w('registration_state_donated'));
		await expect(typeAhead(page, w('paper_person'))).toBeFocused();
	}
	expect((Date.now() - began) / names.length).toBeLessThan(5_000);

	await page.getByRole('button', { name: w('ui_undo') }).click();
	await expect(page.getByText(names[9] ?? '').first()).toContainText(w('registration_state_registered'));
	await expect(page.getByRole('listitem').filter({ hasText: names[9] })).toHaveCount(0);
	return { w, drive };
}

/** Somebody who was not on the list, as the paper says it. */
type WalkIn = { name: string; born: string; bag: string };

/** Types somebody who walked in by keys alone, with a mild reaction: digits and letters of the paper choose from its lists. */
async function typeWalkIn(page: Page, { name, born, bag }: WalkIn): Promise<void> {
	const at = (field: string) => expect(page.locator(`[name=${field}]`)).toBeFocused();
	const type = async (field: string, keys: string) => {
		await at(field);
		await page.keyboard.type(keys);
		await page.keyboard.press('Enter');
	};
	const choose = async (field: string, key: string) => {
		await at(field);
		await page.keyboard.press(key);
		await page.keyboard.press('Enter');
	};
	await type('fullName', name);
	await type('birthDate', born);
	await choose('sex', 'ArrowDown');
	await choose('weightClass', 'End');
	await type('phone', '');
	await choose('consentRegistration', 'Space');
	await type('outcome', '');
	await type('volumeMl', '');
	await type('bagNumber', bag);
	await type('reaction', '1');
	await type('reactionKind', 'A');
	await type('certificateNumber', '');
	await pastTheDay(page);
	await at('at');
	await page.locator('[name=at]').fill('00:05');
	await page.keyboard.press('Enter');
}

async function twoWalkIns(page: Page, context: BrowserContext, language: Language, url: string) {
	const w = wordsOf(language);
	await prefer(context, { language, theme: 'light' }, url);
	await signIn(context, 'hoang-hoa', url);
	const drive = await runningDrive(page, w);
	const name = newName('Giấy Vãng Lai');
	const bag = `W${Date.now() % 100_000}-`;
	await page.goto(`/drives/${drive}/enter`);
	await page.getByRole('link', { name: w('paper_walk_in') }).click();
	await typeWalkIn(page, { name, born: '5/6/1988', bag: `${bag}1` });
	const typed = (text: string) => page.getByRole('listitem').filter({ hasText: text });
	await expect(typed(name)).toContainText(w('registration_state_donated'));
	await expect(page.locator('[name=fullName]')).toHaveValue('');
	await expect(page.locator('[name=reaction]')).toHaveValue('none');

	await typeWalkIn(page, { name, born: '5/6/1988', bag: `${bag}2` });
	await expect(page.getByText(w('paper_refusal_on_list', { name }))).toBeVisible();
	await expect(page.getByLabel(w('paper_confirm_new'))).toBeFocused();
	for (const [field, value] of [
		['fullName', name],
		['birthDate', '5/6/1988'],
		['bagNumber', `${bag}2`],
		['reaction', 'mild'],
		['reactionKind', 'faint']
	] as const)
		await expect(page.locator(`[name=${field}]`)).toHaveValue(value);
	const another = newName('Giấy Vãng Lai Khác');
	await page.locator('[name=fullName]').fill(another);
	await page.locator('[name=birthDate]').fill('17/3/1979');
	await page.getByRole('button', { name: w('paper_save') }).click();
	await expect(typed(another)).toContainText(w('registration_state_donated'));
	return { w, drive, typed, names: [name, another] };
}

async function closeWithADifference(page: Page, w: Words, drive: string) {
	await page.goto(`/drives/${drive}`);
	await page.getByRole('link', { name: w('drive_status_act_closed'), exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('close_title'));
	await page.getByLabel(w('close_count_theirs')).fill('99999');
	const close = page.getByRole('button', { name: new RegExp(`${w('close_act')}|${w('close_act_open')}`) });
	await close.click();
	await expect(page.getByText(/99[.,]?999/)).toBeVisible();
	await expect(page.getByLabel(w('close_count_reason'), { exact: true })).toBeFocused();
	await page.getByLabel(w('close_count_reason'), { exact: true }).selectOption('not_recorded');
	await page.getByLabel(w('close_count_note')).fill('Sổ của cơ sở truyền máu');
	await close.click();
	await expect(page.getByText(w('close_done'))).toBeVisible();
	await page.getByRole('link', { name: w('close_to_report') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(w('report_title'));
	await expect(page.getByText(w('close_reason_not_recorded'))).toBeVisible();
	const file = await page.context().request.get(`/drives/${drive}/report/report.xlsx`);
	expect(file.status()).toBe(200);
	expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
}

for (const language of LANGUAGES_OF_RUN) {
	test(
		`ten lines are typed by keys alone, the last taken back, and the drive closed with a difference (${language})`,
		{ tag: '@full' },
		async ({ page, context, baseURL }) => {
			test.setTimeout(120_000);
			const { w, drive } = await tenLinesAndAnEnd(page, context, language, baseURL ?? '');
			await closeWithADifference(page, w, drive);
		}
	);
}

for (const language of LANGUAGES_OF_RUN) {
	test(`whoever walked in is typed by keys alone; one who is on the list already is told, and nothing typed is lost (${language})`, async ({
		page,
		context,
		baseURL
	}) => {
		test.setTimeout(90_000);
		const { w, drive, typed, names } = await twoWalkIns(page, context, language, baseURL ?? '');
		await page.getByRole('button', { name: w('ui_undo') }).click();
		await expect(typed(names[1] ?? '')).toHaveCount(0);
		await page.getByRole('link', { name: w('paper_who_listed') }).click();
		await expect(typeAhead(page, w('paper_person'))).toBeFocused();
		await page.keyboard.type(names[1] ?? '');
		await expect(page.getByRole('option').first()).toContainText(w('registration_state_registered'));
		await page.goto(`/drives/${drive}/roster`);
		for (const name of names) await expect(page.getByRole('rowheader', { name })).toBeVisible();
		await expect(page.getByText(w('roster_agrees')).first()).toBeVisible();
		await expect(page.getByRole('columnheader', { name: w('roster_gift'), exact: true })).toBeVisible();
	});
}

test(
	'without scripts a line is a form, and the last one is taken back',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const w = wordsOf('vi');
		const url = baseURL ?? '';
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'hoang-hoa', url);
		const drive = await runningDrive(page, w);
		const name = newName('Giấy Không Máy');
		await register(context, drive, name, url);
		const storageState = await context.storageState();
		const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: url, storageState });
		await plain.goto(`/drives/${drive}/enter`);
		const whose = plain.locator('select[name=registrationId]');
		await whose.selectOption({ index: 1 });
		await plain.locator('[name=outcome]').selectOption('left');
		await expect(plain.locator('[name=bagNumber]')).toBeHidden();
		await plain.locator('[name=at]').fill('00:05');
		await plain.getByRole('button', { name: w('paper_save') }).click();
		await expect(plain.getByRole('status').filter({ hasText: name })).toContainText(w('registration_state_left'));
		await plain.getByRole('button', { name: w('ui_undo') }).click();
		await expect(plain.getByRole('status').filter({ hasText: name })).toContainText(w('registration_state_registered'));
		await plain.close();
	}
);

test(
	'without scripts whoever walked in is typed too, and what was typed wrongly stays to be put right',
	{ tag: '@full' },
	async ({ page, context, browser, baseURL }) => {
		const w = wordsOf('vi');
		const url = baseURL ?? '';
		await prefer(context, { language: 'vi' }, url);
		await signIn(context, 'hoang-hoa', url);
		const drive = await runningDrive(page, w);
		const name = newName('Giấy Vãng Lai Không Máy');
		const storageState = await context.storageState();
		const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: url, storageState });
		await plain.goto(`/drives/${drive}/enter?who=new`);
		await plain.locator('[name=fullName]').fill(name);
		await plain.locator('[name=birthDate]').fill('hôm qua');
		await plain.getByLabel(w('paper_consent'), { exact: true }).check();
		await plain.getByLabel(w('day_stopped'), { exact: true }).check();
		await plain.locator('[name=at]').fill('00:05');
		await plain.getByRole('button', { name: w('paper_save') }).click();
		await expect(plain.getByText(w('paper_refusal_field', { field: w('field_not_a_birth_date') }))).toBeVisible();
		await expect(plain.locator('[name=fullName]')).toHaveValue(name);
		await expect(plain.locator('[name=birthDate]')).toHaveValue('hôm qua');
		await expect(plain.getByLabel(w('day_stopped'), { exact: true })).toBeChecked();
		await plain.locator('[name=birthDate]').fill('1991');
		await plain.getByRole('button', { name: w('paper_save') }).click();
		await expect(plain.getByRole('status').filter({ hasText: name })).toContainText(w('registration_state_donated'));
		await expect(plain.locator('[name=fullName]')).toHaveValue('');
		await plain.close();
	}
);
