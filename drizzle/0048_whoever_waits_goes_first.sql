-- Whoever waits for a place goes first: a public page and the link of one's own place are told whether somebody does, and nothing else of them. People of a group that
-- is full are offered nothing, and keep nobody waiting. Who was offered a place holds it already.
grant create on schema public to giot_system;
--> statement-breakpoint
create function giot_somebody_waits() returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select exists (select from registrations r left join drive_groups g on g.id = r.group_id
		where r.drive_id in (giot_public_drive(), giot_token_drive()) and r.state = 'waiting' and (g.id is null or g.taken < g.cap));
end;
--> statement-breakpoint
drop function giot_public_drives(text, text[], date, date, date, uuid, integer);
--> statement-breakpoint
-- As before, and what of the slots that are not over is free, null where people come when they like; and whether somebody waits.
create function giot_public_drives(p_province text, p_areas text[], p_from date, p_until date, p_after_day date, p_after_id uuid, p_most integer,
		p_now timestamptz)
	returns table (id uuid, code text, title text, club_name text, province_code text, area_code text, venue_name text, address text, starts_on date,
		ends_on date, opens_at time, closes_at time, timezone text, status text, capacity integer, places_taken integer, walk_in_percent smallint,
		sign_up_opens_at timestamptz, sign_up_closes_at timestamptz, waiting boolean, slots_free integer, somebody_waits boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, s.code, d.title, c.name, d.province_code, d.area_code, d.venue_name, d.address, d.starts_on, d.ends_on, d.opens_at, d.closes_at,
		d.timezone, d.status, d.capacity, d.places_taken, s.walk_in_percent, s.opens_at, s.closes_at, s.waiting,
		(select coalesce(sum(l.places - l.taken) filter (where l.ends_at > p_now), 0)::integer from drive_slots l
			where l.drive_id = d.id and s.arrival = 'slots' having count(*) > 0),
		exists (select from registrations r left join drive_groups g on g.id = r.group_id
			where r.drive_id = d.id and r.state = 'waiting' and (g.id is null or g.taken < g.cap))
	from drives d join drive_sign_ups s on s.drive_id = d.id left join clubs c on c.id = d.club_id
	where giot_scope() = 'public' and s.in_public and d.status in ('announced', 'open', 'running') and d.date_precision = 'day'
		and d.ends_on >= p_from and (p_until is null or d.starts_on <= p_until)
		and (p_province = '' or d.province_code = p_province) and (p_areas is null or d.area_code = any (p_areas))
		and (p_after_id is null or (d.starts_on, d.id) > (p_after_day, p_after_id))
	order by d.starts_on, d.id limit least(p_most, 100);
end;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_somebody_waits()', 'giot_public_drives(text, text[], date, date, date, uuid, integer, timestamptz)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app, giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
