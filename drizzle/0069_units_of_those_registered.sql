-- How many units a registered person comes to is reckoned from the drives of which both are known, whatever else was held.
drop function giot_key_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text);
--> statement-breakpoint
drop function giot_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Every measure that can be added up, of drives of the actor's home provinces that were held, split by one or two things that a drive has (`p_by`, `p_and`) and by one
-- dimension of its donations (or by `reason` of its deferrals). Donations count on their day; people, and the drive itself, on its first. Counted and reported as in
-- giot_units, by which every figure that both give is the same. Clubs and drives that are not the actor's stay unnamed. `silent_*`: of how many drives it is not known.
-- `paired_*`: the drives with people registered whose units are known too, all of both on the first day of each: these alone may be divided by each other.
create function giot_measures(p_from date, p_to date, p_source text, p_by text, p_and text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid,
	p_campaign uuid, p_venue text)
	returns table (key text, other text, outside boolean, value text, source text, placed boolean, drives bigint, registered bigint, arrived bigint, fit bigint,
		deferred bigint, left_early bigint, no_show bigint, donations bigint, first_time bigint, units bigint, units_with_volume bigint, volume_ml bigint,
		registered_approximate boolean, donations_approximate boolean, units_approximate boolean, volume_approximate boolean,
		silent_registered bigint, silent_donations bigint, silent_units bigint, silent_volume bigint,
		paired_drives bigint, paired_units bigint, paired_registered bigint, paired_approximate boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	with asked as (
		select d.id, d.province_code, d.area_code, d.outside_province, d.club_id, d.campaign_id, v.kind as venue_kind, d.starts_on, d.ends_on,
			d.date_precision, d.result_kind, d.status, d.club_id is null or d.club_id = any ((select giot_clubs())::uuid[])
				or d.province_code = any ((select giot_provinces())::text[]) as tellable
		from drives d left join venues v on v.id = d.venue_id
		where d.province_code = any ((select giot_home_provinces())::text[])
			and (p_provinces is null or d.province_code = any (p_provinces)) and (p_areas is null or d.area_code = any (p_areas))
			and (p_campaign is null or d.campaign_id = p_campaign) and (p_venue is null or v.kind = p_venue)
			and (p_club is null or (d.club_id = p_club
				and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))))
	),
	given as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, t.day, 'day' as precision,
			t.value, 'counted' as source, true as placed, 0 as drives, null::integer as registered, null::integer as arrived, null::integer as fit,
			null::integer as deferred, null::integer as left_early, null::integer as no_show, t.donations, coalesce(f.donations, 0) as first_time, t.units, t.units as units_with_volume,
			t.volume_ml, false as registered_approximate, false as donations_approximate, false as units_approximate, false as volume_approximate,
			0 as silent_registered, 0 as silent_donations, 0 as silent_units, 0 as silent_volume,
			0 as paired_drives, 0 as paired_units, 0 as paired_registered, false as paired_approximate
		from drive_tallies t join asked a on a.id = t.drive_id and a.result_kind = 'counted'
		left join drive_tallies f on f.drive_id = t.drive_id and f.day = t.day and f.dimension = 'first' and f.value = 'first' and p_dimension = 'total'
		where t.dimension = p_dimension and p_source in ('all', 'counted') and (p_from is null or t.day >= p_from) and (p_to is null or t.day <= p_to)
	),
	held as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, a.starts_on as day,
			a.date_precision as precision, '' as value, 'counted' as source, true as placed, 1 as drives, p.registered, p.arrived,
			p.fit + coalesce(w.people, 0) as fit, p.deferred, p.left_early, p.no_show, null::integer, null::integer, null::integer, null::integer, null::bigint,
			false, false, false, false, case when p.registered is null then 1 else 0 end, case when g.any then 0 else 1 end, case when g.any then 0 else 1 end,
			case when g.any then 0 else 1 end, (g.any and p.registered > 0)::integer, case when g.any and p.registered > 0 then g.units end,
			case when g.any then p.registered end, false
		from asked a
		left join lateral (
			select sum(x.people) filter (where x.state = 'no_show' or (giot_holds_place(x.state) and x.state <> 'offered'))::integer as registered,
				coalesce(sum(x.people) filter (where x.state in ('arrived', 'fit', 'deferred', 'donated', 'left')), 0)::integer as arrived,
				coalesce(sum(x.people) filter (where x.state in ('fit', 'donated')), 0)::integer as fit,
				coalesce(sum(x.people) filter (where x.state = 'deferred'), 0)::integer as deferred,
				coalesce(sum(x.people) filter (where x.state = 'left'), 0)::integer as left_early,
				coalesce(sum(x.people) filter (where x.state = 'no_show'), 0)::integer as no_show
			from drive_people x where x.drive_id = a.id and x.people > 0 having sum(x.people) > 0
		) p on true
		left join lateral (select sum(l.people)::integer as people from drive_losses l where l.drive_id = a.id and l.kind = 'was_fit') w on true
		cross join lateral (
			select coalesce(bool_or(t.donations > 0), false) as any, sum(t.units)::integer as units from drive_tallies t
			where t.drive_id = a.id and t.dimension = 'total'
		) g
		where p_dimension = 'total' and p_source in ('all', 'counted') and a.result_kind = 'counted' and a.status in ('running', 'closed', 'confirmed')
			and (p_from is null or a.starts_on >= p_from) and (p_to is null or a.starts_on <= p_to)
	),
	lost as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, a.starts_on,
			a.date_precision, l.value, 'counted', true, 0, null::integer, null::integer, null::integer, l.people, null::integer, null::integer, null::integer,
			null::integer, null::integer, null::integer, null::bigint, false, false, false, false, 0, 0, 0, 0, 0, 0, 0, false
		from drive_losses l join asked a on a.id = l.drive_id
		where p_dimension = 'reason' and l.kind = 'deferred' and p_source in ('all', 'counted') and a.result_kind = 'counted'
			and a.status in ('running', 'closed', 'confirmed')
			and (p_from is null or a.starts_on >= p_from) and (p_to is null or a.starts_on <= p_to)
	),
	reported as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, a.starts_on,
			a.date_precision, case when p_dimension = 'total' then '' end, 'reported', case when a.date_precision = 'day' then true
				else (p_from is null or a.starts_on >= p_from) and (p_to is null or a.ends_on <= p_to) end,
			1, r.registered, null::integer, null::integer, null::integer, null::integer, null::integer, r.donated, null::integer, r.units,
			case when r.volume_ml is null then 0 else r.units end, r.volume_ml::bigint,
			r.registered_approximate, r.donated_approximate, r.units_approximate, r.volume_approximate,
			(r.registered is null)::integer, (r.donated is null)::integer, (r.units is null)::integer, (r.volume_ml is null)::integer,
			(r.registered > 0 and r.units is not null)::integer, case when r.registered > 0 then r.units end,
			case when r.units is not null then r.registered end,
			r.registered > 0 and r.units is not null and (r.registered_approximate or r.units_approximate)
		from reported_results r join asked a on a.id = r.drive_id
		where p_dimension <> 'reason' and a.result_kind = 'reported' and a.status <> 'cancelled' and p_source in ('all', 'reported')
			and (p_from is null or a.ends_on >= p_from) and (p_to is null or a.starts_on <= p_to)
			and (a.date_precision <> 'day' or ((p_from is null or a.starts_on >= p_from) and (p_to is null or a.starts_on <= p_to)))
	),
	all_of_them as (select * from given union all select * from held union all select * from lost union all select * from reported)
	select giot_measure_key(p_by, b.id, b.tellable, b.province_code, b.area_code, b.club_id, b.campaign_id, b.venue_kind, b.day, b.precision),
		giot_measure_key(p_and, b.id, b.tellable, b.province_code, b.area_code, b.club_id, b.campaign_id, b.venue_kind, b.day, b.precision),
		(p_by in ('area', 'province') or p_and in ('area', 'province')) and b.outside_province,
		b.value, b.source, b.placed, sum(b.drives), sum(b.registered), sum(b.arrived), sum(b.fit), sum(b.deferred), sum(b.left_early), sum(b.no_show),
		sum(b.donations), sum(b.first_time), sum(b.units), sum(b.units_with_volume), sum(b.volume_ml)::bigint,
		bool_or(b.registered_approximate), bool_or(b.donations_approximate), bool_or(b.units_approximate), bool_or(b.volume_approximate),
		sum(b.silent_registered), sum(b.silent_donations), sum(b.silent_units), sum(b.silent_volume),
		coalesce(sum(b.paired_drives), 0), coalesce(sum(b.paired_units), 0), coalesce(sum(b.paired_registered), 0), bool_or(b.paired_approximate)
	from all_of_them b group by 1, 2, 3, 4, 5, 6
	having sum(b.drives) > 0 or sum(b.donations) <> 0 or sum(b.units) <> 0 or sum(b.deferred) <> 0
