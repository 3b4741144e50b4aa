-- An invitation stands as long as whoever gave it may still give that role: a link does not outlive the right behind it.
create function giot_still_stands(t account_tokens) returns boolean language sql stable
begin atomic
	select t.purpose <> 'invitation' or exists (
		select from memberships m left join clubs c on c.id = m.club_id, memberships i join accounts a on a.id = i.account_id
		where m.id = t.membership_id and i.account_id = t.created_by and a.suspended_at is null and giot_holds_today(i) and (
			i.role = 'system_admin'
			or (m.role in ('club_admin', 'registrar') and (
				(i.role = 'club_admin' and i.club_id = m.club_id)
				or (i.role = 'province_coordinator' and i.province_code = c.province_code)))));
end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
create or replace function giot_use_token(p_purposes text[])
	returns table (id uuid, purpose text, account_id uuid, membership_id uuid, ends_membership_id uuid, new_email text, created_by uuid)
	language sql volatile security definer set search_path = public, pg_temp
begin atomic
	update account_tokens t set used_at = now()
	where t.token_hash = giot_token_hash() and t.purpose = any (p_purposes) and t.used_at is null and t.expires_at > now() and giot_still_stands(t)
	returning t.id, t.purpose, t.account_id, t.membership_id, t.ends_membership_id, t.new_email, t.created_by;
end;
--> statement-breakpoint
create or replace function giot_token_details()
	returns table (purpose text, expires_at timestamptz, used boolean, account_id uuid, email text, full_name text, locale text, joined boolean, is_demo boolean,
		new_email text, role text, club_id uuid, club_name text, province_code text, inviter text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.purpose, t.expires_at, t.used_at is not null, a.id, a.email, a.full_name, a.locale, a.joined_at is not null, a.is_demo,
		t.new_email, m.role, m.club_id, c.name, coalesce(m.province_code, c.province_code), i.full_name
	from account_tokens t join accounts a on a.id = t.account_id
	left join memberships m on m.id = t.membership_id
	left join clubs c on c.id = m.club_id
	left join accounts i on i.id = t.created_by
	where t.token_hash = giot_token_hash() and a.suspended_at is null and giot_still_stands(t);
end;
--> statement-breakpoint
revoke create on schema public from giot_system;
