import type { Actor } from '../actor';
import { driveClosings } from '../db/schema/closings';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { lastClosing } from './closings';
import { reportNow } from './report-now';

/** Keeps what a drive has brought at the instant at which it closes. Whoever calls this has locked the drive. */
export async function freezeFigures(tx: Tx, actor: Actor, drive: Drive, now: Date): Promise<void> {
	const figures = await reportNow(tx, drive, now);
	const { id: driveId, provinceCode, clubId } = drive;
	const version = ((await lastClosing(tx, driveId))?.version ?? 0) + 1;
	const closing = { driveId, provinceCode, clubId, version, closedAt: now, closedBy: actor.accountId };
	await tx.insert(driveClosings).values({ ...closing, figures, bags: figures.donations });
}
