-- The name that a newcomer finds in the form is the one that their inviter typed, never the one that another club did.
grant create on schema public to giot_system;
--> statement-breakpoint
create or replace function giot_token_details()
	returns table (purpose text, expires_at timestamptz, used boolean, account_id uuid, email text, full_name text, locale text, joined boolean, is_demo boolean,
		new_email text, role text, club_id uuid, club_name text, province_code text, inviter text, predecessor text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.purpose, t.expires_at, t.used_at is not null, a.id, a.email,
		coalesce(case when a.joined_at is null then m.invited_as ->> 'fullName' end, a.full_name), a.locale, a.joined_at is not null, a.is_demo,
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
-- The role that begins with the invitation which this very transaction has used up, its place, and the role that ends by it.
create function giot_token_role() returns table (membership_id uuid, club_id uuid, province_code text, ends_id uuid, ends_account_id uuid)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select m.id, m.club_id, coalesce(m.province_code, c.province_code), e.id, e.account_id
	from account_tokens t join memberships m on m.id = t.membership_id and m.account_id = t.account_id
	left join clubs c on c.id = m.club_id
	left join memberships e on e.id = t.ends_membership_id
	where t.token_hash = giot_token_hash() and t.used_at = now() and t.purpose = 'invitation';
end;
--> statement-breakpoint
alter function giot_token_role() owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_token_role() from public;
--> statement-breakpoint
grant execute on function giot_token_role() to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- Whoever bears an invitation begins that role and ends that of the predecessor; a link for anything else reaches no role.
alter policy bearer on memberships
	using ((state = 'invited' and id = (select r.membership_id from giot_token_role() r)) or id = (select r.ends_id from giot_token_role() r))
	with check (
		(state = 'active' and id = (select r.membership_id from giot_token_role() r))
		or (state = 'ended' and id = (select r.ends_id from giot_token_role() r))
	);
--> statement-breakpoint
alter policy bearer_reads on memberships
	using (id in (select unnest(array[r.membership_id, r.ends_id]) from giot_token_role() r));
--> statement-breakpoint
create function memberships_as_offered() returns trigger language plpgsql as $$
begin
	raise exception 'a link begins or ends a role and changes nothing else of it' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger memberships_as_offered before update on memberships for each row
	when (giot_scope() = 'token'
		and to_jsonb(old) - '{state,invited_as,version}'::text[] is distinct from to_jsonb(new) - '{state,invited_as,version}'::text[])
	execute function memberships_as_offered();
--> statement-breakpoint
-- The trail tells of the account itself without a place, and of the two roles at the place of the one that begins.
alter policy bearer on audit_entries with check (
	account_id = (select giot_token_account()) and session_id is null and drive_id is null and object_type = 'account' and (
		(object_id = account_id::text and num_nonnulls(club_id, province_code) = 0)
		or exists (
			select from giot_token_role() r
			where audit_entries.object_id in (audit_entries.account_id::text, r.ends_account_id::text)
				and audit_entries.club_id is not distinct from r.club_id and audit_entries.province_code is not distinct from r.province_code))
);
--> statement-breakpoint
drop function giot_token_ends();
--> statement-breakpoint
-- Accounts are added by functions alone, and mail that was sent stays as a state.
drop policy added on accounts;
--> statement-breakpoint
revoke insert, update (suspended_at) on accounts from giot_app;
--> statement-breakpoint
drop policy forgotten on outbox;
--> statement-breakpoint
revoke delete on outbox from giot_app;
