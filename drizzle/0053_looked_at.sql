-- What somebody decided about what devices did, and what is sent by those whose right is lost.
ALTER TABLE "drive_operations" ADD COLUMN "settled_as" text;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD COLUMN "left_because" text;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_settled_as_check" CHECK (("drive_operations"."settled_as" is null) = ("drive_operations"."settled_at" is null)
				and "drive_operations"."settled_as" in ('seen', 'recorded', 'counted', 'numbered', 'left_out')
				and (coalesce("drive_operations"."settled_as", '') = 'left_out') = ("drive_operations"."left_because" is not null));--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_left_because_check" CHECK ("drive_operations"."left_because" in ('recorded_otherwise', 'mistyped', 'did_not_happen', 'other')
				and ("drive_operations"."left_because" is null or "drive_operations"."act" <> 'donate' or "drive_operations"."note" is not null));--> statement-breakpoint
grant update (settled_as, left_because, note) on drive_operations to giot_app;
--> statement-breakpoint
grant insert, select ("by", drive_id, hash, doubt, note), update (note) on drive_operations to giot_system;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whoever is erased is erased from what devices sent as well, and from what was written about leaving it out.
create or replace function giot_forget_operations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drive_operations o set sealed = null, note = case when o.note is not null then '—' end from registrations r
	where r.donor_id = new.id and o.registration_id in (r.id, r.operation_id) and (o.sealed is not null or o.note is not null);
	return null;
end $$;
--> statement-breakpoint
-- Whether the actor works at the desk of this drive or once did: by a role in its club or office, or by a link. An invitation is none.
create function giot_was_at_desk(p_drive_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select giot_scope() = 'actor' and exists (
		select from drives d join memberships m on m.account_id = giot_account() and m.state <> 'invited' and (
			(m.role = 'drive_helper' and m.drive_id = d.id)
			or (m.role in ('club_admin', 'registrar') and m.club_id = d.club_id)
			or (m.role = 'province_coordinator' and m.province_code = d.province_code))
		where d.id = p_drive_id);
end;
--> statement-breakpoint
-- Keeps what is sent by somebody whose right at the desk is lost, until somebody looks: each key once, and no more than 2,000 of one account at one
-- drive. Nothing of the drive is told: `kept`, `reused` where the key means something else, `too_many`; null to whoever never was there.
create function giot_keep_operation(p_drive_id uuid, p_device_id uuid, p_operation jsonb, p_hash text, p_sealed bytea) returns text
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	key uuid := (p_operation ->> 'id')::uuid;
	earlier record;
begin
	if not giot_was_at_desk(p_drive_id) then return null; end if;
	perform pg_advisory_xact_lock(hashtextextended('kept operations ' || giot_account() || p_drive_id, 0));
	insert into drive_operations (id, drive_id, province_code, club_id, registration_id, after_id, act, undoes, device_id, "by", hash, sealed, doubt,
		waiting, occurred_at)
	select key, d.id, d.province_code, d.club_id, (p_operation ->> 'registrationId')::uuid, nullif(p_operation ->> 'after', '')::uuid,
		p_operation ->> 'act', (p_operation ->> 'undoes')::uuid, p_device_id, giot_account(), p_hash, p_sealed, 'right_lost',
		true, to_timestamp((p_operation ->> 'occurredMs')::double precision / 1000)
	from drives d where d.id = p_drive_id
		and (select count(*) from drive_operations o where o.drive_id = d.id and o."by" = giot_account() and o.doubt = 'right_lost') < 2000
	on conflict (id) do nothing;
	if found then return 'kept'; end if;
	select o."by", o.drive_id, o.hash into earlier from drive_operations o where o.id = key;
	if not found then return 'too_many'; end if;
	return case when (earlier."by", earlier.drive_id, earlier.hash) = (giot_account(), p_drive_id, p_hash) then 'kept' else 'reused' end;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_was_at_desk(uuid)', 'giot_keep_operation(uuid, uuid, jsonb, text, bytea)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
