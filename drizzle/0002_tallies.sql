-- Tallies: kept by statement-level triggers in the transaction of the change, keys always in the same order so that two
-- statements cannot wait for each other. The functions belong to giot_system, which has policies of its own.
grant create on schema public to giot_system;
--> statement-breakpoint
grant select on donors, donor_clubs, drives, donations, registrations, clubs, reported_results, areas, provinces, memberships, accounts to giot_system;
--> statement-breakpoint
grant update (last_donation_on, last_component, donation_count) on donors to giot_system;
--> statement-breakpoint
grant update (places_taken) on drives to giot_system;
--> statement-breakpoint
grant insert on donor_clubs to giot_system;
--> statement-breakpoint
grant select, insert, update, delete on drive_tallies, drive_people, area_tallies to giot_system;
--> statement-breakpoint
create policy system_reads on donors for select to giot_system using (true);
--> statement-breakpoint
create policy system_counts on donors for update to giot_system using (true);
--> statement-breakpoint
create policy system_reads on donor_clubs for select to giot_system using (true);
--> statement-breakpoint
create policy system_shares on donor_clubs for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_reads on drives for select to giot_system using (true);
--> statement-breakpoint
create policy system_counts on drives for update to giot_system using (true);
--> statement-breakpoint
create policy system_reads on donations for select to giot_system using (true);
--> statement-breakpoint
create policy system_reads on registrations for select to giot_system using (true);
--> statement-breakpoint
create policy system_reads on clubs for select to giot_system using (true);
--> statement-breakpoint
create policy system_reads on reported_results for select to giot_system using (true);
--> statement-breakpoint
create policy system_tallies on drive_tallies to giot_system using (true) with check (true);
--> statement-breakpoint
create policy system_tallies on drive_people to giot_system using (true) with check (true);
--> statement-breakpoint
create policy system_tallies on area_tallies to giot_system using (true) with check (true);
--> statement-breakpoint
-- The values under which one donation counts, one row per dimension. Tallied ml are those of units: what a bag of insufficient
-- quantity holds stays on the donation and is no part of the volume collected.
create function giot_dimensions(d donations) returns table (dimension text, value text) language sql immutable
begin atomic
	select * from (values
		('total', ''),
		('volume', case when d.volume_ml in (250, 350, 450) then d.volume_ml::text else 'other' end),
		('group', coalesce(d.abo, '') || coalesce(d.rhd, '')),
		('sex', coalesce(d.sex, '')),
		('age', coalesce(d.age_band, '')),
		('first', case when d.first_time then 'first' else 'repeat' end),
		('component', d.component)
	) as v (dimension, value);
end;
--> statement-breakpoint
create function giot_count_donors(changed uuid[]) returns void language sql security definer set search_path = public, pg_temp
begin atomic
	update donors p set
		donation_count = coalesce(t.n, 0),
		last_donation_on = t.last_on,
		last_component = t.last_component
	from (select unnest(changed) as id) c
	left join lateral (
		select count(*)::integer as n, max(x.donated_on) as last_on,
			(array_agg(x.component order by x.donated_on desc, x.id desc))[1] as last_component
		from donations x where x.donor_id = c.id
	) t on true
	where p.id = c.id
		and (p.donation_count, p.last_donation_on, p.last_component) is distinct from (coalesce(t.n, 0), t.last_on, t.last_component);
