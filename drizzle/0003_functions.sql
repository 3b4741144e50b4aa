-- Functions of giot_system that return rows: each applies the actor's scope itself.
grant create on schema public to giot_system;
--> statement-breakpoint
grant select, update, delete on sessions to giot_system;
--> statement-breakpoint
create policy system_reads on accounts for select to giot_system using (true);
--> statement-breakpoint
create policy system_reads on memberships for select to giot_system using (true);
--> statement-breakpoint
create policy system_sessions on sessions to giot_system using (true);
--> statement-breakpoint
-- *Then*: the last district before 1 July 2025. *Now*: today's unit where known, otherwise the former district, never split.
create view area_rollups as
	select a.code, a.province_code,
		coalesce(f.successor_code, f.code, case when s.level = 'district' then s.code end, a.code) as then_code,
		case when a.level = 'commune' then a.code else coalesce(case when s.level = 'district' then s.code end, a.code) end as now_code
	from areas a
	left join areas f on f.code = a.former_district_code
	left join areas s on s.code = a.successor_code;
--> statement-breakpoint
grant select on area_rollups to giot_app, giot_system, giot_loader;
--> statement-breakpoint
-- Sign-in scope: the account behind an e-mail. Nothing else reads a password hash.
create function giot_sign_in(p_email text)
	returns table (account_id uuid, password_hash text, locale text, suspended boolean) language sql stable security definer
	set search_path = public, pg_temp
begin atomic
	select a.id, a.password_hash, a.locale, a.suspended_at is not null from accounts a
	where a.email = lower(p_email) and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- Sign-in scope: the session behind a token's hash, with the account and its memberships as they stand at this moment.
create function giot_session(p_id text)
	returns table (account_id uuid, email text, full_name text, locale text, is_demo boolean, created_at timestamptz, last_used_at timestamptz,
		idle_expires_at timestamptz, absolute_expires_at timestamptz, memberships jsonb)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select a.id, a.email, a.full_name, a.locale, a.is_demo, s.created_at, s.last_used_at, s.idle_expires_at, s.absolute_expires_at,
		coalesce((
			select jsonb_agg(jsonb_build_object(
				'role', m.role, 'provinceCode', coalesce(m.province_code, c.province_code, d.province_code),
				'clubId', m.club_id, 'clubName', c.name, 'driveId', m.drive_id, 'driveTitle', d.title) order by m.id)
			from memberships m left join clubs c on c.id = m.club_id left join drives d on d.id = m.drive_id
			where m.account_id = a.id and m.state = 'active' and (m.until is null or m.until >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
		), '[]'::jsonb)
	from sessions s join accounts a on a.id = s.account_id
	where s.id = p_id and a.suspended_at is null and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
create function giot_roles(p_account_id uuid) returns table (role text) language sql stable security definer set search_path = public, pg_temp
begin atomic
	select m.role from memberships m where m.account_id = p_account_id and m.account_id = giot_account() and m.state = 'active'
		and (m.until is null or m.until >= (now() at time zone 'Asia/Ho_Chi_Minh')::date) and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
create function giot_session_used(p_id text, p_idle_expires_at timestamptz) returns void language sql security definer
	set search_path = public, pg_temp
begin atomic
	update sessions set last_used_at = now(), idle_expires_at = p_idle_expires_at where id = p_id and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
create function giot_session_ended(p_id text) returns void language sql security definer set search_path = public, pg_temp
begin atomic
	delete from sessions where id = p_id and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- Sessions that ended more than a day ago are of no use to anybody.
create function giot_forget_sessions() returns void language sql security definer set search_path = public, pg_temp
begin atomic
	delete from sessions where least(idle_expires_at, absolute_expires_at) < now() - interval '1 day' and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- Units of the actor's home provinces, counted and reported, from tallies. What was reported of a drive that was cancelled does not count. Days are inclusive, null is unbounded. `p_by` names what
-- to tell apart: area, club, month, area_month or nothing. Clubs other than the actor's own (or of a co-ordinated province) stay unnamed.
-- A vague or overlapping reported period that is not wholly inside comes back with placed = false.
create function giot_units(p_from date, p_to date, p_source text, p_by text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid)
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
		from bounds b, drive_tallies t join drives d on d.id = t.drive_id
		where t.dimension = p_dimension and p_source in ('all', 'counted') and d.result_kind = 'counted'
			and d.province_code = any (giot_home_provinces())
			and (p_from is null or t.day >= p_from) and (p_to is null or t.day <= p_to)
			and not (date_trunc('month', t.day)::date >= b.first_month and date_trunc('month', t.day)::date <= b.last_day)
	),
	reported as (
		select d.province_code, d.area_code, d.outside_province, d.club_id,
			case when d.date_precision = 'year' then null else date_trunc('month', d.starts_on)::date end as month, r.units, r.volume_ml,
			case when d.date_precision = 'day'
				then (p_from is null or d.starts_on >= p_from) and (p_to is null or d.starts_on <= p_to)
				else (p_from is null or d.starts_on >= p_from) and (p_to is null or d.ends_on <= p_to) end as placed,
			r.units_approximate
		from reported_results r join drives d on d.id = r.drive_id
		where d.result_kind = 'reported' and d.status <> 'cancelled' and r.units is not null and p_source in ('all', 'reported')
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
			r.units_approximate, 1, null, r.units, case when r.volume_ml is null then 0 else r.units end, r.volume_ml
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
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_sign_in(text)', 'giot_session(text)', 'giot_roles(uuid)', 'giot_session_used(text, timestamptz)', 'giot_session_ended(text)', 'giot_forget_sessions()',
		'giot_units(date, date, text, text, text, text[], text[], uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
