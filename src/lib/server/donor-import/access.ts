import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import { canImportDonors } from '../policy';
import { batchById, type BatchRow } from './batch-rows';

/** The list of the address and the actor, if they may bring in lists for its club; a foreign list and a missing one are the same 404. */
export async function requireImport(event: RequestEvent): Promise<Access & { batch: BatchRow }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => batchById(tx, event.params.importId ?? ''));
	return { ...access, batch: requireRow(access, found, (batch) => batch, canImportDonors) };
}
