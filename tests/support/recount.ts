import type pg from 'pg';

/** Rows of one kind of tally that disagree with a recount of what it sums; none when all is well. */
const differences: Record<string, string> = {
	drive_tallies: `
		with recount as (
			select d.drive_id, d.donated_on as day, v.dimension, v.value, count(*) as donations, sum(d.units) as units, sum(d.volume_ml * d.units) as volume_ml
			from donations d, giot_dimensions(d) v group by 1, 2, 3, 4)
		select * from recount r full join (select * from drive_tallies where (donations, units, volume_ml) <> (0, 0, 0)) t
			using (drive_id, day, dimension, value)
		where (r.donations, r.units, r.volume_ml) is distinct from (t.donations, t.units, t.volume_ml)`,
	area_tallies: `
		with recount as (
			select row(p.province_code, p.area_code, p.outside_province, p.club_id, date_trunc('month', d.donated_on)::date,
				v.dimension, v.value)::text as key, count(*) as donations, sum(d.units) as units, sum(d.volume_ml * d.units) as volume_ml
			from donations d join drives p on p.id = d.drive_id and p.result_kind = 'counted', giot_dimensions(d) v group by 1),
		tally as (
			select row(province_code, area_code, outside_province, club_id, month, dimension, value)::text as key, donations, units, volume_ml
			from area_tallies where (donations, units, volume_ml) <> (0, 0, 0))
		select * from recount r full join tally t using (key)
		where (r.donations, r.units, r.volume_ml) is distinct from (t.donations, t.units, t.volume_ml)`,
	drive_people: `
		with recount as (select drive_id, state, count(*) as people from registrations group by 1, 2)
		select * from recount r full join (select * from drive_people where people <> 0) t using (drive_id, state)
		where r.people is distinct from t.people`,
	drive_losses: `
		with recount as (
			select r.drive_id, 'deferred' as kind, coalesce(d.class, 'other') as value, count(*) as people
			from registrations r
			left join lateral (select class from deferrals x where x.registration_id = r.id order by x.id desc limit 1) d on true
			where r.state = 'deferred' group by 1, 3
			union all
			select r.drive_id, 'was_fit', r.state, count(distinct r.id)
			from registrations r join registration_events e on e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state
			where r.state in ('deferred', 'left') group by 1, 3)
		select * from recount r full join drive_losses t using (drive_id, kind, value) where r.people is distinct from t.people`,
	places_taken: `
		select d.id from drives d where d.places_taken <>
			(select count(*) from registrations r where r.drive_id = d.id and giot_holds_place(r.state))`,
	donors: `
		select p.id from donors p left join lateral (
			select count(*) as n, max(donated_on) as last_on, (array_agg(component order by donated_on desc, id desc))[1] as component
			from donations d where d.donor_id = p.id) t on true
		where (p.donation_count, p.last_donation_on, p.last_component) is distinct from (t.n, t.last_on, t.component)`
};

/** The names of the tallies that disagree with a recount, read past row-level security. */
export async function tallyDifferences(client: pg.ClientBase): Promise<string[]> {
	const wrong: string[] = [];
	for (const [name, query] of Object.entries(differences)) {
		const { rowCount } = await client.query(query);
		if (rowCount) wrong.push(name);
	}
	return wrong;
}
