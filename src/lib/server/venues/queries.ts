import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { searchKey } from '$lib/donors/name';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { VenueFilter, VenueRow } from '$lib/venues/venue';
import { venueContacts, venues } from '../db/schema/venues';
import { bareText } from '../name-order';
import type { Tx } from '../scope';

/** Places on one page of the list. */
export const VENUES_PER_PAGE = 50;

/** A place as it is stored, and whom to call there: `null` where nobody is named, or it is not told to the actor. */
export type Venue = typeof venues.$inferSelect & { contact: { name: string | null; phone: string | null } | null };

/** A place by id; `null` when it is missing or not the actor's to see. */
export async function findVenue(tx: Tx, id: string): Promise<Venue | null> {
	const [found] = await tx
		.select()
		.from(venues)
		.leftJoin(venueContacts, eq(venueContacts.venueId, venues.id))
		.where(eq(venues.id, id));
	return found ? { ...found.venues, contact: found.venue_contacts } : null;
}

const searched = bareText(sql`concat_ws(' ', v.name, v.address, c.name, a.name_vi, a.name_en, a.name_lo)`);
const order = sql`${bareText(sql`v.name`)}, v.id`;

/** One page of the places in scope by name, with how often each was used. */
export async function listVenues(
	tx: Tx,
	filter: VenueFilter,
	today: CalendarDate
): Promise<{ rows: VenueRow[]; more: boolean }> {
	const { rows } = await tx.execute<VenueRow>(sql`
		select v.id, v.name, v.kind, v.address, c.name as "clubName", v.beds, v.check_by as "checkBy", v.archived_at is not null as archived,
			case when a.code is not null then json_build_object('code', a.code, 'kind', a.kind, 'nameVi', a.name_vi, 'nameLo', a.name_lo,
				'nameEn', a.name_en) end as area,
			used.times::int as "timesUsed", used.last_on as "lastUsedOn"
		from venues v left join clubs c on c.id = v.club_id left join areas a on a.code = v.area_code
		cross join lateral (select count(*) as times, max(d.starts_on) as last_on from drives d
			where d.venue_id = v.id and d.status <> 'cancelled' and d.starts_on <= ${today}::date) used
		where ${narrowed(filter, today)} order by ${order} limit ${VENUES_PER_PAGE + 1}`);
	return { rows: rows.slice(0, VENUES_PER_PAGE), more: rows.length > VENUES_PER_PAGE };
}

function narrowed({ q, area, due, archived, after }: VenueFilter, today: CalendarDate): SQL {
	const parts = [archived ? sql`v.archived_at is not null` : sql`v.archived_at is null`];
	if (area) parts.push(sql`v.area_code = ${area}`);
	if (due) parts.push(sql`v.check_by < ${today}::date`);
	for (const word of searchKey(q).split(' ').filter(Boolean)) parts.push(sql`${searched} like ${`%${word}%`}`);
	if (after)
		parts.push(
			sql`(${order}) > (select ${bareText(sql`before.name`)}, before.id from venues before where before.id = ${after})`
		);
	return sql.join(parts, sql` and `);
}

/** The areas in which some place in scope lies, by name. */
export async function areasOfVenues(tx: Tx) {
	const { rows } = await tx.execute<NonNullable<VenueRow['area']>>(sql`
		select a.code, a.kind, a.name_vi as "nameVi", a.name_lo as "nameLo", a.name_en as "nameEn" from areas a
		where a.code in (select v.area_code from venues v) order by ${bareText(sql`a.name_vi`)}, a.code`);
	return rows;
}

type Owner = { provinceCode: string; clubId: string | null };

/** The places that a drive may be held at, by name: those of its club, and those of the province itself. */
export async function venuesFor(tx: Tx, { provinceCode, clubId }: Owner) {
	const own = clubId === null ? isNull(venues.clubId) : sql`(${venues.clubId} is null or ${venues.clubId} = ${clubId})`;
	return tx
		.select({ id: venues.id, name: venues.name, address: venues.address })
		.from(venues)
		.where(and(eq(venues.provinceCode, provinceCode), own, isNull(venues.archivedAt)))
		.orderBy(bareText(venues.name), venues.id);
}

/** A place in use of the same owner or province that is called alike in the same area; `null` where there is none. */
export async function venueAlike(tx: Tx, { provinceCode, clubId }: Owner, named: { name: string; areaCode: string }) {
	const area = named.areaCode || null;
	const candidates = await tx
		.select({ id: venues.id, name: venues.name, clubId: venues.clubId })
		.from(venues)
		.where(
			and(
				eq(venues.provinceCode, provinceCode),
				isNull(venues.archivedAt),
				sql`${venues.areaCode} is not distinct from ${area}`,
				sql`(${venues.clubId} is null or ${venues.clubId} is not distinct from ${clubId}::uuid)`
			)
		);
	return candidates.find(({ name }) => searchKey(name) === searchKey(named.name)) ?? null;
}
