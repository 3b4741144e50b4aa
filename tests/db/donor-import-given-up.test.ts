import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isTaken } from '../../src/lib/donor-import/columns-choice';
import type { Actor } from '../../src/lib/server/actor';
import { closeDatabase } from '../../src/lib/server/db';
import { importBatches } from '../../src/lib/server/db/schema/imports';
import type { BatchRow } from '../../src/lib/server/donor-import/batch-rows';
import { chooseColumns } from '../../src/lib/server/donor-import/choose-columns';
import { unsealContent, type BatchContent } from '../../src/lib/server/donor-import/content';
import { cancelImport, startImport } from '../../src/lib/server/donor-import/move-import';
import { workOnImports } from '../../src/lib/server/donor-import/work';
import { as, club, database, now, openDonors } from '../support/donor-registry';
import { began, listNow, rowsOf, value } from '../support/donor-lists';
import { addActor, asSuperuser } from '../support/society';

openDonors();
afterAll(() => closeDatabase());

const people = ['Họ và tên;Ngày sinh', ...Array.from({ length: 1200 }, (_, n) => `Người Thử ${n};${1950 + (n % 50)}`)];
let admin: Actor;

beforeEach(async () => {
	for (const table of ['import_batches', 'consents', 'donors'])
		await asSuperuser(database.superuserUrl, `delete from ${table}`);
	admin ??= await addActor(database.superuserUrl, 'club_admin', { clubId: club });
});

/** A list whose columns were chosen, as whoever chose them looks at it. */
async function toBeRead(): Promise<BatchRow> {
	const batch = await began(admin, people.join('\n'));
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	const columns = content?.step === 'choosing' ? (content.tables[0]?.columns ?? []) : [];
	const fields = new Map(columns.map(({ column, field }) => [column, isTaken(field) ? field : null]));
	await as(admin, async (tx) => value(await chooseColumns(tx, admin, { batch, version: 1, table: 0, fields })));
	return listNow(admin, batch.id);
}

const givenUp = (batch: BatchRow, version = batch.version) =>
	as(admin, (tx) => cancelImport(tx, admin, { batch, version, now }));

async function expectGone(batch: BatchRow) {
	await workOnImports(now);
	expect(await listNow(admin, batch.id)).toMatchObject({ state: 'cancelled', contentSealed: null });
	expect(await rowsOf(admin, batch)).toEqual([]);
}

describe('a list that is being read can be given up', () => {
	test('before its reading begins', async () => {
		const batch = await toBeRead();
		expect(await givenUp(batch)).toMatchObject({ ok: true });
		await expectGone(batch);
	});

	test('while its rows are read', async () => {
		const batch = await toBeRead();
		const reading = workOnImports(now);
		await expect.poll(async () => (await rowsOf(admin, batch)).length, { timeout: 20_000 }).toBeGreaterThan(0);
		expect(await givenUp(batch)).toMatchObject({ ok: true });
		await reading;
		await expectGone(batch);
	});

	test.each([
		['has ended', 'deciding'],
		['has failed', 'choosing']
	])('from a page that does not know yet that its reading %s', async (_, state) => {
		const batch = await toBeRead();
		if (state === 'deciding') await workOnImports(now);
		else
			await asSuperuser(
				database.superuserUrl,
				`update import_batches set state = '${state}', version = version + 1, problem = 'failed'`
			);
		expect(await listNow(admin, batch.id)).toMatchObject({ state, version: batch.version + 1 });
		expect(await givenUp(batch)).toMatchObject({ ok: true });
		await expectGone(batch);
	});
});

describe('a list is not given up', () => {
	test('from a page on which its columns are still to be chosen', async () => {
		const batch = await toBeRead();
		expect(await givenUp(batch, 1)).toMatchObject({ ok: false, refusal: 'moved_meanwhile' });
		await workOnImports(now);
		expect(await givenUp(batch, 1)).toMatchObject({ ok: false, refusal: 'moved_meanwhile' });
	});

	test('once somebody has asked for it to be taken in', async () => {
		const { id } = await toBeRead();
		await workOnImports(now);
		const batch = await listNow(admin, id);
		await as(admin, async (tx) =>
			value(await startImport(tx, admin, { batch, version: batch.version, consent: 'not_yet', now }))
		);
		for (const version of [batch.version, batch.version + 1])
			expect(await givenUp(batch, version)).toMatchObject({ ok: false, refusal: 'moved_meanwhile' });
		const [kept] = await as(admin, (tx) => tx.select().from(importBatches).where(eq(importBatches.id, id)));
		expect(kept?.state).toBe('applying');
	});
});
