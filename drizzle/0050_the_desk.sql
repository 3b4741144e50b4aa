-- What devices do at a desk, each under its own key; what becomes of a bag, and of whoever gave it.
CREATE TABLE "drive_operations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"registration_id" uuid NOT NULL,
	"after_id" uuid,
	"act" text NOT NULL,
	"undoes" uuid,
	"device_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"hash" text NOT NULL,
	"sealed" "bytea",
	"doubt" text,
	"waiting" boolean DEFAULT false NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "drive_operations_act_check" CHECK ("drive_operations"."act" in ('register', 'arrive', 'fit', 'defer', 'leave', 'begin', 'donate', 'thank', 'undo')),
	CONSTRAINT "drive_operations_sealed_check" CHECK ("drive_operations"."sealed" is null or ("drive_operations"."doubt" is not null and "drive_operations"."settled_at" is null)),
	CONSTRAINT "drive_operations_settled_check" CHECK (("drive_operations"."settled_at" is null) = ("drive_operations"."settled_by" is null))
);
--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "stopped" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "reaction" text;--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "reaction_kind" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "begun_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "thanked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "certificate_number" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "gift_given" boolean;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_operations" ADD CONSTRAINT "drive_operations_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drive_operations_registration_idx" ON "drive_operations" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "drive_operations_doubt_idx" ON "drive_operations" USING btree ("drive_id","received_at") WHERE doubt is not null and settled_at is null;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_reaction_check" CHECK ("donations"."reaction" in ('none', 'mild', 'moderate', 'severe') and ("donations"."reaction_kind" is null or "donations"."reaction" <> 'none')
				and "donations"."reaction_kind" in ('faint', 'bruise', 'arm_pain', 'allergy', 'other'));
--> statement-breakpoint
grant select, insert, update (sealed, doubt, waiting, settled_at, settled_by) on drive_operations to giot_app;
--> statement-breakpoint
grant update (begun_at, thanked_at, certificate_number, gift_given) on registrations to giot_app;
--> statement-breakpoint
alter table drive_operations enable row level security;
--> statement-breakpoint
alter table drive_operations force row level security;
--> statement-breakpoint
-- Whoever works at the desk of a drive sees what was done there, and adds what they did themselves.
create policy seen on drive_operations for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or drive_id = any ((select giot_drives())::uuid[])
);
--> statement-breakpoint
create policy added on drive_operations for insert to giot_app with check ("by" = (select giot_account())
	and (club_id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
		or drive_id = any ((select giot_drives())::uuid[]))
	and exists (select from drives d where d.id = drive_id and d.province_code = drive_operations.province_code
		and d.club_id is not distinct from drive_operations.club_id));
--> statement-breakpoint
-- A club and its office settle what somebody has to look at; a device only ever adds.
create policy changed on drive_operations for update to giot_app using (
	club_id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
grant select (id, registration_id, sealed), update (sealed) on drive_operations to giot_system;
--> statement-breakpoint
create policy system_forgets on drive_operations to giot_system using (true) with check (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whoever is erased is erased from what devices sent as well, where somebody had still to look at it.
create function giot_forget_operations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drive_operations o set sealed = null from registrations r
	where r.donor_id = new.id and o.registration_id in (r.id, r.operation_id) and o.sealed is not null;
	return null;
end $$;
--> statement-breakpoint
alter function giot_forget_operations() owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_forget_operations() from public;
--> statement-breakpoint
create trigger donors_forget_operations after update on donors for each row
	when (old.erased_at is null and new.erased_at is not null) execute function giot_forget_operations();
--> statement-breakpoint
revoke create on schema public from giot_system;
