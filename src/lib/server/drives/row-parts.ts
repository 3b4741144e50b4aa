import { sql } from 'drizzle-orm';

/** Everything that hangs on a drive one to one. Row-level security leaves the actor's drives alone. */
export const driveTables = sql`drives d
	left join reported_results r on r.drive_id = d.id
	left join clubs c on c.id = d.club_id
	left join areas a on a.code = d.area_code
	left join area_rollups roll on roll.code = d.area_code`;

/** The people who had a place and did not give it back. */
export const countedPeople = sql`(select sum(x.people)::int from drive_people x
	where x.drive_id = d.id and (giot_holds_place(x.state) or x.state = 'no_show'))`;

/** Units by the drive's own donations; `null` when nothing was recorded. */
export const countedUnits = sql`(select sum(x.units)::int from drive_tallies x
	where x.drive_id = d.id and x.dimension = 'total' having sum(x.donations) > 0)`;

/** Closed, but neither counted nor reported. */
export const lacksResult = sql`(d.status = 'closed' and case d.result_kind
	when 'reported' then r.drive_id is null
	else not exists (select from drive_tallies x where x.drive_id = d.id and x.dimension = 'total' and x.donations > 0) end)`;

/** The columns of a `DriveRow`. Units are counted or reported, never both. */
export const driveColumns = sql`d.id, d.title, d.kind, d.status, d.starts_on as "startsOn", d.ends_on as "endsOn",
	d.date_precision as "datePrecision", d.opens_at as "opensAt", d.closes_at as "closesAt", d.venue_name as "venueName",
	c.name as "clubName", d.outside_province as "outsideProvince", d.target_units as "targetUnits", d.capacity,
	d.places_taken as "placesTaken", d.result_kind as "resultKind",
	case when a.code is not null then json_build_object('code', a.code, 'kind', a.kind, 'nameVi', a.name_vi, 'nameLo', a.name_lo,
		'nameEn', a.name_en) end as area,
	case d.result_kind when 'reported' then coalesce(r.registered, ${countedPeople}) else coalesce(${countedPeople}, 0) end as registered,
	d.result_kind = 'reported' and coalesce(r.registered_approximate, false) as "registeredApproximate",
	case d.result_kind when 'reported' then r.units else ${countedUnits} end as units,
	d.result_kind = 'reported' and coalesce(r.units_approximate, false) as "unitsApproximate",
	coalesce(r.inferred, false) as inferred, coalesce(r.derived, false) as derived,
	(select count(*)::int from drive_sites x where x.drive_id = d.id) as sites,
	r.source_url as "sourceUrl", r.note`;
