import { expect, test, type Locator } from '@playwright/test';
import { ownInstallation, type OwnInstallation } from '../support/own-installation';
import { release, visitor, writeStatement, type Visitor } from '../support/e2e-exchange';

const YEAR = new Date().getFullYear() - 1;
const OURS = 'Xe lưu động về từng bản làng';
const THEIRS = 'ລົດເຄື່ອນທີ່ໄປຮອດບ້ານ';

/** The installation of each province, with server, database and key of its own. */
let ours: OwnInstallation;
let theirs: OwnInstallation;

test.beforeAll(async () => {
	test.setTimeout(300_000);
	ours = await ownInstallation('VN-21');
	theirs = await ownInstallation('LA-HO');
});

test.afterAll(async () => {
	await ours?.stop();
	await theirs?.stop();
});

/** What stands in the tables of one's report. */
async function report({ page }: Visitor) {
	await page.goto(`/exchange/${YEAR}?in=en`);
	return page.locator('main');
}
const figures = (main: Locator) => main.locator('table').allInnerTexts();

/** The signed archive of what an office released last. */
async function archiveOf({ page }: Visitor): Promise<Buffer> {
	const answer = await page.request.get(`/exchange/${YEAR}/archive.zip`);
	expect(answer.status()).toBe(200);
	return answer.body();
}

async function bringIn({ page, w }: Visitor, buffer: Buffer): Promise<void> {
	await page.goto('/exchange/import');
	await page.getByLabel(w('exchange_import_year')).fill(String(YEAR));
	await page.getByLabel(w('archive_file')).setInputFiles({
		name: 'exchange.zip',
		mimeType: 'application/zip',
		buffer
	});
	await page.getByRole('button', { name: w('exchange_import_do') }).click();
}

/** Reads the key of one installation on its page, and trusts it on the other. */
async function trust(reader: Visitor, { page, w }: Visitor): Promise<void> {
	await reader.page.goto('/exchange/import');
	const key = await reader.page.locator('code').first().innerText();
	await page.goto('/exchange/import');
	await page.getByLabel(w('exchange_key_public')).fill(key);
	await page.getByRole('button', { name: w('exchange_key_trust') }).click();
	await expect(page.locator('code', { hasText: key })).toHaveCount(1);
}

/** The archive with a count of its statement changed, and packed as it was. */
function changed(archive: Buffer): Buffer {
	const copy = Buffer.from(archive);
	const middle = copy.indexOf('statement.json') + 60;
	copy[middle] = (copy[middle] ?? 0) ^ 0x01;
	return copy;
}

test(
	'two installations exchange a year by signed archives: nothing comes before its key is trusted, nothing that was changed, and both then show the same',
	{ tag: '@full' },
	async ({ browser }) => {
		test.setTimeout(180_000);
		const we = await visitor(browser, { name: 'thanh-hoa', language: 'vi', url: ours.url });
		const they = await visitor(browser, { name: 'houaphanh', language: 'lo', url: theirs.url });
		await writeStatement(we, YEAR, OURS);
		await writeStatement(they, YEAR, THEIRS);
		await release(they, YEAR);
		await expect(await report(we)).not.toContainText(THEIRS);

		const archive = await archiveOf(they);
		await bringIn(we, archive);
		await expect(we.page.getByText(we.w('exchange_refused_unknown_key').split('{')[0] ?? '')).toBeVisible();
		await trust(they, we);
		await bringIn(we, changed(archive));
		await expect(we.page.locator('main [role=alert], main [role=status]').first()).toBeVisible();
		expect(await ours.truth('select from exchange_releases')).toEqual([]);

		await bringIn(we, archive);
		await expect(we.page).toHaveURL(`${ours.url}/exchange/${YEAR}`);
		await expect(await report(we)).toContainText(THEIRS);
		expect(await figures(we.page.locator('main'))).toEqual(await figures(await report(they)));
		await bringIn(we, archive);
		await expect(we.page.getByText(we.w('exchange_refused_already_here', { version: 1 }))).toBeVisible();

		await release(we, YEAR);
		await expect(await report(they)).not.toContainText(OURS);
		await trust(we, they);
		await bringIn(they, await archiveOf(we));
		await expect(await report(they)).toContainText(OURS);
		expect(await figures(they.page.locator('main'))).toEqual(await figures(await report(we)));

		const kept = 'select province_code, version, checksum from exchange_releases order by province_code';
		const here = await ours.truth(kept);
		expect(here).toHaveLength(2);
		expect(await theirs.truth(kept)).toEqual(here);
		expect(await ours.truth('select distinct province_code from exchange_drafts')).toEqual([
			{ province_code: 'VN-21' }
		]);
	}
);
