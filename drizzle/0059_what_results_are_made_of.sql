-- What results are made of: the hour of a gift, age within each sex, why people were lost at a drive; and one question that splits every measure by
-- whatever a drive has. Venues are of a kind, and the season of Tết has days.
alter table venues add column kind text;
--> statement-breakpoint
alter table venues add constraint venues_kind_check check (kind in ('school', 'university', 'office', 'company', 'industrial_zone', 'health', 'community',
	'mobile', 'other'));
--> statement-breakpoint
create table tet_days (
	year integer primary key not null,
	day date not null,
	source text not null,
	constraint tet_days_day_unique unique (day)
);
--> statement-breakpoint
grant select on tet_days to giot_app, giot_system;
--> statement-breakpoint
grant select, insert, update, delete on tet_days to giot_loader;
--> statement-breakpoint
-- The thirty days before Tết and the thirty from its first day on, as `2026-before` and `2026-after`; null at any other time.
create function giot_tet_season(p_day date) returns text language sql stable
begin atomic
	select t.year || case when p_day < t.day then '-before' else '-after' end from tet_days t
	where t.year between extract(year from p_day)::integer and extract(year from p_day)::integer + 1 and p_day between t.day - 30 and t.day + 29
	order by t.year limit 1;
end;
--> statement-breakpoint
create index drive_tallies_day_idx on drive_tallies (dimension, day);
--> statement-breakpoint
-- Why people who came gave nothing: `deferred` by class, and of those deferred or gone (`was_fit`) how many the doctor had passed before.
create table drive_losses (
	drive_id uuid not null constraint drive_losses_drive_id_drives_id_fk references drives (id) on delete cascade,
	kind text not null,
	value text not null,
	people integer not null,
	constraint drive_losses_key unique (drive_id, kind, value)
);
--> statement-breakpoint
alter table drive_losses enable row level security;
--> statement-breakpoint
alter table drive_losses force row level security;
--> statement-breakpoint
create policy loader on drive_losses to giot_loader using (true) with check (true);
--> statement-breakpoint
create policy seen on drive_losses for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy system_tallies on drive_losses to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on drive_losses to giot_loader, giot_system;
--> statement-breakpoint
grant select on drive_losses to giot_app;
--> statement-breakpoint
grant select on venues to giot_system;
--> statement-breakpoint
create policy system_reads on venues for select to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The values under which one donation counts, one row per dimension. Tallied ml are those of units: what a bag of insufficient quantity holds stays on
-- the donation. The hour is that of the drive's own clock, and known where the gift was recorded on its day.
create or replace function giot_dimensions(d donations) returns table (dimension text, value text) language sql stable
begin atomic
	select * from (values
		('total', ''),
		('volume', case when d.volume_ml in (250, 350, 450) then d.volume_ml::text else 'other' end),
		('group', coalesce(d.abo, '') || coalesce(d.rhd, '')),
		('sex', coalesce(d.sex, '')),
		('age', coalesce(d.age_band, '')),
		('sex_age', coalesce(d.sex, '') || ' ' || coalesce(d.age_band, '')),
		('first', case when d.first_time then 'first' else 'repeat' end),
		('component', d.component),
		('hour', coalesce((select to_char(d.occurred_at at time zone g.timezone, 'HH24') from drives g
			where g.id = d.drive_id and (d.occurred_at at time zone g.timezone)::date = d.donated_on), ''))
	) as v (dimension, value);
end;
--> statement-breakpoint
-- What the donations of some drives (null: of all) amount to, counted from the rows themselves.
create function giot_recounted_donations(p_drives uuid[]) returns setof giot_drive_delta language sql stable security definer
	set search_path = public, pg_temp as $$
	select d.drive_id, d.donated_on, v.dimension, v.value, count(*)::integer, sum(d.units)::integer, sum(d.volume_ml * d.units)::bigint
	from donations d, giot_dimensions(d) v where p_drives is null or d.drive_id = any (p_drives) group by 1, 2, 3, 4
