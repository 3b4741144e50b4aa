import type { VenueAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/** Adds an audit entry about a place, with the names of the changed fields where there are any. */
export async function auditVenue(
	tx: Tx,
	actor: Actor,
	{ id, provinceCode, clubId }: OwnedByClub & { id: string },
	action: VenueAction,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'venue', objectId: id, provinceCode, clubId, fields });
}
