import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { driveTemplates } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import type { Drive } from './queries';

/** Keeps a drive at hand under a name; one that is kept already keeps the name that it has. */
export async function keepTemplate(
	tx: Tx,
	actor: Actor,
	{ drive, name }: { drive: Drive; name: string }
): Promise<void> {
	const { id: driveId, provinceCode, clubId } = drive;
	const added = await tx
		.insert(driveTemplates)
		.values({ id: v7(), driveId, provinceCode, clubId, name, createdBy: actor.accountId })
		.onConflictDoNothing({ target: driveTemplates.driveId });
	if (added.rowCount === 1) await auditDrive(tx, actor, drive, 'drive.kept_at_hand');
}
