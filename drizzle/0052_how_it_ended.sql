-- What a drive had brought when it closed, and the blood centre's own count beside it; what was typed from a paper list is known as such.
CREATE TABLE "drive_closings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"version" integer NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"closed_by" uuid NOT NULL,
	"figures" jsonb NOT NULL,
	"bags" integer NOT NULL,
	"centre_bags" integer,
	"difference_reason" text,
	"difference_note" text,
	"compared_at" timestamp with time zone,
	"compared_by" uuid,
	CONSTRAINT "drive_closings_drive_version_key" UNIQUE("drive_id","version"),
	CONSTRAINT "drive_closings_bags_check" CHECK ("drive_closings"."bags" >= 0 and "drive_closings"."centre_bags" >= 0),
	CONSTRAINT "drive_closings_compared_check" CHECK (num_nonnulls("drive_closings"."centre_bags", "drive_closings"."compared_at", "drive_closings"."compared_by") in (0, 3)),
	CONSTRAINT "drive_closings_reason_check" CHECK ("drive_closings"."difference_reason" is null or coalesce("drive_closings"."centre_bags" <> "drive_closings"."bags", false)
				and "drive_closings"."difference_reason" in ('not_full', 'not_recorded', 'recorded_twice', 'spoilt', 'other_drive', 'centre_counted', 'not_known')),
	CONSTRAINT "drive_closings_explained_check" CHECK ("drive_closings"."centre_bags" = "drive_closings"."bags" or "drive_closings"."difference_reason" is not null),
	CONSTRAINT "drive_closings_note_check" CHECK ("drive_closings"."difference_note" is null or length(btrim("drive_closings"."difference_note")) between 1 and 200 and "drive_closings"."difference_reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "drive_operations" ADD COLUMN "on_paper" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "drive_closings" ADD CONSTRAINT "drive_closings_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_closings" ADD CONSTRAINT "drive_closings_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_closings" ADD CONSTRAINT "drive_closings_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
grant select, insert, update (centre_bags, difference_reason, difference_note, compared_at, compared_by) on drive_closings to giot_app;
--> statement-breakpoint
alter table drive_closings enable row level security;
--> statement-breakpoint
alter table drive_closings force row level security;
--> statement-breakpoint
-- A club and its office read how their drives ended. Helpers do not.
create policy seen on drive_closings for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
-- Whoever closes a drive puts their name to it; the figures are never changed afterwards, only the centre's count is added.
create policy added on drive_closings for insert to giot_app with check (closed_by = (select giot_account())
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
	and exists (select from drives d where d.id = drive_id and d.province_code = drive_closings.province_code
		and d.club_id is not distinct from drive_closings.club_id));
--> statement-breakpoint
create policy changed on drive_closings for update to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
