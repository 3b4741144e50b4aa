import { sql } from 'drizzle-orm';
import type { DriveRow } from '$lib/drives/drive-row';
import type { Tx } from '../scope';
import { driveColumns, driveTables } from './row-parts';

/** Drives that are shown of a place. */
const MOST = 30;

/** The newest drives at a place that the actor sees, at most 30. */
export async function drivesHeldAt(tx: Tx, venueId: string): Promise<DriveRow[]> {
	const { rows } = await tx.execute<DriveRow>(sql`
		select ${driveColumns} from ${driveTables} where d.venue_id = ${venueId}
		order by d.starts_on desc, d.id desc limit ${MOST}`);
	return rows;
}
