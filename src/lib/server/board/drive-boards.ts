import { sql } from 'drizzle-orm';
import { boardOf, type Board } from '$lib/board/board';
import type { DriveCounts, Minute } from '$lib/board/drive-counts';
import { inBoard, type Tx } from '../scope';

type Row = Omit<DriveCounts, 'minutes'> & { minutes: [minute: number, came: number, through: number, units: number][] };

/** The counts of the drives of this scope, as of `now`; of a drive that does not exist there are none. */
export async function driveCounts(tx: Tx, now: Date): Promise<DriveCounts[]> {
	const { rows } = await tx.execute<Row>(sql`
		select drive_id as "driveId", title, status, timezone, day, last_day as "lastDay", opens_at as "opensAt", closes_at as "closesAt", target, people, units,
			minutes
		from giot_drive_boards(${now.toISOString()})`);
	return rows.map(({ minutes, ...row }) => ({ ...row, minutes: minutes.map(minuteFrom) }));
}

function minuteFrom([minute, came, through, units]: Row['minutes'][number]): Minute {
	return { minute, came, through, units };
}

/** The boards of drives as of now. Whether somebody may see them was asked before. */
export async function driveBoards(driveIds: readonly string[], now: Date): Promise<Board[]> {
	if (driveIds.length === 0) return [];
	const counts = await inBoard(driveIds, (tx) => driveCounts(tx, now));
	return counts.map((one) => boardOf(one, now));
}