$$;
--> statement-breakpoint
-- Why people of some drives (null: of all) were lost, counted from the rows themselves.
create function giot_recounted_losses(p_drives uuid[]) returns table (drive_id uuid, kind text, value text, people integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select r.drive_id, 'deferred', coalesce(d.class, 'other'), count(*)::integer
	from registrations r
	left join lateral (select x.class from deferrals x where x.registration_id = r.id order by x.id desc limit 1) d on true
	where r.state = 'deferred' and (p_drives is null or r.drive_id = any (p_drives)) group by 1, 3
	union all
	select r.drive_id, 'was_fit', r.state, count(*)::integer from registrations r
	where r.state in ('deferred', 'left') and (p_drives is null or r.drive_id = any (p_drives)) and exists (
		select from registration_events e where e.registration_id = r.id and e.from_state = 'fit' and e.to_state = r.state)
	group by 1, 3
$$;
--> statement-breakpoint
-- Counts the losses of some drives anew. Who comes second waits, and then sees what the first has written.
create function giot_count_losses(p_drives uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtextextended('losses of ' || id, 0)) from (select distinct unnest(p_drives) as id order by 1) d;
	delete from drive_losses l where l.drive_id = any (p_drives);
	insert into drive_losses (drive_id, kind, value, people) select l.drive_id, l.kind, l.value, l.people from giot_recounted_losses(p_drives) l;
end $$;
--> statement-breakpoint
create function registrations_losses() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	changed uuid[];
begin
	if tg_op = 'INSERT' then
		select array_agg(distinct n.drive_id) into changed from new_rows n where n.state in ('deferred', 'left');
	elsif tg_op = 'DELETE' then
		select array_agg(distinct o.drive_id) into changed from old_rows o where o.state in ('deferred', 'left');
	else
		select array_agg(distinct d.drive_id) into changed from new_rows n join old_rows o on o.id = n.id, unnest(array[n.drive_id, o.drive_id]) d (drive_id)
		where (n.state, n.drive_id) is distinct from (o.state, o.drive_id) and (n.state in ('deferred', 'left') or o.state in ('deferred', 'left'));
	end if;
	if changed is not null then perform giot_count_losses(changed); end if;
	return null;
end $$;
--> statement-breakpoint
create function deferrals_losses() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	changed uuid[];
begin
	if tg_op = 'DELETE' then
		select array_agg(distinct r.drive_id) into changed from old_rows o join registrations r on r.id = o.registration_id and r.state = 'deferred';
	else
		select array_agg(distinct r.drive_id) into changed from new_rows n join registrations r on r.id = n.registration_id and r.state = 'deferred';
	end if;
	if changed is not null then perform giot_count_losses(changed); end if;
	return null;
end $$;
--> statement-breakpoint
create function registration_events_losses() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	changed uuid[];
begin
	select array_agg(distinct n.drive_id) into changed from new_rows n where n.from_state = 'fit' and n.to_state in ('deferred', 'left');
	if changed is not null then perform giot_count_losses(changed); end if;
	return null;
end $$;
--> statement-breakpoint
create trigger registrations_losses_insert after insert on registrations referencing new table as new_rows
	for each statement execute function registrations_losses();
--> statement-breakpoint
create trigger registrations_losses_update after update on registrations referencing old table as old_rows new table as new_rows
	for each statement execute function registrations_losses();
--> statement-breakpoint
create trigger registrations_losses_delete after delete on registrations referencing old table as old_rows
	for each statement execute function registrations_losses();
--> statement-breakpoint
create trigger deferrals_losses_insert after insert on deferrals referencing new table as new_rows
	for each statement execute function deferrals_losses();
--> statement-breakpoint
create trigger deferrals_losses_update after update on deferrals referencing new table as new_rows
	for each statement execute function deferrals_losses();
--> statement-breakpoint
create trigger deferrals_losses_delete after delete on deferrals referencing old table as old_rows
	for each statement execute function deferrals_losses();
--> statement-breakpoint
create trigger registration_events_losses after insert on registration_events referencing new table as new_rows
	for each statement execute function registration_events_losses();
--> statement-breakpoint
-- Counts every tally of the whole database anew from its rows: after a load that went past the triggers.
create function giot_refill_tallies() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
	delete from drive_tallies;
	insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml) select * from giot_recounted_donations(null);
	delete from area_tallies;
	insert into area_tallies (province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
	select d.province_code, d.area_code, d.outside_province, d.club_id, date_trunc('month', t.day)::date, t.dimension, t.value,
		sum(t.donations), sum(t.units), sum(t.volume_ml)
	from drive_tallies t join drives d on d.id = t.drive_id and d.result_kind = 'counted' group by 1, 2, 3, 4, 5, 6, 7;
	delete from drive_people;
	insert into drive_people (drive_id, state, people) select drive_id, state, count(*) from registrations group by 1, 2;
	delete from drive_losses;
	insert into drive_losses (drive_id, kind, value, people) select * from giot_recounted_losses(null);
	update drives d set places_taken = coalesce(p.places, 0) from drives x
		left join (select drive_id, sum(people)::integer as places from drive_people where giot_holds_place(state) group by 1) p on p.drive_id = x.id
		where d.id = x.id and d.places_taken <> coalesce(p.places, 0);
	perform giot_count_donors(array(select id from donors));
end $$;
--> statement-breakpoint
-- What tells rows of a split apart, as text; null where it is not known. A vague date has no weekday, month or season of its own.
create function giot_measure_key(p_by text, p_drive uuid, p_tellable boolean, p_province text, p_area text, p_club uuid, p_campaign uuid, p_venue text,
	p_day date, p_precision text) returns text language sql stable
	return case p_by
		when 'province' then p_province
		when 'area' then p_area
		when 'club' then case when p_tellable then p_club::text end
		when 'campaign' then p_campaign::text
		when 'venue' then p_venue
		when 'drive' then case when p_tellable then p_drive::text end
		when 'year' then to_char(p_day, 'YYYY')
		when 'quarter' then case when p_precision <> 'year' then to_char(p_day, 'YYYY-"Q"Q') end
		when 'month' then case when p_precision <> 'year' then to_char(p_day, 'YYYY-MM') end
		when 'day' then case when p_precision = 'day' then to_char(p_day, 'YYYY-MM-DD') end
		when 'weekday' then case when p_precision = 'day' then to_char(p_day, 'ID') end
		when 'tet' then case when p_precision = 'day' then coalesce(giot_tet_season(p_day), 'outside') end
	end;
--> statement-breakpoint
-- Every measure that can be added up, of drives of the actor's home provinces that were held, split by one or two things that a drive has (`p_by`, `p_and`) and by one
-- dimension of its donations (or by `reason` of its deferrals). Donations count on their day; people, and the drive itself, on its first. Counted and reported as in
-- giot_units, by which every figure that both give is the same. `silent_*`: of how many drives it is not known. Clubs and drives that are not the actor's stay unnamed.
create function giot_measures(p_from date, p_to date, p_source text, p_by text, p_and text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid,
	p_campaign uuid, p_venue text)
	returns table (key text, other text, outside boolean, value text, source text, placed boolean, drives bigint, registered bigint, arrived bigint, fit bigint,
		deferred bigint, left_early bigint, no_show bigint, donations bigint, first_time bigint, units bigint, units_with_volume bigint, volume_ml bigint,
		registered_approximate boolean, donations_approximate boolean, units_approximate boolean, volume_approximate boolean,
		silent_registered bigint, silent_donations bigint, silent_units bigint, silent_volume bigint)
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
			0 as silent_registered, 0 as silent_donations, 0 as silent_units, 0 as silent_volume
		from drive_tallies t join asked a on a.id = t.drive_id and a.result_kind = 'counted'
		left join drive_tallies f on f.drive_id = t.drive_id and f.day = t.day and f.dimension = 'first' and f.value = 'first' and p_dimension = 'total'
		where t.dimension = p_dimension and p_source in ('all', 'counted') and (p_from is null or t.day >= p_from) and (p_to is null or t.day <= p_to)
	),
	held as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, a.starts_on as day,
			a.date_precision as precision, '' as value, 'counted' as source, true as placed, 1 as drives, p.registered, p.arrived,
			p.fit + coalesce(w.people, 0) as fit, p.deferred, p.left_early, p.no_show, null::integer, null::integer, null::integer, null::integer, null::bigint,
			false, false, false, false, case when p.registered is null then 1 else 0 end, case when g.any then 0 else 1 end, case when g.any then 0 else 1 end,
			case when g.any then 0 else 1 end
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
		cross join lateral (select exists (select from drive_tallies t where t.drive_id = a.id and t.dimension = 'total' and t.donations > 0) as any) g
		where p_dimension = 'total' and p_source in ('all', 'counted') and a.result_kind = 'counted' and a.status in ('running', 'closed', 'confirmed')
			and (p_from is null or a.starts_on >= p_from) and (p_to is null or a.starts_on <= p_to)
	),
	lost as (
		select a.id, a.tellable, a.province_code, a.area_code, a.outside_province, a.club_id, a.campaign_id, a.venue_kind, a.starts_on,
			a.date_precision, l.value, 'counted', true, 0, null::integer, null::integer, null::integer, l.people, null::integer, null::integer, null::integer,
			null::integer, null::integer, null::integer, null::bigint, false, false, false, false, 0, 0, 0, 0
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
			(r.registered is null)::integer, (r.donated is null)::integer, (r.units is null)::integer, (r.volume_ml is null)::integer
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
		sum(b.silent_registered), sum(b.silent_donations), sum(b.silent_units), sum(b.silent_volume)
	from all_of_them b group by 1, 2, 3, 4, 5, 6
	having sum(b.drives) > 0 or sum(b.donations) <> 0 or sum(b.units) <> 0 or sum(b.deferred) <> 0
$$;
--> statement-breakpoint
-- People who gave, each once in each row of the split, and how many of those who could have given again within a year or two of their first gift in it did so anywhere. A
-- person who gave in two districts counts in both: these figures do not add up. `p_until` is the last day of which anything is known.
create function giot_donors(p_from date, p_to date, p_until date, p_by text, p_provinces text[], p_areas text[], p_club uuid, p_campaign uuid, p_venue text)
	returns table (key text, outside boolean, donors bigint, first_timers bigint, could_return_12 bigint, returned_12 bigint, could_return_24 bigint, returned_24 bigint)
	language sql stable security definer set search_path = public, pg_temp as $$
	with asked as (
		select d.id, d.province_code, d.outside_province, d.club_id, d.campaign_id, v.kind as venue_kind,
			case p_by when 'area_then' then coalesce(u.then_code, d.area_code) when 'area_now' then coalesce(u.now_code, d.area_code) end as area_code,
			d.club_id is null or d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]) as tellable
		from drives d left join venues v on v.id = d.venue_id left join area_rollups u on u.code = d.area_code
		where d.result_kind = 'counted' and d.province_code = any ((select giot_home_provinces())::text[])
			and (p_provinces is null or d.province_code = any (p_provinces)) and (p_areas is null or d.area_code = any (p_areas))
			and (p_campaign is null or d.campaign_id = p_campaign) and (p_venue is null or v.kind = p_venue)
			and (p_club is null or (d.club_id = p_club
				and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))))
	),
	gave as (
		select giot_measure_key(case when p_by in ('area_then', 'area_now') then 'area' else p_by end, a.id, a.tellable, a.province_code, a.area_code, a.club_id,
				a.campaign_id, a.venue_kind, n.donated_on, 'day') as key,
			p_by in ('area_then', 'area_now', 'province') and a.outside_province as outside, n.donor_id, min(n.donated_on) as first_on, bool_or(n.first_time) as is_new
		from donations n join asked a on a.id = n.drive_id
		where (p_from is null or n.donated_on >= p_from) and (p_to is null or n.donated_on <= p_to) group by 1, 2, 3
	),
	again as (
		select g.*, g.first_on <= p_until - 365 as could_12, g.first_on <= p_until - 730 as could_24,
			case when g.first_on <= p_until - 365 then (select min(m.donated_on) from donations m where m.donor_id = g.donor_id and m.donated_on > g.first_on) end as next_on
		from gave g
	)
	select g.key, g.outside, count(*), count(*) filter (where g.is_new), count(*) filter (where g.could_12),
		count(*) filter (where g.could_12 and g.next_on <= g.first_on + 365), count(*) filter (where g.could_24),
		count(*) filter (where g.could_24 and g.next_on <= g.first_on + 730)
	from again g group by 1, 2