$$;
--> statement-breakpoint
-- Every figure that adds up, of the province of a key that stands: giot_measures, split by what tells of no person, club or drive.
create function giot_key_measures(p_from date, p_to date, p_source text, p_by text, p_and text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid,
	p_campaign uuid, p_venue text)
	returns table (key text, other text, outside boolean, value text, source text, placed boolean, drives bigint, registered bigint, arrived bigint, fit bigint,
		deferred bigint, left_early bigint, no_show bigint, donations bigint, first_time bigint, units bigint, units_with_volume bigint, volume_ml bigint,
		registered_approximate boolean, donations_approximate boolean, units_approximate boolean, volume_approximate boolean,
		silent_registered bigint, silent_donations bigint, silent_units bigint, silent_volume bigint,
		paired_drives bigint, paired_units bigint, paired_registered bigint, paired_approximate boolean)
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	province text := (select k.province_code from api_keys k
		where k.token_hash = current_setting('giot.api_key', true) and k.revoked_at is null and giot_scope() = 'api_key');
begin
	if province is null or p_dimension not in ('total', 'volume', 'component')
		or p_by not in ('', 'province', 'area', 'venue', 'month', 'quarter', 'year', 'weekday', 'tet')
		or p_and not in ('', 'province', 'area', 'venue', 'month', 'quarter', 'year', 'weekday', 'tet') then
		return;
	end if;
	perform set_config('giot.counted_provinces', array[province]::text, true);
	return query select * from giot_measures(p_from, p_to, p_source, p_by, p_and, p_dimension, p_provinces, p_areas, null, null, p_venue);
	perform set_config('giot.counted_provinces', '', true);
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text)',
		'giot_key_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system, giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
