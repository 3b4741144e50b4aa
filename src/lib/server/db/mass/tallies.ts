/** Statements that fill all tallies anew from the rows, by the definitions of the triggers that keep them. */
export const REFILL: readonly string[] = [
	'delete from drive_tallies',
	'delete from area_tallies',
	'delete from drive_people',
	'delete from drive_losses',
	`insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml)
		select d.drive_id, d.donated_on, v.dimension, v.value, count(*), sum(d.units), sum(d.volume_ml * d.units)
		from donations d, giot_dimensions(d) v group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
	`insert into area_tallies (province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
		select d.province_code, d.area_code, d.outside_province, d.club_id, date_trunc('month', t.day)::date, t.dimension, t.value,
			sum(t.donations), sum(t.units), sum(t.volume_ml)
		from drive_tallies t join drives d on d.id = t.drive_id and d.result_kind = 'counted' group by 1, 2, 3, 4, 5, 6, 7 order by 6, 5, 1, 2, 3, 4, 7`,
	`insert into drive_people (drive_id, state, people) select drive_id, state, count(*) from registrations group by 1, 2 order by 1, 2`,
	`insert into drive_losses (drive_id, kind, value, people)
		select r.drive_id, 'deferred', coalesce(x.class, 'other'), count(*) from registrations r
		left join (select distinct on (registration_id) registration_id, class from deferrals where registration_id is not null order by registration_id, id desc) x
			on x.registration_id = r.id
		where r.state = 'deferred' group by 1, 3
		union all
		select r.drive_id, 'was_fit', r.state, count(distinct r.id) from registrations r
		join registration_events e on e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state
		where r.state in ('deferred', 'left') group by 1, 3`
];
