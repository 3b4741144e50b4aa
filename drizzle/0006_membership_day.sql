-- A membership holds until the end of its last day where it is held: in its province, or that of its club or drive. Offices of no
-- province keep the clock of the house.
create function giot_holds_today(m memberships) returns boolean language sql stable
begin atomic
	select m.state = 'active' and case when m.until is null then true else m.until >= (now() at time zone coalesce((
		select p.timezone from provinces p where p.code = coalesce(m.province_code,
			(select c.province_code from clubs c where c.id = m.club_id), (select d.province_code from drives d where d.id = m.drive_id))
	), 'Asia/Ho_Chi_Minh'))::date end;
end;
--> statement-breakpoint
create or replace function giot_session(p_id text)
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
			where m.account_id = a.id and giot_holds_today(m)
		), '[]'::jsonb)
	from sessions s join accounts a on a.id = s.account_id
	where s.id = p_id and a.suspended_at is null and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
create or replace function giot_roles(p_account_id uuid) returns table (role text) language sql stable security definer
	set search_path = public, pg_temp
begin atomic
	select m.role from memberships m
	where m.account_id = p_account_id and m.account_id = giot_account() and giot_holds_today(m) and giot_scope() = 'sign_in';
end;
