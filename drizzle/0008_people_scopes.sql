-- People: invitations, resets, second factors, helper links, mail. Two more scopes: `token` is whoever holds a link or code (its hash in
-- giot.token), `job` is the sender of mail. Neither sees a donor, a drive or a club's rows.
update accounts set joined_at = created_at where password_hash is not null;
--> statement-breakpoint
create function giot_token_hash() returns text language sql stable parallel safe
	return case when giot_scope() = 'token' then nullif(current_setting('giot.token', true), '') end;
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['account_tokens', 'totp_secrets', 'recovery_codes', 'passkeys', 'passkey_challenges', 'helper_links', 'outbox', 'club_applications']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant select, insert, delete on account_tokens to giot_app;
--> statement-breakpoint
grant select, insert, update, delete on totp_secrets, recovery_codes, passkeys to giot_app;
--> statement-breakpoint
grant insert on helper_links, outbox, club_applications to giot_app;
--> statement-breakpoint
grant select on helper_links, outbox, club_applications to giot_app;
--> statement-breakpoint
grant update (revoked_at, revoked_by) on helper_links to giot_app;
--> statement-breakpoint
grant update (sealed, attempts, next_attempt_at, sent_at, given_up_at, last_problem) on outbox to giot_app;
--> statement-breakpoint
grant delete on outbox to giot_app;
--> statement-breakpoint
grant update (state, version, decided_at, decided_by, club_id) on club_applications to giot_app;
--> statement-breakpoint
grant insert, select, delete on passkey_challenges to giot_app;
--> statement-breakpoint
grant select (kind, joined_at) on accounts to giot_app;
--> statement-breakpoint
grant update (joined_at) on accounts to giot_app;
--> statement-breakpoint
grant delete on memberships to giot_app;
--> statement-breakpoint
grant select, insert, update, delete on account_tokens to giot_system;
--> statement-breakpoint
grant select on totp_secrets, recovery_codes, passkeys, helper_links to giot_system;
--> statement-breakpoint
grant delete on totp_secrets, recovery_codes, passkeys to giot_system;
--> statement-breakpoint
grant insert, update on accounts, memberships to giot_system;
--> statement-breakpoint
grant insert on audit_entries to giot_system;
--> statement-breakpoint
create policy system_adds on audit_entries for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_tokens on account_tokens to giot_system using (true) with check (true);
--> statement-breakpoint
create policy system_factors on totp_secrets to giot_system using (true);
--> statement-breakpoint
create policy system_factors on recovery_codes to giot_system using (true);
--> statement-breakpoint
create policy system_factors on passkeys to giot_system using (true);
--> statement-breakpoint
create policy system_links on helper_links for select to giot_system using (true);
--> statement-breakpoint
create policy system_adds on accounts for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_changes on accounts for update to giot_system using (true);
--> statement-breakpoint
create policy system_adds on memberships for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_changes on memberships for update to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The account of the token that this very transaction has used up: what the bearer may then do is written in policies below.
create function giot_token_account() returns uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.account_id from account_tokens t where t.token_hash = giot_token_hash() and t.used_at = now();
end;
--> statement-breakpoint
-- The role that ends when that token is used: somebody hands over their club.
create function giot_token_ends() returns uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.ends_membership_id from account_tokens t where t.token_hash = giot_token_hash() and t.used_at = now();
end;
--> statement-breakpoint
-- The new address, once the tokens sent to the old and to the new one have both been used.
create function giot_email_confirmed() returns text language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.new_email from account_tokens t
	where t.token_hash = giot_token_hash() and t.used_at = now() and exists (
		select from account_tokens o where o.account_id = t.account_id and o.new_email = t.new_email and o.created_at = t.created_at
			and o.purpose <> t.purpose and o.used_at is not null);
end;
--> statement-breakpoint
-- Uses up the token of the scope, once: of two that come together one gets nothing. Expired and used ones answer nothing.
create function giot_use_token(p_purposes text[])
	returns table (id uuid, purpose text, account_id uuid, membership_id uuid, ends_membership_id uuid, new_email text, created_by uuid)
	language sql volatile security definer set search_path = public, pg_temp
begin atomic
	update account_tokens t set used_at = now()
	where t.token_hash = giot_token_hash() and t.purpose = any (p_purposes) and t.used_at is null and t.expires_at > now()
	returning t.id, t.purpose, t.account_id, t.membership_id, t.ends_membership_id, t.new_email, t.created_by;
end;
--> statement-breakpoint
-- What the bearer of a token may read before using it: who they are taken for and what they are offered.
create function giot_token_details()
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
	where t.token_hash = giot_token_hash() and a.suspended_at is null;