$$;
--> statement-breakpoint
-- Of those who first gave in one year, how many gave in each year from then on.
create function giot_cohorts(p_provinces text[], p_club uuid) returns table (first_year integer, year integer, donors bigint)
	language sql stable security definer set search_path = public, pg_temp as $$
	with gave as (
		select n.donor_id, extract(year from n.donated_on)::integer as year
		from donations n join drives d on d.id = n.drive_id
		where d.result_kind = 'counted' and d.province_code = any ((select giot_home_provinces())::text[])
			and (p_provinces is null or d.province_code = any (p_provinces))
			and (p_club is null or (d.club_id = p_club
				and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))))
		group by 1, 2
	),
	began as (select donor_id, min(year) as first_year from gave group by 1)
	select b.first_year, g.year, count(*) from gave g join began b using (donor_id) group by 1, 2
$$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_recounted_donations(uuid[])', 'giot_recounted_losses(uuid[])', 'giot_count_losses(uuid[])', 'registrations_losses()',
		'deferrals_losses()', 'registration_events_losses()', 'giot_refill_tallies()',
		'giot_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text)',
		'giot_donors(date, date, date, text, text[], text[], uuid, uuid, text)', 'giot_cohorts(text[], uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
	foreach f in array array['giot_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text)',
		'giot_donors(date, date, date, text, text[], text[], uuid, uuid, text)', 'giot_cohorts(text[], uuid)']::regprocedure[]
	loop
		execute format('grant execute on function %s to giot_app', f);
	end loop;
	execute 'grant execute on function giot_refill_tallies() to giot_loader';
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- What was tallied before knows neither hours nor age within each sex, and nobody has counted why people were lost.
do $$ begin perform giot_refill_tallies(); end $$;
