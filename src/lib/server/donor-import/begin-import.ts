import { v7 } from 'uuid';
import type { KeptTable } from '$lib/donor-import/forbidden-cells';
import type { Actor } from '../actor';
import { importBatches } from '../db/schema/imports';
import type { Tx } from '../scope';
import { auditImport } from './audit-import';
import type { BatchRow } from './batch-rows';
import { sealContent, type BatchContent } from './content';

/** A list that was read, whose it is, and the drive of that club at which its people get places. */
export type BeginningImport = {
	clubId: string;
	provinceCode: string;
	driveId?: string | null;
	fileName: string;
	tables: KeptTable[];
};

const LONGEST_NAME = 200;

/** Keeps what was read of a file, sealed, until its columns are chosen. */
export async function beginImport(tx: Tx, actor: Actor, beginning: BeginningImport): Promise<BatchRow> {
	const { clubId, provinceCode, driveId = null, fileName, tables } = beginning;
	const id = v7();
	const contentSealed = sealContent({ step: 'choosing', tables } satisfies BatchContent, id);
	const [batch] = await tx
		.insert(importBatches)
		.values({
			id,
			clubId,
			provinceCode,
			driveId,
			fileName: shownName(fileName),
			contentSealed,
			createdBy: actor.accountId
		})
		.returning();
	if (!batch) throw new Error('A list was not kept');
	await auditImport(tx, actor, batch, 'import.begun');
	return batch;
}

/** What a file is called, without signs that are not seen or turn the direction of what follows; any browser may send any name. */
function shownName(fileName: string): string {
	const seen = fileName.toWellFormed().replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
	return seen.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed() || '…';
}