end;
--> statement-breakpoint
-- The account behind an address, made when there is none: whoever invites is not told which. Only those who may give roles.
create function giot_account_for(p_id uuid, p_email text, p_full_name text, p_locale text, p_is_demo boolean) returns uuid
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	found_id uuid;
begin
	if not (cardinality(giot_admin_clubs()) > 0 or cardinality(giot_provinces()) > 0 or giot_is_system_admin()) then
		raise exception 'only those who may give roles' using errcode = 'insufficient_privilege';
	end if;
	insert into accounts (id, email, full_name, locale, is_demo) values (p_id, lower(p_email), p_full_name, p_locale, p_is_demo)
	on conflict (email) do nothing;
	select a.id into found_id from accounts a where a.email = lower(p_email) and a.kind = 'person';
	return found_id;
end $$;
--> statement-breakpoint
-- Whether the actor stands above every role that an account holds, and may therefore reset how its person signs in.
create function giot_outranks(p_account_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select giot_scope() = 'actor' and p_account_id <> giot_account() and (
		giot_is_system_admin()
		or not exists (
			select from memberships m left join clubs c on c.id = m.club_id
			where m.account_id = p_account_id and m.state <> 'ended' and not coalesce(
				(m.role = 'registrar' and m.club_id = any (giot_admin_clubs()))
				or (m.role in ('registrar', 'club_admin') and c.province_code = any (giot_provinces())), false))
		and exists (select from memberships m where m.account_id = p_account_id and m.state <> 'ended'));
end;
--> statement-breakpoint
-- Takes away a lost second factor and every session of somebody the actor stands above. True when there was anything to do.
create function giot_reset_factors(p_account_id uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	if not giot_outranks(p_account_id) then return false; end if;
	delete from totp_secrets where account_id = p_account_id;
	delete from recovery_codes where account_id = p_account_id;
	delete from passkeys where account_id = p_account_id;
	delete from sessions where account_id = p_account_id;
	return true;
end $$;
--> statement-breakpoint
-- Which second factors an account in the actor's reach has; secrets stay where they are.
create function giot_has_factor(p_account_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select giot_scope() in ('actor', 'sign_in') and (p_account_id = giot_account() or giot_outranks(p_account_id)) and (
		exists (select from totp_secrets t where t.account_id = p_account_id and t.confirmed_at is not null)
		or exists (select from passkeys p where p.account_id = p_account_id));
end;
--> statement-breakpoint
-- The drive behind a helper link, for whoever holds the link; `open` on the days of the drive, in its zone.
create function giot_helper_link_details()
	returns table (link_id uuid, drive_id uuid, drive_title text, province_code text, label text, starts_on date, ends_on date, revoked boolean, open boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select l.id, d.id, d.title, d.province_code, l.label, d.starts_on, d.ends_on, l.revoked_at is not null,
		l.revoked_at is null and d.status not in ('cancelled', 'draft')
			and (now() at time zone d.timezone)::date between d.starts_on and d.ends_on
	from helper_links l join drives d on d.id = l.drive_id where l.token_hash = giot_token_hash();
end;
--> statement-breakpoint
-- Lets a named device in: an account without a password whose one role is that drive's desk until its last day.
create function giot_open_helper_link(p_account_id uuid, p_membership_id uuid, p_device text, p_locale text) returns boolean
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	link record;
begin
	select l.link_id, l.drive_id, l.ends_on into link from giot_helper_link_details() l where l.open;
	if not found then return false; end if;
	insert into accounts (id, kind, email, full_name, locale, joined_at, is_demo)
	select p_account_id, 'device', p_account_id || '@device.invalid', p_device, p_locale, now(), coalesce((select a.is_demo from helper_links h join accounts a on a.id = h.created_by where h.id = link.link_id), false);
	insert into memberships (id, account_id, role, drive_id, until, helper_link_id)
	values (p_membership_id, p_account_id, 'drive_helper', link.drive_id, link.ends_on, link.link_id);
	insert into audit_entries (id, account_id, action, province_code, club_id, drive_id, object_type, object_id)
	select p_membership_id, p_account_id, 'helper.joined', d.province_code, d.club_id, d.id, 'account', p_account_id from drives d where d.id = link.drive_id;
	return true;
end $$;
--> statement-breakpoint
-- The account that a password reset may be sent to: a person who has joined and is not suspended.
create function giot_reset_account(p_email text) returns table (account_id uuid, full_name text, locale text) language sql stable security definer
	set search_path = public, pg_temp
begin atomic
	select a.id, a.full_name, a.locale from accounts a
	where a.email = lower(p_email) and a.kind = 'person' and a.joined_at is not null and a.suspended_at is null and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- The passkey that answered, with its account: sign-in scope only.
create function giot_passkey(p_credential_id text)
	returns table (id uuid, account_id uuid, public_key bytea, sign_count bigint, transports text[], locale text, suspended boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select p.id, p.account_id, p.public_key, p.sign_count, p.transports, a.locale, a.suspended_at is not null
	from passkeys p join accounts a on a.id = p.account_id
	where p.credential_id = p_credential_id and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- Sign-in: what is asked beyond the password. A factor is required of offices, the exchange and the system, demonstrations apart.
drop function giot_sign_in(text);
--> statement-breakpoint
create function giot_sign_in(p_email text)
	returns table (account_id uuid, password_hash text, locale text, suspended boolean, has_factor boolean, needs_factor boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select a.id, a.password_hash, a.locale, a.suspended_at is not null,
		exists (select from totp_secrets t where t.account_id = a.id and t.confirmed_at is not null) or exists (select from passkeys p where p.account_id = a.id),
		not a.is_demo and exists (select from memberships m where m.account_id = a.id and giot_holds_today(m)
			and m.role in ('province_coordinator', 'exchange_viewer', 'system_admin'))
	from accounts a
	where a.email = lower(p_email) and a.kind = 'person' and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
-- The same of an account whose passkey has answered, or whose token was used.
create function giot_factor_of(p_account_id uuid) returns table (has_factor boolean, needs_factor boolean) language sql stable security definer
	set search_path = public, pg_temp
begin atomic
	select s.has_factor, s.needs_factor from accounts a, giot_sign_in(a.email) s where a.id = p_account_id and a.id = giot_account();
end;
--> statement-breakpoint
drop function giot_session(text);
--> statement-breakpoint
create function giot_session(p_id text)
	returns table (account_id uuid, kind text, email text, full_name text, locale text, is_demo boolean, stage text, created_at timestamptz,
		last_used_at timestamptz, password_at timestamptz, idle_expires_at timestamptz, absolute_expires_at timestamptz, memberships jsonb)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select a.id, a.kind, a.email, a.full_name, a.locale, a.is_demo, s.stage, s.created_at, s.last_used_at, s.password_at, s.idle_expires_at,
		s.absolute_expires_at,
		coalesce((
			select jsonb_agg(jsonb_build_object(
				'role', m.role, 'provinceCode', coalesce(m.province_code, c.province_code, d.province_code),
				'clubId', m.club_id, 'clubName', c.name, 'driveId', m.drive_id, 'driveTitle', d.title) order by m.id)
			from memberships m left join clubs c on c.id = m.club_id left join drives d on d.id = m.drive_id
			left join helper_links h on h.id = m.helper_link_id
			where m.account_id = a.id and s.stage = 'full' and h.revoked_at is null and giot_holds_today(m)
		), '[]'::jsonb)
	from sessions s join accounts a on a.id = s.account_id
	where s.id = p_id and a.suspended_at is null and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_token_account()', 'giot_email_confirmed()', 'giot_token_ends()', 'giot_use_token(text[])', 'giot_token_details()', 'giot_account_for(uuid, text, text, text, boolean)',
		'giot_outranks(uuid)', 'giot_reset_factors(uuid)', 'giot_has_factor(uuid)', 'giot_helper_link_details()', 'giot_open_helper_link(uuid, uuid, text, text)',
		'giot_reset_account(text)', 'giot_passkey(text)', 'giot_sign_in(text)', 'giot_factor_of(uuid)', 'giot_session(text)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- Tokens: whoever may give the role invites; a reset code comes from somebody above; one's own address is changed by oneself.
create policy seen on account_tokens for select to giot_app using (
	token_hash = (select giot_token_hash())
	or ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
	or ((select giot_scope()) = 'actor' and membership_id in (select m.id from memberships m))
);
--> statement-breakpoint
create policy added on account_tokens for insert to giot_app with check (
	((select giot_scope()) = 'actor' and created_by = (select giot_account()) and (
		(purpose = 'invitation' and exists (select from memberships m where m.id = membership_id and m.account_id = account_tokens.account_id and m.state = 'invited')
			and (ends_membership_id is null or exists (select from memberships m where m.id = ends_membership_id and m.account_id = (select giot_account()))))
		or (purpose = 'reset_code' and giot_outranks(account_id))
		or (purpose in ('email_old', 'email_new') and account_id = (select giot_account()))))
	or ((select giot_scope()) = 'sign_in' and purpose = 'password_reset' and account_id = (select giot_account()))
);
--> statement-breakpoint
create policy removed on account_tokens for delete to giot_app using (
	((select giot_scope()) = 'actor' and purpose = 'invitation' and membership_id in (select m.id from memberships m))
	or ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
	or account_id = (select giot_token_account())
);
--> statement-breakpoint
-- What the bearer of a token that was just used may do: set up the account, begin the role, end sessions and the predecessor's role.
create policy bearer on accounts for update to giot_app using (id = (select giot_token_account()));
--> statement-breakpoint
create policy bearer_reads on accounts for select to giot_app using (id = (select giot_token_account()));
--> statement-breakpoint
create policy bearer on memberships for update to giot_app using (account_id = (select giot_token_account()) or id = (select giot_token_ends()))
	with check (state in ('active', 'ended'));
--> statement-breakpoint
create policy bearer_reads on memberships for select to giot_app using (account_id = (select giot_token_account()) or id = (select giot_token_ends()));
--> statement-breakpoint
create policy bearer on sessions for delete to giot_app using (account_id = (select giot_token_account()));
--> statement-breakpoint
create policy bearer_reads on sessions for select to giot_app using (account_id = (select giot_token_account()));
--> statement-breakpoint
create policy signing_in on audit_entries for insert to giot_app with check (
	(select giot_scope()) = 'sign_in' and account_id = (select giot_account()) and num_nonnulls(club_id, province_code, drive_id) = 0
);
--> statement-breakpoint
create policy bearer on audit_entries for insert to giot_app with check (account_id = (select giot_token_account()));
--> statement-breakpoint
-- An invitation that is taken back leaves no trace of a role that never was.
create policy taken_back on memberships for delete to giot_app using (
	state = 'invited' and (
		club_id = any ((select giot_admin_clubs())::uuid[])
		or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
		or (select giot_is_system_admin()))
);
--> statement-breakpoint
-- Second factors are their person's alone.
create policy own on totp_secrets to giot_app using ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
	with check ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()));
--> statement-breakpoint
create policy own on recovery_codes to giot_app using ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
	with check ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()));
--> statement-breakpoint
create policy own on passkeys to giot_app using ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
	with check ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()));
