import { eq } from 'drizzle-orm';
import { asRemembered } from '../../src/lib/donor-import/columns-choice';
import type { BulkDecision } from '../../src/lib/server/donor-import/decide';
import { isTaken } from '../../src/lib/donor-import/columns-choice';
import type { ListConsent } from '../../src/lib/donor-import/batch-state';
import type { Actor } from '../../src/lib/server/actor';
import { importRows } from '../../src/lib/server/db/schema/imports';
import { batchById, type BatchRow } from '../../src/lib/server/donor-import/batch-rows';
import { beginImport } from '../../src/lib/server/donor-import/begin-import';
import { chooseColumns } from '../../src/lib/server/donor-import/choose-columns';
import { unsealContent, type BatchContent } from '../../src/lib/server/donor-import/content';
import { decideAll } from '../../src/lib/server/donor-import/decide';
import { startImport, undoImport } from '../../src/lib/server/donor-import/move-import';
import { readDonorTables } from '../../src/lib/server/donor-import/read-donor-list';
import { rememberedColumns } from '../../src/lib/server/donor-import/remembered-columns';
import { workOnImports } from '../../src/lib/server/donor-import/work';
import type { Result } from '../../src/lib/result';
import { as, now, provinceCode } from './donor-registry';

/** What a command answers that must not refuse. */
export function value<T>(result: Result<T, string>): T {
	if (!result.ok) throw new Error(result.refusal);
	return result.value;
}

/** A list as it stands now. */
export async function listNow(actor: Actor, id: string): Promise<BatchRow> {
	const found = await as(actor, (tx) => batchById(tx, id));
	if (!found) throw new Error('there is no such list');
	return found;
}

/** Begins a list of the actor's club from a file, text or bytes. */
export async function began(
	actor: Actor,
	file: string | Uint8Array,
	fileName = 'ds.csv',
	driveId: string | null = null
): Promise<BatchRow> {
	const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
	const tables = value(await readDonorTables(bytes, fileName));
	const clubId = actor.memberships[0]?.clubId ?? '';
	return as(actor, (tx) => beginImport(tx, actor, { clubId, provinceCode, driveId, fileName, tables }));
}

/** Takes the columns as they are recognised, and reads and compares the people. */
export async function read(actor: Actor, batch: BatchRow, table = 0): Promise<BatchRow> {
	const content = unsealContent<BatchContent>(batch.contentSealed, batch.id);
	if (content?.step !== 'choosing') throw new Error('its columns are chosen');
	await as(actor, async (tx) => {
		const columns = asRemembered(content.tables[table]?.columns ?? [], await rememberedColumns(tx, batch.clubId));
		const fields = new Map(columns.map(({ column, field }) => [column, isTaken(field) ? field : null]));
		value(await chooseColumns(tx, actor, { batch, version: batch.version, table, fields }));
	});
	await workOnImports(now);
	return listNow(actor, batch.id);
}

/** A list up to where somebody decides. */
export const compared = async (actor: Actor, file: string | Uint8Array, fileName?: string, driveId?: string) =>
	read(actor, await began(actor, file, fileName, driveId));

/** Takes a list in. */
export async function takenIn(actor: Actor, { id }: BatchRow, consent: ListConsent = 'not_yet'): Promise<BatchRow> {
	const batch = await listNow(actor, id);
	await as(actor, async (tx) => value(await startImport(tx, actor, { batch, version: batch.version, consent, now })));
	await workOnImports(now);
	return listNow(actor, id);
}

/** Takes a list back. */
export async function takenBack(actor: Actor, { id }: BatchRow): Promise<BatchRow> {
	const batch = await listNow(actor, id);
	await as(actor, async (tx) => value(await undoImport(tx, actor, { batch, version: batch.version })));
	await workOnImports(now);
	return listNow(actor, id);
}

/** Says one thing of all rows of a kind. */
export const decidedAll = (actor: Actor, batch: BatchRow, decision: BulkDecision) =>
	as(actor, async (tx) => value(await decideAll(tx, actor, { batch, decision })));

/** The rows of a list in the order of the file. */
export const rowsOf = (actor: Actor, { id }: BatchRow) =>
	as(actor, (tx) => tx.select().from(importRows).where(eq(importRows.batchId, id)).orderBy(importRows.number));

/** What each row came to: `2 new`, or `2 added` once it was taken in. */
export const storyOf = async (actor: Actor, batch: BatchRow) =>
	(await rowsOf(actor, batch)).map(({ number, verdict, outcome }) => `${number} ${outcome ?? verdict}`);
