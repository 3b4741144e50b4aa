import { and, asc, eq, getTableColumns, gte, inArray, sql } from 'drizzle-orm';
import type { ResultKind } from '$lib/drives/result-form';
import type { DriveStatus } from '$lib/drives/status';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import { plannedOnce } from '../db/planned-once';
import { drives } from '../db/schema/drives';
import type { Tx } from '../scope';

/**
 * A row of the table of drives. Days are inclusive and stand in the drive's own zone; times are `HH:MM:SS`. `placeProvince` is where it is held,
 * whose rules apply: its own province, unless its area lies elsewhere.
 */
export type Drive = Omit<
	typeof drives.$inferSelect,
	'startsOn' | 'endsOn' | 'datePrecision' | 'status' | 'resultKind'
> & {
	startsOn: CalendarDate;
	endsOn: CalendarDate;
	datePrecision: DatePrecision;
	status: DriveStatus;
	resultKind: ResultKind;
	placeProvince: string;
};

const columns = {
	...getTableColumns(drives),
	placeProvince: sql<string>`coalesce((select a.province_code from areas a where a.code = ${drives.areaCode}), ${drives.provinceCode})`
};

/** The drive, or `null` when it does not exist or is not the actor's to see. */
export async function findDrive(tx: Tx, id: string): Promise<Drive | null> {
	const [row] = await plannedOnce(tx.select(columns).from(drives).where(eq(drives.id, id)));
	return (row as Drive | undefined) ?? null;
}

/** The drive, locked until the transaction ends, so that two writers cannot share a place or a state. */
export async function lockDrive(tx: Tx, id: string): Promise<Drive | null> {
	const [row] = await plannedOnce(tx.select(columns).from(drives).where(eq(drives.id, id)).for('update'));
	return (row as Drive | undefined) ?? null;
}

/** The next visible drives of a province that take registrations, at most five. */
export async function drivesToRegisterAt(tx: Tx, provinceCode: string, day: CalendarDate) {
	const { id, title, startsOn, endsOn, datePrecision } = drives;
	const takes = and(inArray(drives.status, ['open', 'running']), gte(drives.endsOn, day));
	return tx
		.select({ id, title, startsOn, endsOn, datePrecision })
		.from(drives)
		.where(and(takes, eq(drives.provinceCode, provinceCode)))
		.orderBy(asc(drives.startsOn), asc(drives.id))
		.limit(5);
}
