import { eq } from 'drizzle-orm';
import type { Actor } from '../actor';
import { driveTemplates } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import type { DriveTemplate } from './templates';

/** Keeps a drive at hand no longer; the drive itself stays. */
export async function removeTemplate(tx: Tx, actor: Actor, template: DriveTemplate): Promise<void> {
	const gone = await tx.delete(driveTemplates).where(eq(driveTemplates.id, template.id));
	if (gone.rowCount === 1) await auditDrive(tx, actor, { ...template, id: template.driveId }, 'drive.let_go');
}
