-- Helper links follow their drive: a drive that is cancelled or moved closes or moves them, devices that came in included. And a donor
-- of another club is found at one's own drive by an exact match.
grant create on schema public to giot_system;
--> statement-breakpoint
-- What a helper link is good for at this moment, in the drive's zone. A draft is not announced yet, so its link waits.
create function giot_helper_link_state(l helper_links, d drives) returns text language sql stable
begin atomic
	select case
		when l.revoked_at is not null then 'revoked'
		when d.status = 'cancelled' then 'cancelled'
		when (now() at time zone d.timezone)::date > d.ends_on then 'over'
		when d.status = 'draft' or (now() at time zone d.timezone)::date < d.starts_on then 'early'
		else 'open' end;
end;
--> statement-breakpoint
-- As before; the role of a device holds while its link is open, wherever the drive has moved since.
create or replace function giot_holds_today(m memberships) returns boolean language sql stable
begin atomic
	select m.state = 'active' and case
		when m.helper_link_id is not null then exists (
			select from helper_links l join drives d on d.id = l.drive_id where l.id = m.helper_link_id and giot_helper_link_state(l, d) = 'open')
		when m.until is null then true
		else m.until >= (now() at time zone coalesce((
			select p.timezone from provinces p where p.code = coalesce(m.province_code,
				(select c.province_code from clubs c where c.id = m.club_id), (select d.province_code from drives d where d.id = m.drive_id))
		), 'Asia/Ho_Chi_Minh'))::date end;
end;
--> statement-breakpoint
drop function giot_helper_link_details();
--> statement-breakpoint
-- The drive behind a helper link, for whoever holds the link.
create function giot_helper_link_details()
	returns table (link_id uuid, drive_id uuid, drive_title text, label text, starts_on date, ends_on date, state text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select l.id, d.id, d.title, l.label, d.starts_on, d.ends_on, giot_helper_link_state(l, d)
	from helper_links l join drives d on d.id = l.drive_id where l.token_hash = giot_token_hash();
end;
--> statement-breakpoint
create or replace function giot_open_helper_link(p_account_id uuid, p_membership_id uuid, p_device text, p_locale text) returns boolean
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	link record;
begin
	select l.link_id, l.drive_id, l.ends_on into link from giot_helper_link_details() l where l.state = 'open';
	if not found then return false; end if;
	insert into accounts (id, kind, email, full_name, locale, joined_at, is_demo)
	select p_account_id, 'device', p_account_id || '@device.invalid', p_device, p_locale, now(),
		coalesce((select a.is_demo from helper_links h join accounts a on a.id = h.created_by where h.id = link.link_id), false);
	insert into memberships (id, account_id, role, drive_id, until, helper_link_id)
	values (p_membership_id, p_account_id, 'drive_helper', link.drive_id, link.ends_on, link.link_id);
	insert into audit_entries (id, account_id, action, province_code, club_id, drive_id, object_type, object_id)
	select p_membership_id, p_account_id, 'helper.joined', d.province_code, d.club_id, d.id, 'account', p_account_id from drives d where d.id = link.drive_id;
	return true;
end $$;
--> statement-breakpoint
-- The links of a drive and the state of each, and the devices that came in by them: for those who plan the drive.
create function giot_helper_links(p_drive_id uuid)
	returns table (id uuid, label text, token_sealed bytea, created_at timestamptz, state text, devices jsonb)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select l.id, l.label, l.token_sealed, l.created_at, giot_helper_link_state(l, d), coalesce((
		select jsonb_agg(jsonb_build_object('membershipId', m.id, 'name', a.full_name, 'since', m.created_at, 'isIn', m.state = 'active',
			'lastSeen', (select max(s.last_used_at) from sessions s where s.account_id = a.id)) order by m.id)
		from memberships m join accounts a on a.id = m.account_id where m.helper_link_id = l.id
	), '[]'::jsonb)
	from helper_links l join drives d on d.id = l.drive_id
	where d.id = p_drive_id and (d.club_id = any (giot_admin_clubs()) or d.province_code = any (giot_provinces()))
	order by l.id desc;
end;
--> statement-breakpoint
-- The donor whom this transaction has matched exactly.
create function giot_matched_donor() returns uuid language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.matched_donor', true), '')::uuid end;
--> statement-breakpoint
-- Finds a donor of the drive's province whom the actor does not see, by the identity number or by name, full birth date and phone together, at a
-- drive that takes people and at which the actor may register. The rest of the transaction sees that donor. Null when nobody fits.
create function giot_match_donor(p_drive_id uuid, p_id_number_hash bytea, p_search_key text, p_birth_date date, p_phone text) returns uuid
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	matched uuid;
begin
	select p.id into matched
	from drives d join donors p on p.province_code = d.province_code and p.erased_at is null
	where d.id = p_drive_id and d.status in ('open', 'running')
		and (d.club_id = any (giot_clubs()) or d.id = any (giot_drives()))
		and (p.id_number_hash = p_id_number_hash
			or (p.search_key = p_search_key and p.birth_date = p_birth_date and p.birth_precision = 'day' and p.phone = p_phone))
		and not exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = any (giot_clubs()))
		and p.id not in (select giot_helped_donors())
	order by p.id_number_hash = p_id_number_hash desc nulls last, p.last_donation_on desc nulls last, p.id limit 1;
	perform set_config('giot.matched_donor', coalesce(matched::text, ''), true);
	return matched;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_helper_link_details()', 'giot_helper_links(uuid)', 'giot_match_donor(uuid, bytea, text, date, text)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create policy matched on donors for select to giot_app using (id = (select giot_matched_donor()));
