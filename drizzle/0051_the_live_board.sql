-- The live board: what a drive amounts to at this moment, for a screen in the hall, the club and the province. Totals only.
create table hall_links (
	id uuid primary key not null,
	drive_id uuid not null constraint hall_links_drive_id_drives_id_fk references drives (id) on delete cascade,
	label text not null,
	token_hash text not null constraint "hall_links_tokenHash_unique" unique,
	token_sealed bytea not null,
	created_at timestamptz not null default now(),
	created_by uuid not null,
	revoked_at timestamptz,
	revoked_by uuid
);
--> statement-breakpoint
create index hall_links_drive_idx on hall_links (drive_id);
--> statement-breakpoint
alter table hall_links enable row level security;
--> statement-breakpoint
alter table hall_links force row level security;
--> statement-breakpoint
create policy loader on hall_links to giot_loader using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on hall_links to giot_loader;
--> statement-breakpoint
grant select, insert on hall_links to giot_app;
--> statement-breakpoint
grant update (revoked_at, revoked_by) on hall_links to giot_app;
--> statement-breakpoint
-- Whoever plans a drive hangs up its screens: the admins of its club, and the office of its province.
create policy seen on hall_links for select to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy added on hall_links for insert to giot_app with check (created_by = (select giot_account()) and exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy changed on hall_links for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
grant select on hall_links to giot_system;
--> statement-breakpoint
create policy system_reads on hall_links for select to giot_system using (true);
--> statement-breakpoint
-- What a screen's link is good for at this moment, in the drive's zone: from the announcement on, so that it can hang before the doors open.
create function giot_hall_link_state(l hall_links, d drives) returns text language sql stable
begin atomic
	select case
		when l.revoked_at is not null then 'revoked'
		when d.status = 'cancelled' then 'cancelled'
		when (now() at time zone d.timezone)::date > d.ends_on then 'over'
		when d.status in ('draft', 'proposed', 'approved') then 'early'
		else 'open' end;
end;
--> statement-breakpoint
-- The drives of which a board is asked: only in its own scope, which no table lets see anything.
create function giot_board_drives() returns uuid[] language sql stable parallel safe
	return case when giot_scope() = 'board' then nullif(current_setting('giot.board', true), '')::uuid[] end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The link by which a screen came, and which drive it shows.
create function giot_hall_link() returns table (drive_id uuid, state text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, giot_hall_link_state(l, d) from hall_links l join drives d on d.id = l.drive_id where l.token_hash = giot_token_hash();
end;
--> statement-breakpoint
-- How people and bags of each of those drives stand, and minute by minute of the day on its board how many came, were through, and gave a unit.
-- That day is today while the drive lasts, else the one of its days that is nearest. Steps that were taken back count for nothing.
create function giot_drive_boards(p_now timestamptz)
	returns table (drive_id uuid, title text, status text, timezone text, day date, last_day date, opens_at time, closes_at time, target integer, people jsonb,
		units integer, minutes jsonb)
	language sql stable security definer set search_path = public, pg_temp as $$
	with asked as materialized (
		select d.id, d.title, d.status, d.timezone, d.target_units, d.ends_on, d.opens_at, d.closes_at,
			greatest(d.starts_on, least(d.ends_on, (p_now at time zone d.timezone)::date)) as day
		from drives d where d.id = any (giot_board_drives())
	), steps as materialized (
		select r.drive_id, r.id as registration_id, r.state, e.id, e.to_state, e.undoes, e.at
		from asked a join registrations r on r.drive_id = a.id join registration_events e on e.registration_id = r.id
		where r.state in ('arrived', 'fit', 'deferred', 'donated', 'left')
	), stood as (
		select s.drive_id, s.registration_id, s.state, min(s.at) filter (where s.to_state in ('arrived', 'fit', 'deferred', 'donated', 'left')) as came_at,
			max(s.at) filter (where s.to_state = s.state and s.state in ('deferred', 'donated', 'left')) as through_at
		from steps s where s.undoes is null and not exists (select from steps u where u.undoes = s.id)
		group by 1, 2, 3
	), moments as (
		select s.drive_id, s.came_at as at, 1 as came, 0 as through, 0 as units from stood s
		union all
		select s.drive_id, s.through_at, 0, 1, coalesce(x.units, 0)
		from stood s left join donations x on x.registration_id = s.registration_id and s.state = 'donated' where s.through_at is not null
	), minutes as (
		select m.drive_id, floor(extract(epoch from m.at) / 60)::integer as minute, sum(m.came)::integer as came, sum(m.through)::integer as through,
			sum(m.units)::integer as units
		from moments m join asked a on a.id = m.drive_id where (m.at at time zone a.timezone)::date = a.day group by 1, 2
	)
	select a.id, a.title, a.status, a.timezone, a.day, a.ends_on, coalesce(y.opens_at, a.opens_at), coalesce(y.closes_at, a.closes_at), a.target_units,
		coalesce((select jsonb_object_agg(p.state, p.people) from drive_people p where p.drive_id = a.id), '{}'),
		coalesce((select sum(t.units)::integer from drive_tallies t where t.drive_id = a.id and t.dimension = 'total'), 0),
		coalesce((select jsonb_agg(jsonb_build_array(n.minute, n.came, n.through, n.units) order by n.minute) from minutes n where n.drive_id = a.id), '[]')
	from asked a left join drive_days y on y.drive_id = a.id and y.held_on = a.day order by a.id
$$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_hall_link()', 'giot_drive_boards(timestamptz)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- Whoever shows a board is told that its drive has changed, and of the change nothing but which drive it is. PostgreSQL tells once a transaction has
-- committed, the same word once.
create function giot_tell_drives() returns trigger language plpgsql as $$
begin
	perform pg_notify('giot_drive', c.drive_id::text) from (select distinct drive_id from changed) c;
	return null;
end $$;
--> statement-breakpoint
create trigger drive_people_tell_insert after insert on drive_people referencing new table as changed for each statement execute function giot_tell_drives();
--> statement-breakpoint
create trigger drive_people_tell_update after update on drive_people referencing new table as changed for each statement execute function giot_tell_drives();
--> statement-breakpoint
create trigger drive_tallies_tell_insert after insert on drive_tallies referencing new table as changed for each statement execute function giot_tell_drives();
--> statement-breakpoint
create trigger drive_tallies_tell_update after update on drive_tallies referencing new table as changed for each statement execute function giot_tell_drives();
--> statement-breakpoint
create function giot_tell_drive() returns trigger language plpgsql as $$
begin
	perform pg_notify('giot_drive', new.id::text);
	return null;
end $$;
--> statement-breakpoint
create trigger drives_tell after update on drives for each row
	when ((old.title, old.status, old.target_units, old.starts_on, old.ends_on, old.opens_at, old.closes_at)
		is distinct from (new.title, new.status, new.target_units, new.starts_on, new.ends_on, new.opens_at, new.closes_at))
	execute function giot_tell_drive();
