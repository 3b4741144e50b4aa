CREATE INDEX "drives_reported_idx" ON "drives" USING btree ("starts_on") WHERE result_kind = 'reported';
--> statement-breakpoint
-- Units as before, and with them the people who gave as a reported result states them. The days before the first whole month and after the last are looked up, where the sums of every drive were read through.
create or replace function giot_units(p_from date, p_to date, p_source text, p_by text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid)
	returns table (province_code text, area_code text, outside_province boolean, club_id uuid, month date, value text, source text,
		placed boolean, approximate boolean, drives bigint, donations bigint, units bigint, units_with_volume bigint, volume_ml bigint)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	with bounds as (
		select case when p_from is null then '-infinity'::date when p_from = date_trunc('month', p_from)::date then p_from
				else (date_trunc('month', p_from) + interval '1 month')::date end as first_month,
			case when p_to is null then 'infinity'::date when p_to = (date_trunc('month', p_to) + interval '1 month - 1 day')::date then p_to
				else (date_trunc('month', p_to) - interval '1 day')::date end as last_day
	),
	counted as (
		select t.province_code, t.area_code, t.outside_province, t.club_id, t.month, t.value, t.donations, t.units, t.volume_ml
		from area_tallies t, bounds b
		where t.dimension = p_dimension and t.month >= b.first_month and t.month <= b.last_day and p_source in ('all', 'counted')
			and t.province_code = any (giot_home_provinces())
		union all
		select d.province_code, d.area_code, d.outside_province, d.club_id, date_trunc('month', t.day)::date, t.value, t.donations, t.units, t.volume_ml
		from bounds b cross join lateral (values
				(p_from, least(b.first_month - 1, p_to)), (greatest(b.last_day + 1, b.first_month, p_from), p_to)) e (since, until)
			cross join lateral (select * from drive_tallies x where x.dimension = p_dimension and x.day between e.since and e.until offset 0) t
			join drives d on d.id = t.drive_id
		where p_source in ('all', 'counted') and d.result_kind = 'counted' and d.province_code = any (giot_home_provinces())
	),
	reported as (
		select d.province_code, d.area_code, d.outside_province, d.club_id,
			case when d.date_precision = 'year' then null else date_trunc('month', d.starts_on)::date end as month, r.units, r.volume_ml,
			case when d.date_precision = 'day'
				then (p_from is null or d.starts_on >= p_from) and (p_to is null or d.starts_on <= p_to)
				else (p_from is null or d.starts_on >= p_from) and (p_to is null or d.ends_on <= p_to) end as placed,
			r.units_approximate, r.donated
		from reported_results r join drives d on d.id = r.drive_id
		where d.result_kind = 'reported' and d.status <> 'cancelled' and coalesce(r.units, r.donated) is not null and p_source in ('all', 'reported')
			and d.province_code = any (giot_home_provinces())
			and (p_from is null or d.ends_on >= p_from) and (p_to is null or d.starts_on <= p_to)
			and (d.date_precision <> 'day' or ((p_from is null or d.starts_on >= p_from) and (p_to is null or d.starts_on <= p_to)))
	),
	both_kinds as (
		select c.province_code, c.area_code, c.outside_province, c.club_id, c.month, c.value, 'counted' as source, true as placed, false as approximate,
			0 as drives, c.donations, c.units, c.units as units_with_volume, c.volume_ml
		from counted c
		union all
		select r.province_code, r.area_code, r.outside_province, r.club_id, r.month, case when p_dimension = 'total' then '' end, 'reported', r.placed,
			r.units_approximate, 1, r.donated, r.units, case when r.volume_ml is null then 0 else r.units end, r.volume_ml
		from reported r
	)
	select g.province_code,
		case when p_by in ('area', 'area_month') then g.area_code end,
		case when p_by in ('area', 'area_month', '') then g.outside_province else false end,
		case when p_by = 'club' and (g.club_id = any (giot_clubs()) or g.province_code = any (giot_provinces())) then g.club_id end,
		case when p_by in ('month', 'area_month') then g.month end,
		g.value, g.source, g.placed, bool_or(g.approximate),
		sum(g.drives), sum(g.donations), sum(g.units), sum(g.units_with_volume), sum(g.volume_ml)
	from both_kinds g
	where (p_provinces is null or g.province_code = any (p_provinces))
		and (p_areas is null or g.area_code = any (p_areas))
		and (p_club is null or (g.club_id = p_club and (g.club_id = any (giot_clubs()) or g.province_code = any (giot_provinces()))))
	group by 1, 2, 3, 4, 5, 6, 7, 8
	having sum(g.units) <> 0 or sum(g.donations) <> 0 or g.source = 'reported';
end;
