import { sql } from 'drizzle-orm';
import { areaLabel, type NamedKind } from '$lib/areas/area-words';
import type { DriveStatus } from '$lib/drives/status';
import type { Locale } from '$lib/time/format';
import { driveDetail } from '../drives/page-queries';
import { env } from '../env';
import type { Tx } from '../scope';
import type { DriveEvents, EventDay } from './drive-calendar';

/** A drive as the database tells it to other calendars. */
export type EventRow = {
	id: string;
	title: string;
	status: DriveStatus;
	clubName: string | null;
	venueName: string | null;
	address: string | null;
	area: NamedKind | null;
	timezone: string;
	version: number;
	changedAt: string;
	days: EventDay[] | null;
};

/** The same in words of a language, with the address of its page. */
export function eventsOf(row: EventRow, locale: Locale): DriveEvents {
	const { id, title, status, timezone, version } = row;
	const where = [row.venueName, row.address, row.area && areaLabel(row.area, locale)].filter(Boolean).join(', ');
	const url = `${env().PUBLIC_ADDRESS}/drives/${id}`;
	const changedAt = new Date(row.changedAt);
	return {
		drive: { id, title, status, where, who: row.clubName ?? '', timezone, version, changedAt, url },
		days: row.days ?? []
	};
}

/** A drive in scope with its days; `null` where it is missing or its days are not known. */
export async function driveEvents(tx: Tx, driveId: string, locale: Locale): Promise<DriveEvents | null> {
	const drive = await driveDetail(tx, driveId);
	if (!drive || drive.datePrecision !== 'day') return null;
	const { rows } = await tx.execute<Pick<EventRow, 'changedAt' | 'days'>>(sql`
		select to_json(coalesce((select c.changed_at from giot_drives_changed(array[d.id]) c), d.created_at))#>>'{}' as "changedAt",
			(select json_agg(json_build_object('heldOn', y.held_on, 'opensAt', y.opens_at, 'closesAt', y.closes_at) order by y.held_on)
				from drive_days y where y.drive_id = d.id) as days
		from drives d where d.id = ${driveId}`);
	return rows[0] ? eventsOf({ ...drive, ...rows[0] }, locale) : null;
}
