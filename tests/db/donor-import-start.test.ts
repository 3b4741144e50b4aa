import { afterAll, beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../src/lib/paraglide/runtime';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import type { BatchRow } from '../../src/lib/server/donor-import/batch-rows';
import { decidingPage } from '../../src/lib/server/donor-import/deciding-page';
import { startImport } from '../../src/lib/server/donor-import/move-import';
import { workOnImports } from '../../src/lib/server/donor-import/work';
import { as, club, database, now, openDonors } from '../support/donor-registry';
import { compared, listNow, takenIn } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

let admin: Actor;
const two = 'Họ và tên;Ngày sinh;SĐT\nLê Thị Ví Dụ;12/5/1994;0912345678\nTrần Văn Mẫu;1/2/1990;0987654321';
const stating = 'Họ và tên;Ngày sinh;SĐT;Số lần hiến\nLê Thị Ví Dụ;12/5/1994;0912345678;4';

beforeEach(async () => {
	overwriteGetLocale(() => 'en');
	for (const table of ['import_batches', 'consents', 'donors'])
		await asSuperuser(database.superuserUrl, `delete from ${table}`);
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

const started = (batch: BatchRow, consent: 'not_yet' | '') =>
	as(admin, (tx) => startImport(tx, admin, { batch, version: batch.version, consent, now }));
const said = (batch: BatchRow) => as(admin, (tx) => decidingPage(tx, batch, 'en'));

test('a list that adds somebody asks how they agreed, and is not taken in before that was said', async () => {
	const batch = await compared(admin, two);
	expect(await said(batch)).toMatchObject({ take: 'Take 2 rows in', consents: [{}, {}], isIdle: false, stating: null });
	expect(await started(batch, '')).toMatchObject({ ok: false, refusal: 'consent_missing' });
	expect(await listNow(admin, batch.id)).toMatchObject({ state: 'deciding', version: batch.version });
	expect(await started(batch, 'not_yet')).toMatchObject({ ok: true });
});

test('a list of people who are known already asks for nobody’s consent, and says that it does nothing', async () => {
	await takenIn(admin, await compared(admin, two));
	const again = await compared(admin, two);
	expect(await said(again)).toMatchObject({ take: 'Close the list', consents: null, isIdle: true, stating: null });
	expect(await started(again, '')).toMatchObject({ ok: true });
	await workOnImports(now);
	expect((await listNow(admin, again.id)).state).toBe('done');
});

test('what a list states of people who are known already is what it does', async () => {
	await takenIn(admin, await compared(admin, two));
	const batch = await compared(admin, stating);
	expect(await said(batch)).toMatchObject({
		take: 'Note the donations that 1 row states',
		consents: null,
		isIdle: false
	});
	expect(await started(batch, '')).toMatchObject({ ok: true });
	await workOnImports(now);
	expect(await asSuperuser(database.superuserUrl, 'select donations from stated_counts')).toEqual([{ donations: 4 }]);
	expect(await said(await compared(admin, stating))).toMatchObject({ take: 'Close the list', isIdle: true });
	const more = await said(await compared(admin, stating.replace('hiến', 'hiến;Ngày hiến').replace(';4', ';4;3/2022')));
	expect(more.take).toBe('Note the donations that 1 row states');
});

test('a list that adds people who gave before says both', async () => {
	expect(await said(await compared(admin, stating))).toMatchObject({
		take: 'Take 1 row in',
		stating: 'Donations that 1 row states are noted too.'
	});
});

test('what the rows of a list state is counted without opening one of them', async () => {
	const batch = await compared(admin, stating);
	await asSuperuser(database.superuserUrl, 'update import_rows set content_sealed = null');
	expect((await said(batch)).stating).toBe('Donations that 1 row states are noted too.');
});
