import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { searchKey } from '$lib/donors/name';
import type { Clash, Shift } from '$lib/team/team';
import type { VolunteerFilter } from '$lib/team/volunteer-list';
import { driveShifts, volunteers } from '../db/schema/team';
import { bareText, givenNameFirst } from '../name-order';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/** Volunteers on one page of the list. */
export const VOLUNTEERS_PER_PAGE = 50;

/** A volunteer as stored. */
export type Volunteer = typeof volunteers.$inferSelect;

/** A volunteer as a line of the list. */
export type VolunteerRow = {
	id: string;
	fullName: string;
	phone: string | null;
	clubName: string | null;
	archived: boolean;
	shifts: number;
};

/** A volunteer by id; `null` when they are missing or not the actor's to see. */
export async function findVolunteer(tx: Tx, id: string): Promise<Volunteer | null> {
	const [found] = await tx.select().from(volunteers).where(eq(volunteers.id, id));
	return found ?? null;
}

const order = (of: string) =>
	sql`${givenNameFirst(sql.raw(`${of}.full_name`), sql.raw(`${of}.province_code`))}, ${sql.raw(of)}.id`;

/** One page of the volunteers in scope by given name, with the places that they have at drives to come. */
export async function listVolunteers(
	tx: Tx,
	filter: VolunteerFilter,
	today: string
): Promise<{ rows: VolunteerRow[]; more: boolean }> {
	const { rows } = await tx.execute<VolunteerRow>(sql`
		select v.id, v.full_name as "fullName", v.phone, c.name as "clubName", v.archived_at is not null as archived,
			(select count(*)::int from drive_shifts s where s.volunteer_id = v.id and s.held_on >= ${today}::date) as shifts
		from volunteers v left join clubs c on c.id = v.club_id
		where ${narrowed(filter)} order by ${order('v')} limit ${VOLUNTEERS_PER_PAGE + 1}`);
	return { rows: rows.slice(0, VOLUNTEERS_PER_PAGE), more: rows.length > VOLUNTEERS_PER_PAGE };
}

function narrowed({ q, archived, after }: VolunteerFilter): SQL {
	const parts = [archived ? sql`v.archived_at is not null` : sql`v.archived_at is null`];
	const searched = bareText(sql`concat_ws(' ', v.full_name, v.phone)`);
	for (const word of searchKey(q).split(' ').filter(Boolean)) parts.push(sql`${searched} like ${`%${word}%`}`);
	if (after)
		parts.push(sql`(${order('v')}) > (select ${order('before')} from volunteers before where before.id = ${after})`);
	return sql.join(parts, sql` and `);
}

/** Who may be given a place at a drive, by given name: the volunteers of its club; at a drive of the province all of them. */
export async function volunteersFor(tx: Tx, { provinceCode, clubId }: OwnedByClub) {
	const { id, fullName, phone } = volunteers;
	return tx
		.select({ id, fullName, phone })
		.from(volunteers)
		.where(
			and(
				eq(volunteers.provinceCode, provinceCode),
				isNull(volunteers.archivedAt),
				clubId === null ? undefined : eq(volunteers.clubId, clubId)
			)
		)
		.orderBy(givenNameFirst(sql`${fullName}`, sql`${volunteers.provinceCode}`), id);
}

/** The places of a drive's team by day and hour, with who has them. */
export async function shiftsOf(tx: Tx, driveId: string): Promise<Shift[]> {
	const rows = await tx
		.select({
			id: driveShifts.id,
			role: driveShifts.role,
			state: driveShifts.state,
			people: driveShifts.people,
			names: driveShifts.names,
			version: driveShifts.version,
			heldOn: driveShifts.heldOn,
			startsAt: driveShifts.startsAt,
			endsAt: driveShifts.endsAt,
			volunteer: { id: volunteers.id, fullName: volunteers.fullName, phone: volunteers.phone }
		})
		.from(driveShifts)
		.leftJoin(volunteers, eq(volunteers.id, driveShifts.volunteerId))
		.where(eq(driveShifts.driveId, driveId))
		.orderBy(driveShifts.heldOn, driveShifts.startsAt, driveShifts.id);
	return rows as Shift[];
}

/**
 * Who of a drive's team stands in two places at once: each shift with another one of the same person at that time, at whatever drive the actor
 * may know of. Whoever declined stands nowhere; cancelled drives are not held.
 */
export async function clashesAt(tx: Tx, driveId: string): Promise<(Clash & { ofShift: string })[]> {
	const { rows } = await tx.execute<Clash & { ofShift: string }>(sql`
		select mine.id as "ofShift", other.id as "shiftId", other.held_on as "heldOn", other.starts_at as "startsAt",
			other.ends_at as "endsAt", d.title as drive
		from drive_shifts mine
		join drive_shifts other on other.volunteer_id = mine.volunteer_id and other.id <> mine.id and other.held_on = mine.held_on
			and other.starts_at < mine.ends_at and mine.starts_at < other.ends_at
		join drives d on d.id = other.drive_id
		where mine.drive_id = ${driveId} and mine.state <> 'declined' and other.state <> 'declined' and d.status <> 'cancelled'
		order by other.starts_at, other.id`);
	return rows;
}