end;
--> statement-breakpoint
create type giot_drive_delta as (drive_id uuid, day date, dimension text, value text, donations integer, units integer, volume_ml bigint);
--> statement-breakpoint
-- Adds deltas to the drive tallies and, where the drive's result is counted, to the area tallies.
create function giot_add_to_tallies(deltas giot_drive_delta[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into drive_tallies as t (drive_id, day, dimension, value, donations, units, volume_ml)
	select drive_id, day, dimension, value, donations, units, volume_ml from unnest(deltas)
	order by drive_id, day, dimension, value
	on conflict (drive_id, day, dimension, value) do update set
		donations = t.donations + excluded.donations, units = t.units + excluded.units, volume_ml = t.volume_ml + excluded.volume_ml;

	insert into area_tallies as t
		(province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
	select d.province_code, d.area_code, d.outside_province, d.club_id, date_trunc('month', x.day)::date, x.dimension, x.value,
		sum(x.donations), sum(x.units), sum(x.volume_ml)
	from unnest(deltas) x join drives d on d.id = x.drive_id and d.result_kind = 'counted'
	group by 1, 2, 3, 4, 5, 6, 7
	order by 6, 5, 1, 2, 3, 4, 7
	on conflict on constraint area_tallies_key do update set
		donations = t.donations + excluded.donations, units = t.units + excluded.units, volume_ml = t.volume_ml + excluded.volume_ml;
end $$;
--> statement-breakpoint
create function donations_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	deltas giot_drive_delta[];
	people uuid[];
begin
	if tg_op = 'INSERT' then
		select array_agg(distinct donor_id order by donor_id) into people from new_rows;
		select array_agg(row(s.*)::giot_drive_delta) into deltas from (
			select n.drive_id, n.donated_on, v.dimension, v.value, count(*)::integer, sum(n.units)::integer, sum(n.volume_ml * n.units)
			from new_rows n, giot_dimensions(n::donations) v group by 1, 2, 3, 4) s;
	elsif tg_op = 'DELETE' then
		select array_agg(distinct donor_id order by donor_id) into people from old_rows;
		select array_agg(row(s.*)::giot_drive_delta) into deltas from (
			select o.drive_id, o.donated_on, v.dimension, v.value, -count(*)::integer, -sum(o.units)::integer, -sum(o.volume_ml * o.units)
			from old_rows o, giot_dimensions(o::donations) v group by 1, 2, 3, 4) s;
	else
		select array_agg(distinct donor_id order by donor_id) into people
			from (select donor_id from new_rows union select donor_id from old_rows) b;
		select array_agg(row(s.*)::giot_drive_delta) into deltas from (
			select drive_id, donated_on, dimension, value, sum(n)::integer, sum(units)::integer, sum(volume_ml) from (
				select n.drive_id, n.donated_on, v.dimension, v.value, 1 as n, n.units, n.volume_ml * n.units as volume_ml from new_rows n, giot_dimensions(n::donations) v
				union all
				select o.drive_id, o.donated_on, v.dimension, v.value, -1, -o.units, -o.volume_ml * o.units from old_rows o, giot_dimensions(o::donations) v
			) b group by 1, 2, 3, 4) s;
	end if;
	if people is not null then
		perform giot_count_donors(people);
		perform giot_add_to_tallies(deltas);
	end if;
	return null;
end $$;
--> statement-breakpoint
create trigger donations_tally_insert after insert on donations referencing new table as new_rows
	for each statement execute function donations_tally();
--> statement-breakpoint
create trigger donations_tally_update after update on donations referencing old table as old_rows new table as new_rows
	for each statement execute function donations_tally();
--> statement-breakpoint
create trigger donations_tally_delete after delete on donations referencing old table as old_rows
	for each statement execute function donations_tally();
--> statement-breakpoint
-- A drive that moves to another area or club, or from reported to counted, takes its sums along.
create function drives_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into area_tallies as t
		(province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
	select province_code, area_code, outside_province, club_id, month, dimension, value, sum(donations), sum(units), sum(volume_ml) from (
		select old.province_code, old.area_code, old.outside_province, old.club_id, date_trunc('month', x.day)::date as month,
			x.dimension, x.value, -x.donations as donations, -x.units as units, -x.volume_ml as volume_ml
		from drive_tallies x where x.drive_id = old.id and old.result_kind = 'counted'
		union all
		select new.province_code, new.area_code, new.outside_province, new.club_id, date_trunc('month', x.day)::date,
			x.dimension, x.value, x.donations, x.units, x.volume_ml
		from drive_tallies x where x.drive_id = new.id and new.result_kind = 'counted'
	) b
	group by 1, 2, 3, 4, 5, 6, 7
	order by 6, 5, 1, 2, 3, 4, 7
	on conflict on constraint area_tallies_key do update set
		donations = t.donations + excluded.donations, units = t.units + excluded.units, volume_ml = t.volume_ml + excluded.volume_ml;
	return null;
end $$;
--> statement-breakpoint
create trigger drives_tally after update on drives for each row
	when ((old.province_code, old.area_code, old.outside_province, old.club_id, old.result_kind)
		is distinct from (new.province_code, new.area_code, new.outside_province, new.club_id, new.result_kind))
	execute function drives_tally();
--> statement-breakpoint
create function giot_holds_place(state text) returns boolean language sql immutable parallel safe
	return state in ('registered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left');
--> statement-breakpoint
create type giot_people_delta as (drive_id uuid, state text, people integer);
--> statement-breakpoint
create function giot_add_people(deltas giot_people_delta[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drives d set places_taken = d.places_taken + s.places
	from (
		select drive_id, sum(people)::integer as places from unnest(deltas) x where giot_holds_place(x.state) group by 1 having sum(people) <> 0
	) s where d.id = s.drive_id;

	insert into drive_people as t (drive_id, state, people)
	select drive_id, state, people from unnest(deltas) where people <> 0 order by 1, 2
	on conflict (drive_id, state) do update set people = t.people + excluded.people;
end $$;
--> statement-breakpoint
create function registrations_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	deltas giot_people_delta[];
begin
	if tg_op = 'INSERT' then
		insert into donor_clubs (donor_id, club_id)
			select distinct donor_id, club_id from new_rows where donor_id is not null and club_id is not null order by 1, 2
			on conflict do nothing;
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, count(*)::integer from new_rows group by 1, 2) s;
	elsif tg_op = 'DELETE' then
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, -count(*)::integer from old_rows group by 1, 2) s;
	else
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, sum(n)::integer from (
				select drive_id, state, 1 as n from new_rows union all select drive_id, state, -1 from old_rows
			) b group by 1, 2) s;
	end if;
	if deltas is not null then perform giot_add_people(deltas); end if;
	return null;
end $$;
--> statement-breakpoint
create trigger registrations_tally_insert after insert on registrations referencing new table as new_rows
	for each statement execute function registrations_tally();
--> statement-breakpoint
create trigger registrations_tally_update after update on registrations referencing old table as old_rows new table as new_rows
	for each statement execute function registrations_tally();
--> statement-breakpoint
create trigger registrations_tally_delete after delete on registrations referencing old table as old_rows
	for each statement execute function registrations_tally();
--> statement-breakpoint
-- The club that first registers a person knows that person.
create function donors_known() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into donor_clubs (donor_id, club_id) select id, club_id from new_rows where club_id is not null order by 1, 2
		on conflict do nothing;
	return null;
end $$;
--> statement-breakpoint
create trigger donors_known after insert on donors referencing new table as new_rows for each statement execute function donors_known();
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_count_donors(uuid[])', 'giot_add_to_tallies(giot_drive_delta[])', 'donations_tally()', 'drives_tally()',
		'giot_add_people(giot_people_delta[])', 'registrations_tally()', 'donors_known()']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
