import { and, eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { driveTemplates } from '../db/schema/drives';
import type { Tx } from '../scope';
import { auditDrive } from './audit-drive';
import type { DriveTemplate } from './templates';

/** Gives a kept drive another name. Refuses a stale version. */
export async function renameTemplate(
	tx: Tx,
	actor: Actor,
	{ template, name, version }: { template: DriveTemplate; name: string; version: number }
): Promise<Result<null, 'stale_version'>> {
	if (template.version === version && template.name === name) return done(null);
	const changed = await tx
		.update(driveTemplates)
		.set({ name, version: version + 1 })
		.where(and(eq(driveTemplates.id, template.id), eq(driveTemplates.version, version)));
	if (changed.rowCount === 0) return refused('stale_version');
	await auditDrive(tx, actor, { ...template, id: template.driveId }, 'drive.template_renamed');
	return done(null);
}
