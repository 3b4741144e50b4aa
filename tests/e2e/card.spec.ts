import { expect, test, type Page } from '@playwright/test';
import { formatCardCode, readCardCode, scannedCard } from '../../src/lib/donors/card-code';
import { qrPicture } from '../../src/lib/server/qr';
import { newName, newPhone } from '../support/e2e-names';
import { addDonor, firstIdOn, prefer, signIn } from '../support/e2e-visit';
import { LANGUAGES, wordsOf } from '../support/e2e-words';

const w = wordsOf('vi');
const MILLIMETRE = 96 / 25.4;

const cardOn = (page: Page) => page.getByRole('article', { name: w('donor_card') });
const codeOn = async (page: Page) => readCardCode(await cardOn(page).locator('code').innerText()) ?? '';

/** Searches the list as a scanner does: it types and presses Enter. */
async function scan(page: Page, text: string): Promise<void> {
	await page.goto('/donors');
	const box = page.getByRole('searchbox', { name: w('donor_search_label') });
	await box.fill(text);
	await box.press('Enter');
	await expect(page).toHaveURL(/[?&]q=/);
}

async function askForNewCard(page: Page, name: string) {
	await page.getByRole('link', { name: w('donor_card_new') }).click();
	return page.getByRole('dialog', { name: w('donor_card_ask', { name }) });
}

let name: string;
let donor: string;

test.beforeEach(async ({ context, baseURL }) => {
	const url = baseURL ?? '';
	await prefer(context, { language: 'vi', theme: 'light' }, url);
	await signIn(context, 'tho-xuan', url);
	name = newName('Lương');
	const person = { birthDate: '1991-02-03', phone: newPhone(), abo: 'O', rhd: '+', groupSource: 'confirmed' };
	donor = `/donors/${await addDonor(context, { fullName: name, ...person }, url)}`;
});

test('a card is opened from its donor, printed in its true size, and found by what its QR code says', async ({
	page
}) => {
	await page.addInitScript(() => {
		window.print = () => void document.documentElement.setAttribute('data-printed', '');
	});
	await page.goto(donor);
	await page.getByRole('link', { name: w('donor_card'), exact: true }).click();
	await expect(page).toHaveURL(`${donor}/card`);
	const card = cardOn(page);
	await expect(card).toContainText(name);
	await expect(card).toContainText(w('donor_card_group', { group: 'O+' }));
	await expect(card).toContainText(w('donor_card_no_certificate'));
	await expect(card).not.toContainText('1991');
	const code = await codeOn(page);
	expect(await card.locator('code').innerText()).toBe(formatCardCode(code));
	const drawn = card
		.getByRole('img', { name: w('donor_card_qr') })
		.locator('path')
		.last();
	await expect(drawn).toHaveAttribute('d', qrPicture(scannedCard(code)).path);

	await page
		.getByRole('button', { name: w('donor_card_print') })
		.filter({ visible: true })
		.click();
	await expect(page.locator('html[data-printed]')).toHaveCount(1);
	await page.emulateMedia({ media: 'print' });
	await expect(card).toBeVisible();
	await expect(page.getByRole('heading')).toHaveCount(0);
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByText(w('ui_printed', { day: '' }))).toBeHidden();
	const size = await card.boundingBox();
	expect(size?.width).toBeCloseTo(85.6 * MILLIMETRE, 0);
	expect(size?.height).toBeCloseTo(54 * MILLIMETRE, 0);
	await page.emulateMedia({ media: 'screen' });

	for (const text of [scannedCard(code), formatCardCode(code).toLowerCase()]) {
		await scan(page, text);
		await expect(page.getByRole('link', { name })).toBeVisible();
		const count = page.getByText(w('donor_list_count_matching', { count: 1 }), { exact: true });
		await expect(count.filter({ visible: true })).toBeVisible();
	}
});

test(
	'the longest name leaves the rest of the card in its place, in every language',
	{ tag: '@full' },
	async ({ page, context, baseURL }) => {
		const url = baseURL ?? '';
		const longest = { fullName: newName('Nguyễn Phước Tôn Nữ').padEnd(120, ' Nghiêng'), abo: 'AB', rhd: '-' };
		const path = `/donors/${await addDonor(context, { ...longest, groupSource: 'confirmed' }, url)}/card`;
		for (const language of LANGUAGES) {
			await prefer(context, { language }, url);
			await page.goto(path);
			const card = page.getByRole('article', { name: wordsOf(language)('donor_card') });
			const beyond = await card.evaluate((one) => [
				one.scrollHeight - one.clientHeight,
				one.scrollWidth - one.clientWidth
			]);
			expect(beyond, language).toEqual([0, 0]);
		}
	}
);

test('a card scanned at the desk of a drive offers its donor', async ({ page, context }) => {
	await page.goto(`${donor}/card`);
	const code = await codeOn(page);
	const drive = await firstIdOn(context, '/drives?tab=running', '/drives/');
	await page.goto(`/drives/${drive}/registrations/new`);
	await page.getByLabel(w('registration_search_label')).pressSequentially(scannedCard(code));
	await page.getByRole('link', { name: w('registration_choose_of', { name }) }).click();
	await expect(page.getByText(name).first()).toBeVisible();
});

test(
	'a lost card is replaced after asking; the old code finds nobody, the new one its donor',
	{ tag: '@full' },
	async ({ page }) => {
		await page.goto(`${donor}/card`);
		const old = await codeOn(page);
		const asked = await askForNewCard(page, name);
		await expect(asked).toContainText(formatCardCode(old));
		await asked.getByRole('link', { name: w('donor_card_keep') }).click();
		await expect(asked).toBeHidden();
		expect(await codeOn(page)).toBe(old);

		await askForNewCard(page, name);
		await asked.getByRole('button', { name: w('donor_card_new') }).click();
		await expect(page.getByText(w('donor_card_replaced'))).toBeVisible();
		const code = await codeOn(page);
		expect(code).not.toBe(old);

		await scan(page, scannedCard(old));
		await expect(page.getByText(w('donor_none_title'))).toBeVisible();
		await scan(page, scannedCard(code));
		await page.getByRole('link', { name }).click();
		await expect(page.getByText(w('donor_audit_card_replaced'))).toBeVisible();
	}
);

test(
	'whoever asks after somebody else changed the donor is told so, and the card stays',
	{ tag: '@full' },
	async ({ page, context }) => {
		await page.goto(`${donor}/card?ask=new`);
		const code = await codeOn(page);
		const beside = await context.newPage();
		await beside.goto(`${donor}/edit`);
		await beside.getByLabel(w('donor_field_note')).fill('Gọi buổi tối');
		await beside
			.getByRole('button', { name: w('donor_save') })
			.filter({ visible: true })
			.click();
		await expect(beside).toHaveURL(`${donor}?done=saved`);

		await page
			.getByRole('dialog')
			.getByRole('button', { name: w('donor_card_new') })
			.click();
		await expect(page.getByText(w('donor_card_stale'))).toBeVisible();
		expect(await codeOn(page)).toBe(code);
	}
);

test.describe('without any script', () => {
	test.use({ javaScriptEnabled: false });

	test('a lost card is replaced after asking as well', { tag: '@full' }, async ({ page }) => {
		await page.goto(`${donor}/card`);
		const old = await codeOn(page);
		await expect(page.getByRole('button', { name: w('donor_card_print') })).toBeHidden();
		const asked = await askForNewCard(page, name);
		await asked.getByRole('button', { name: w('donor_card_new') }).click();
		await expect(page.getByText(w('donor_card_replaced'))).toBeVisible();
		expect(await codeOn(page)).not.toBe(old);
	});
});