--> statement-breakpoint
create policy asked on passkey_challenges to giot_app using (
	((select giot_scope()) in ('actor', 'sign_in') and account_id is not distinct from (select giot_account()))
	or ((select giot_scope()) = 'sign_in' and account_id is null)
) with check (
	((select giot_scope()) in ('actor', 'sign_in') and account_id is not distinct from (select giot_account()))
	or ((select giot_scope()) = 'sign_in' and account_id is null)
);
--> statement-breakpoint
-- Helper links belong to those who plan the drive.
create policy seen on helper_links for select to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy added on helper_links for insert to giot_app with check (created_by = (select giot_account()) and exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy changed on helper_links for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
-- The devices of a drive's links are seen, and shut out, by those who plan it.
create policy devices on memberships for select to giot_app using (helper_link_id in (select l.id from helper_links l));
--> statement-breakpoint
create policy devices_changed on memberships for update to giot_app using (helper_link_id in (select l.id from helper_links l))
	with check (role = 'drive_helper' and helper_link_id in (select l.id from helper_links l));
--> statement-breakpoint
-- Mail: written by whoever changes something, sent by the job, seen (as a state, never as a text) by its writer.
create policy added on outbox for insert to giot_app with check (
	(select giot_scope()) in ('actor', 'sign_in', 'token') and created_by is not distinct from coalesce((select giot_account()), (select giot_token_account()))
);
--> statement-breakpoint
create policy seen on outbox for select to giot_app using (
	(select giot_scope()) = 'job' or ((select giot_scope()) = 'actor' and created_by = (select giot_account()))
);
--> statement-breakpoint
create policy sent on outbox for update to giot_app using ((select giot_scope()) = 'job');
--> statement-breakpoint
create policy forgotten on outbox for delete to giot_app using ((select giot_scope()) = 'job');
--> statement-breakpoint
-- Applications of clubs: anybody may apply, the province's office decides.
create policy applied on club_applications for insert to giot_app with check ((select giot_scope()) = 'public' and state = 'waiting');
--> statement-breakpoint
create policy seen on club_applications for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy decided on club_applications for update to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
-- A role is held once within its scope; what has ended may begin anew.
create unique index memberships_once_key on memberships (account_id, role, club_id, province_code, drive_id) nulls not distinct where state <> 'ended';
