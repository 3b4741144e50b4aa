-- A device is asked to forget the people whom it keeps, and says when it has.
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_stage_check";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "forget_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "forgotten_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_forget_check" CHECK (("sessions"."stage" in ('forget', 'forgot')) = ("sessions"."forget_asked_at" is not null)
				and ("sessions"."stage" = 'forgot') = ("sessions"."forgotten_at" is not null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_stage_check" CHECK ("sessions"."stage" in ('full', 'second_factor', 'enrol', 'forget', 'forgot'));--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Asks a device that came in by a link to forget: for those who plan its drive. From then on its session carries no role, and stays as long as it may
-- take until the device is heard of. False where it has no session that could be told.
create function giot_forget_device(p_membership_id uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	update sessions s set stage = 'forget', forget_asked_at = now(), idle_expires_at = now() + interval '14 hours',
		absolute_expires_at = now() + interval '14 hours'
	from memberships m join drives d on d.id = m.drive_id
	where m.id = p_membership_id and m.helper_link_id is not null and s.account_id = m.account_id and s.stage = 'full'
		and least(s.idle_expires_at, s.absolute_expires_at) > now()
		and (d.club_id = any (giot_admin_clubs()) or d.province_code = any (giot_provinces()));
	return found;
end $$;
--> statement-breakpoint
-- As before, and whoever was asked to forget has still to be told.
create or replace function giot_session_ended(p_id text) returns void language sql security definer set search_path = public, pg_temp
begin atomic
	delete from sessions where id = p_id and forget_asked_at is null and giot_scope() = 'sign_in';
end;
--> statement-breakpoint
create or replace function giot_end_sessions(p_account_id uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	if not (giot_scope() = 'actor' and giot_is_system_admin()) then
		raise exception 'only those who give offices' using errcode = 'insufficient_privilege';
	end if;
	delete from sessions where account_id = p_account_id and forget_asked_at is null;
end $$;
--> statement-breakpoint
create or replace function giot_reset_factors(p_account_id uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	if not giot_outranks(p_account_id) then return false; end if;
	perform from accounts a where a.id = p_account_id for no key update;
	delete from totp_secrets where account_id = p_account_id;
	delete from recovery_codes where account_id = p_account_id;
	delete from passkeys where account_id = p_account_id;
	delete from sessions where account_id = p_account_id and forget_asked_at is null;
	return true;
end $$;
--> statement-breakpoint
create or replace function giot_helper_links(p_drive_id uuid)
	returns table (id uuid, label text, token_sealed bytea, created_at timestamptz, state text, devices jsonb)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select l.id, l.label, l.token_sealed, l.created_at, giot_helper_link_state(l, d), coalesce((
		select jsonb_agg(jsonb_build_object('membershipId', m.id, 'name', a.full_name, 'since', m.created_at, 'isIn', m.state = 'active',
			'lastSeen', (select max(s.last_used_at) from sessions s where s.account_id = a.id),
			'forgetAskedAt', (select max(s.forget_asked_at) from sessions s where s.account_id = a.id),
			'forgottenAt', (select max(s.forgotten_at) from sessions s where s.account_id = a.id)) order by m.id)
		from memberships m join accounts a on a.id = m.account_id where m.helper_link_id = l.id
	), '[]'::jsonb)
	from helper_links l join drives d on d.id = l.drive_id
	where d.id = p_drive_id and (d.club_id = any (giot_admin_clubs()) or d.province_code = any (giot_provinces()))
	order by l.id desc;
end;
--> statement-breakpoint
alter function giot_forget_device(uuid) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_forget_device(uuid) from public;
--> statement-breakpoint
grant execute on function giot_forget_device(uuid) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
