import { and, desc, eq } from 'drizzle-orm';
import { driveClosings } from '../db/schema/closings';
import { accountName } from '../people/account-name';
import type { Tx } from '../scope';

/** A closing of a drive; a name only where the actor may know it. */
export type Closing = NonNullable<Awaited<ReturnType<typeof lastClosing>>>;

/** The last closing of a drive, or the one with this version; `null` where it was never closed. */
export async function lastClosing(tx: Tx, driveId: string, version?: number) {
	const asked = version === undefined ? undefined : eq(driveClosings.version, version);
	const [row] = await tx
		.select({
			id: driveClosings.id,
			version: driveClosings.version,
			closedAt: driveClosings.closedAt,
			closedBy: accountName(driveClosings.closedBy),
			figures: driveClosings.figures,
			bags: driveClosings.bags,
			centreBags: driveClosings.centreBags,
			differenceReason: driveClosings.differenceReason,
			differenceNote: driveClosings.differenceNote
		})
		.from(driveClosings)
		.where(and(eq(driveClosings.driveId, driveId), asked))
		.orderBy(desc(driveClosings.version))
		.limit(1);
	return row ?? null;
}
