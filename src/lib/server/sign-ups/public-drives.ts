import { sql } from 'drizzle-orm';
import type { DriveStatus } from '$lib/drives/status';
import type { SignUpDrive } from '$lib/sign-ups/sign-up-state';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';

/** A drive as everybody may find it. */
export type PublicDriveRow = SignUpDrive & {
	id: string;
	code: string;
	title: string;
	clubName: string | null;
	areaCode: string | null;
	venueName: string | null;
	startsOn: CalendarDate;
	closesAt: string | null;
	/** Free places of its slots, null where people come when they like. */
	slotsFree: number | null;
	/** Whether somebody waits to whom a free place would be offered first. */
	somebodyWaits: boolean;
};

/** Drives to find: of a province, or all; in some areas, or anywhere; that end on a day or later. `after` is the last one of the page before. */
export type PublicDrivesAsked = {
	province: string;
	areas: readonly string[] | null;
	from: CalendarDate;
	after: { day: CalendarDate; id: string } | null;
	most: number;
	now: Date;
};

type Stored = Omit<PublicDriveRow, 'signUpOpensAt' | 'signUpClosesAt' | 'status'> & {
	status: string;
	signUpOpensAt: string | null;
	signUpClosesAt: string | null;
};

/** The drives that everybody may find, the next one first. */
export async function publicDrives(
	tx: Tx,
	{ province, areas, from, after, most, now }: PublicDrivesAsked
): Promise<PublicDriveRow[]> {
	const { rows } = await tx.execute<Stored>(sql`
		select id, code, title, club_name as "clubName", area_code as "areaCode", venue_name as "venueName", starts_on::text as "startsOn",
			ends_on::text as "endsOn", opens_at::text as "opensAt", closes_at::text as "closesAt", timezone, status, capacity, places_taken as "placesTaken",
			walk_in_percent as "walkInPercent", sign_up_opens_at as "signUpOpensAt", sign_up_closes_at as "signUpClosesAt", waiting,
			slots_free as "slotsFree", somebody_waits as "somebodyWaits"
		from giot_public_drives(${province}, ${areas === null ? null : sql.param([...areas])}::text[], ${from}::date, null,
			${after?.day ?? null}::date, ${after?.id ?? null}::uuid, ${most}, ${now.toISOString()}::timestamptz)`);
	const instant = (text: string | null) => (text === null ? null : new Date(text));
	return rows.map((row) => ({
		...row,
		status: row.status as DriveStatus,
		signUpOpensAt: instant(row.signUpOpensAt),
		signUpClosesAt: instant(row.signUpClosesAt)
	}));
}
