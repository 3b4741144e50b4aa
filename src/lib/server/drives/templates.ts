import { asc, eq } from 'drizzle-orm';
import { clubName } from '../clubs/club-name';
import { drives, driveTemplates } from '../db/schema/drives';
import { bareText } from '../name-order';
import type { Tx } from '../scope';

/** The drives that are kept at hand in the actor's clubs and provinces, by name. */
export async function templatesInScope(tx: Tx) {
	return tx
		.select({
			id: driveTemplates.id,
			driveId: driveTemplates.driveId,
			name: driveTemplates.name,
			version: driveTemplates.version,
			title: drives.title,
			club: clubName(driveTemplates.clubId)
		})
		.from(driveTemplates)
		.innerJoin(drives, eq(drives.id, driveTemplates.driveId))
		.orderBy(asc(bareText(driveTemplates.name)), asc(driveTemplates.id));
}

/** One of them by id; `null` when it is gone or not the actor's. */
export async function templateById(tx: Tx, id: string) {
	const [found] = await tx.select().from(driveTemplates).where(eq(driveTemplates.id, id));
	return found ?? null;
}

/** The name under which a drive is kept at hand, or `null`. */
export async function templateName(tx: Tx, driveId: string): Promise<string | null> {
	const [found] = await tx.select().from(driveTemplates).where(eq(driveTemplates.driveId, driveId));
	return found?.name ?? null;
}

/** A kept drive as its row has it. */
export type DriveTemplate = NonNullable<Awaited<ReturnType<typeof templateById>>>;
