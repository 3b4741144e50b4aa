-- Whether the link of an invitation works, for those who may renew it or take it back. Whoever reads it sees less of its giver than
-- the question asks, so it is asked with the rights of giot_system.
create function giot_invitation_stands(p_token_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select giot_scope() = 'actor' and exists (
		select from account_tokens t join memberships m on m.id = t.membership_id left join clubs c on c.id = m.club_id
		where t.id = p_token_id and t.used_at is null and t.expires_at > now() and giot_still_stands(t) and (
			giot_is_system_admin()
			or m.club_id = any (giot_admin_clubs())
			or c.province_code = any (giot_provinces())));
end;
--> statement-breakpoint
-- Whoever takes over a club reads before they accept whose role ends by it.
drop function giot_token_details();
--> statement-breakpoint
create function giot_token_details()
	returns table (purpose text, expires_at timestamptz, used boolean, account_id uuid, email text, full_name text, locale text, joined boolean, is_demo boolean,
		new_email text, role text, club_id uuid, club_name text, province_code text, inviter text, predecessor text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.purpose, t.expires_at, t.used_at is not null, a.id, a.email, a.full_name, a.locale, a.joined_at is not null, a.is_demo,
		t.new_email, m.role, m.club_id, c.name, coalesce(m.province_code, c.province_code), i.full_name, p.full_name
	from account_tokens t join accounts a on a.id = t.account_id
	left join memberships m on m.id = t.membership_id
	left join clubs c on c.id = m.club_id
	left join accounts i on i.id = t.created_by
	left join memberships e on e.id = t.ends_membership_id and e.state <> 'ended'
	left join accounts p on p.id = e.account_id
	where t.token_hash = giot_token_hash() and a.suspended_at is null and giot_still_stands(t);
end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_invitation_stands(uuid)', 'giot_token_details()']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
