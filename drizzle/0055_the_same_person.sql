-- Whoever was registered twice is one person: what the second registration led to belongs to the first.
ALTER TABLE "drive_operations" ADD COLUMN "same_as" uuid;--> statement-breakpoint
ALTER TABLE "drive_operations" DROP CONSTRAINT "drive_operations_settled_as_check";--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_settled_as_check" CHECK (("drive_operations"."settled_as" is null) = ("drive_operations"."settled_at" is null)
				and "drive_operations"."settled_as" in ('seen', 'recorded', 'counted', 'numbered', 'left_out', 'joined')
				and (coalesce("drive_operations"."settled_as", '') = 'left_out') = ("drive_operations"."left_because" is not null));--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_same_as_check" CHECK ("drive_operations"."same_as" is null or "drive_operations"."act" = 'register');
--> statement-breakpoint
grant update (same_as, registration_id) on drive_operations to giot_app;
--> statement-breakpoint
grant select (same_as) on drive_operations to giot_system;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- As before, and from what waits because they were registered already, with whatever was done to that second registration.
create or replace function giot_forget_operations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drive_operations o set sealed = null, note = case when o.note is not null then '—' end from registrations r
	where r.donor_id = new.id and (o.registration_id in (r.id, r.operation_id) or o.same_as = r.id
			or o.registration_id in (select w.registration_id from drive_operations w where w.same_as = r.id))
		and (o.sealed is not null or o.note is not null);
	return null;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- Drives of the demonstration are closed as others are.
grant select, insert on drive_closings to giot_loader;
--> statement-breakpoint
create policy loader on drive_closings to giot_loader using (true) with check (true);
--> statement-breakpoint
-- What a device did goes over to a registration of the same drive only.
create function giot_stays_at_drive() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
	if not exists (select from registrations r where r.id = new.registration_id and r.drive_id = new.drive_id) then
		raise exception 'no registration of this drive' using errcode = 'foreign_key_violation', constraint = 'drive_operations_registration_drive';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger drive_operations_stay_at_drive before update of registration_id on drive_operations
	for each row when (old.registration_id is distinct from new.registration_id) execute function giot_stays_at_drive();
