/** Statements that fill all tallies anew from the rows, by the definitions of the triggers that keep them. */
export const REFILL: readonly string[] = [
	'delete from drive_tallies',
	'delete from area_tallies',
	'delete from drive_people',
	`insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml)
		select d.drive_id, d.donated_on, v.dimension, v.value, count(*), sum(d.units), sum(d.volume_ml * d.units)
		from donations d, giot_dimensions(d) v group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
	`insert into area_tallies (province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
		select d.province_code, d.area_code, d.outside_province, d.club_id, date_trunc('month', t.day)::date, t.dimension, t.value,
			sum(t.donations), sum(t.units), sum(t.volume_ml)
		from drive_tallies t join drives d on d.id = t.drive_id and d.result_kind = 'counted' group by 1, 2, 3, 4, 5, 6, 7 order by 6, 5, 1, 2, 3, 4, 7`,
	`insert into drive_people (drive_id, state, people) select drive_id, state, count(*) from registrations group by 1, 2 order by 1, 2`
];
