-- The exchange of the two provinces: the yearly meeting, what each side writes of a year, and what it releases, which alone the other side and exchange viewers see.
CREATE TABLE "exchange_borders" (
	"area_code" text PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"certainty" text DEFAULT 'stated' NOT NULL,
	"removed_at" timestamp with time zone,
	"changed_by" uuid,
	CONSTRAINT "exchange_borders_certainty_check" CHECK ("exchange_borders"."certainty" in ('stated', 'weak', 'derived', 'unconfirmed'))
);
--> statement-breakpoint
CREATE TABLE "exchange_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"year" integer NOT NULL,
	"differently" text DEFAULT '' NOT NULL,
	"border" text DEFAULT '' NOT NULL,
	"models" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_drafts_province_year_key" UNIQUE("province_code","year"),
	CONSTRAINT "exchange_drafts_year_check" CHECK ("exchange_drafts"."year" between 1990 and 2200)
);
--> statement-breakpoint
CREATE TABLE "exchange_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"public_key" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "exchange_keys_key" UNIQUE("province_code","public_key"),
	CONSTRAINT "exchange_keys_public_key_check" CHECK ("exchange_keys"."public_key" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "exchange_meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"host_code" text NOT NULL,
	"held_on" date,
	"place" text DEFAULT '' NOT NULL,
	"delegates_host" integer,
	"delegates_guest" integer,
	"topics" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exchange_meetings_year_key" UNIQUE("year"),
	CONSTRAINT "exchange_meetings_year_check" CHECK ("exchange_meetings"."year" between 1990 and 2200),
	CONSTRAINT "exchange_meetings_delegates_check" CHECK ("exchange_meetings"."delegates_host" between 0 and 10000 and "exchange_meetings"."delegates_guest" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "exchange_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"release_id" uuid NOT NULL,
	"note" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"noted_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_points" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" uuid NOT NULL,
	"agreed" text NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"due_on" date,
	"done_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"checksum" text NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"released_by" uuid NOT NULL,
	"key_id" uuid,
	CONSTRAINT "exchange_releases_version_key" UNIQUE("province_code","year","version"),
	CONSTRAINT "exchange_releases_version_check" CHECK ("exchange_releases"."version" >= 1),
	CONSTRAINT "exchange_releases_checksum_check" CHECK ("exchange_releases"."checksum" = encode(sha256(convert_to("exchange_releases"."body", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "exchange_borders" ADD CONSTRAINT "exchange_borders_area_code_areas_code_fk" FOREIGN KEY ("area_code") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_borders" ADD CONSTRAINT "exchange_borders_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_drafts" ADD CONSTRAINT "exchange_drafts_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_keys" ADD CONSTRAINT "exchange_keys_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_meetings" ADD CONSTRAINT "exchange_meetings_host_code_provinces_code_fk" FOREIGN KEY ("host_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_notes" ADD CONSTRAINT "exchange_notes_release_id_exchange_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."exchange_releases"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_points" ADD CONSTRAINT "exchange_points_meeting_id_exchange_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."exchange_meetings"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_releases" ADD CONSTRAINT "exchange_releases_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "exchange_releases" ADD CONSTRAINT "exchange_releases_key_id_exchange_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."exchange_keys"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "exchange_notes_release_idx" ON "exchange_notes" USING btree ("release_id");
--> statement-breakpoint
CREATE INDEX "exchange_points_meeting_idx" ON "exchange_points" USING btree ("meeting_id");
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['exchange_borders', 'exchange_drafts', 'exchange_keys', 'exchange_meetings', 'exchange_notes', 'exchange_points', 'exchange_releases']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select, insert on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
create function giot_is_exchange_viewer() returns boolean language sql stable parallel safe
	return giot_scope() = 'actor' and current_setting('giot.exchange', true) = 'on';
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whether the office of a province works on this installation: then it speaks for itself, and nobody brings in what it is said to have released.
create function giot_has_office(p_province text) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	select giot_provinces() is not null and exists (
		select from memberships m where m.role = 'province_coordinator' and m.province_code = p_province and giot_holds_today(m)
	)
$$;
--> statement-breakpoint
alter function giot_has_office(text) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_has_office(text) from public;
--> statement-breakpoint
grant execute on function giot_has_office(text) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- What was released is both offices' and the exchange viewers'. It is never changed, and taken back by nobody.
create policy seen on exchange_releases for select to giot_app using ((select giot_provinces()) is not null or (select giot_is_exchange_viewer()));
--> statement-breakpoint
create policy added on exchange_releases for insert to giot_app with check (
	released_by = giot_account() and case
		when key_id is null then province_code = any (giot_provinces())
		else not giot_has_office(province_code)
			and exists (select from exchange_keys k where k.id = key_id and k.province_code = exchange_releases.province_code and k.revoked_at is null)
	end
);
--> statement-breakpoint
create policy seen on exchange_notes for select to giot_app using ((select giot_provinces()) is not null or (select giot_is_exchange_viewer()));
--> statement-breakpoint
create policy added on exchange_notes for insert to giot_app with check (noted_by = giot_account() and exists (
	select from exchange_releases r where r.id = release_id and (r.province_code = any (giot_provinces())
		or (r.key_id is not null and giot_provinces() is not null and not giot_has_office(r.province_code)))));
--> statement-breakpoint
-- A draft is its own office's alone.
grant update (differently, border, models, version) on exchange_drafts to giot_app;
--> statement-breakpoint
create policy seen on exchange_drafts for select to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
create policy added on exchange_drafts for insert to giot_app with check (province_code = any (giot_provinces()));
--> statement-breakpoint
create policy changed on exchange_drafts for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
-- The meeting is both offices'; exchange viewers read it once something of its year was released.
grant update (host_code, held_on, place, delegates_host, delegates_guest, topics, version) on exchange_meetings to giot_app;
--> statement-breakpoint
create policy seen on exchange_meetings for select to giot_app using ((select giot_provinces()) is not null
	or ((select giot_is_exchange_viewer()) and exists (select from exchange_releases r where r.year = exchange_meetings.year)));
--> statement-breakpoint
create policy added on exchange_meetings for insert to giot_app with check (giot_provinces() is not null);
--> statement-breakpoint
create policy changed on exchange_meetings for update to giot_app using ((select giot_provinces()) is not null);
--> statement-breakpoint
grant update (agreed, owner, due_on, done_on), delete on exchange_points to giot_app;
--> statement-breakpoint
create policy seen on exchange_points for select to giot_app using (exists (select from exchange_meetings m where m.id = meeting_id));
--> statement-breakpoint
create policy added on exchange_points for insert to giot_app with check (giot_provinces() is not null);
--> statement-breakpoint
create policy changed on exchange_points for update to giot_app using ((select giot_provinces()) is not null);
--> statement-breakpoint
create policy removed on exchange_points for delete to giot_app using ((select giot_provinces()) is not null);
--> statement-breakpoint
-- Which districts lie at the border is said by the office of their province, and read by both.
grant update (certainty, removed_at, changed_by) on exchange_borders to giot_app;
--> statement-breakpoint
create policy seen on exchange_borders for select to giot_app using ((select giot_provinces()) is not null);
--> statement-breakpoint
create policy added on exchange_borders for insert to giot_app with check (
	province_code = any (giot_provinces()) and changed_by = giot_account()
	and exists (select from areas a where a.code = area_code and a.province_code = exchange_borders.province_code)
);
--> statement-breakpoint
create policy changed on exchange_borders for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
-- A key speaks for another province than one's own.
grant update (revoked_at, revoked_by) on exchange_keys to giot_app;
--> statement-breakpoint
create policy seen on exchange_keys for select to giot_app using ((select giot_provinces()) is not null);
--> statement-breakpoint
create policy added on exchange_keys for insert to giot_app with check (
	added_by = giot_account() and giot_provinces() is not null and not province_code = any (giot_provinces())
);
--> statement-breakpoint
create policy changed on exchange_keys for update to giot_app using (not province_code = any ((select giot_provinces())::text[]));
