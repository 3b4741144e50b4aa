-- How people find a place at a drive ahead of its day: slots, a share for those who walk in, a list of who waits, groups, and who signed up from
-- the public page. A drive's short address is seven letters and digits that nobody mistakes for others.
create function giot_new_drive_code() returns text language sql volatile parallel safe
	return (select string_agg(substr('23456789abcdefghjkmnpqrstvwxyz', get_byte(b.chance, i) % 30 + 1, 1), '')
		from (select uuid_send(gen_random_uuid()) as chance) b, unnest(array[0, 1, 2, 3, 4, 5, 7]) i);
--> statement-breakpoint
CREATE TABLE "applicant_consents" (
	"applicant_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text_locale" text NOT NULL,
	"text_version" integer NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "applicant_consents_applicant_id_purpose_pk" PRIMARY KEY("applicant_id","purpose"),
	CONSTRAINT "applicant_consents_purpose_check" CHECK ("applicant_consents"."purpose" in ('sign_up', 'contact_phone', 'contact_sms', 'contact_zalo', 'contact_email'))
);
--> statement-breakpoint
CREATE TABLE "drive_groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"name" text NOT NULL,
	"contact_name" text,
	"contact_phone" text,
	"contact_email" text,
	"cap" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"token_hash" text NOT NULL,
	"token_sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "drive_groups_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "drive_groups_cap_check" CHECK ("drive_groups"."taken" >= 0 and "drive_groups"."taken" <= "drive_groups"."cap"),
	CONSTRAINT "drive_groups_name_check" CHECK (length(btrim("drive_groups"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "drive_sign_ups" (
	"drive_id" uuid PRIMARY KEY NOT NULL,
	"code" text DEFAULT giot_new_drive_code() NOT NULL,
	"in_public" boolean DEFAULT true NOT NULL,
	"arrival" text DEFAULT 'open' NOT NULL,
	"slot_minutes" smallint,
	"beds" smallint,
	"bed_minutes" smallint,
	"walk_in_percent" smallint DEFAULT 0 NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"waiting" boolean DEFAULT true NOT NULL,
	"offer_minutes" integer DEFAULT 720 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "drive_sign_ups_code_unique" UNIQUE("code"),
	CONSTRAINT "drive_sign_ups_arrival_check" CHECK ("drive_sign_ups"."arrival" in ('open', 'slots')),
	CONSTRAINT "drive_sign_ups_slots_check" CHECK ("drive_sign_ups"."arrival" = 'open' or ("drive_sign_ups"."slot_minutes" between 5 and 720 and "drive_sign_ups"."beds" between 1 and 500 and "drive_sign_ups"."bed_minutes" between 5 and 240)),
	CONSTRAINT "drive_sign_ups_walk_in_check" CHECK ("drive_sign_ups"."walk_in_percent" between 0 and 90),
	CONSTRAINT "drive_sign_ups_offer_check" CHECK ("drive_sign_ups"."offer_minutes" between 10 and 10080),
	CONSTRAINT "drive_sign_ups_period_check" CHECK ("drive_sign_ups"."opens_at" < "drive_sign_ups"."closes_at")
);
--> statement-breakpoint
CREATE TABLE "drive_slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"drive_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "drive_slots_begin_key" UNIQUE("drive_id","starts_at"),
	CONSTRAINT "drive_slots_period_check" CHECK ("drive_slots"."starts_at" < "drive_slots"."ends_at"),
	CONSTRAINT "drive_slots_places_check" CHECK ("drive_slots"."taken" >= 0 and "drive_slots"."taken" <= "drive_slots"."places")
);
--> statement-breakpoint
ALTER TABLE "registrations" DROP CONSTRAINT "registrations_state_check";--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "first_time" boolean;--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "code" text DEFAULT giot_new_card_code() NOT NULL;--> statement-breakpoint
ALTER TABLE "applicants" ADD COLUMN "token_hash" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "slot_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "offer_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "applicant_consents" ADD CONSTRAINT "applicant_consents_applicant_id_applicants_id_fk" FOREIGN KEY ("applicant_id") REFERENCES "public"."applicants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_groups" ADD CONSTRAINT "drive_groups_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_sign_ups" ADD CONSTRAINT "drive_sign_ups_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drive_slots" ADD CONSTRAINT "drive_slots_drive_id_drives_id_fk" FOREIGN KEY ("drive_id") REFERENCES "public"."drives"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drive_groups_drive_idx" ON "drive_groups" USING btree ("drive_id");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_slot_id_drive_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."drive_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_group_id_drive_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."drive_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registrations_queue_idx" ON "registrations" USING btree ("drive_id","waiting_since") WHERE state in ('waiting', 'offered');--> statement-breakpoint
CREATE INDEX "registrations_applicant_idx" ON "registrations" USING btree ("applicant_id");--> statement-breakpoint
ALTER TABLE "applicants" ADD CONSTRAINT "applicants_code_key" UNIQUE("code");--> statement-breakpoint
ALTER TABLE "applicants" ADD CONSTRAINT "applicants_token_key" UNIQUE("token_hash");--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_offer_check" CHECK (("registrations"."state" = 'offered') = ("registrations"."offer_until" is not null));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_state_check" CHECK ("registrations"."state" in ('applied', 'registered', 'waiting', 'offered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show', 'cancelled'));
--> statement-breakpoint
-- Whoever is offered a place holds it until they answer.
create or replace function giot_holds_place(state text) returns boolean language sql immutable parallel safe
	return state in ('offered', 'registered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left');
--> statement-breakpoint
-- A public page of one drive, by its short address or by the link of a group; what is sent there has a key of its own.
create function giot_group_token() returns text language sql stable parallel safe
	return case when giot_scope() = 'public_drive' then nullif(current_setting('giot.group', true), '') end;
--> statement-breakpoint
create function giot_operation() returns uuid language sql stable parallel safe
	return case when giot_scope() = 'public_drive' then nullif(current_setting('giot.operation', true), '')::uuid end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
grant select on drive_sign_ups, drive_slots, drive_groups to giot_system;
--> statement-breakpoint
grant update (taken) on drive_slots, drive_groups to giot_system;
--> statement-breakpoint
grant update (contact_name, contact_phone, contact_email) on drive_groups to giot_system;
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['drive_sign_ups', 'drive_slots', 'drive_groups', 'applicant_consents']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- Slots that move along with their drive pass over one another.
alter table drive_slots drop constraint drive_slots_begin_key, add constraint drive_slots_begin_key unique (drive_id, starts_at) deferrable;
--> statement-breakpoint
create policy system_reads on drive_sign_ups for select to giot_system using (true);
--> statement-breakpoint
create policy system_counts on drive_slots to giot_system using (true);
--> statement-breakpoint
create policy system_counts on drive_groups to giot_system using (true);
--> statement-breakpoint
-- The drive of a public page: one that is announced or later, and open to everybody or to the group whose link was followed.
create function giot_public_drive() returns uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select s.drive_id from drive_sign_ups s join drives d on d.id = s.drive_id
	where giot_scope() = 'public_drive' and s.code = nullif(current_setting('giot.code', true), '')
		and d.status in ('announced', 'open', 'running', 'closed', 'confirmed', 'cancelled')
		and (s.in_public or exists (select from drive_groups g where g.drive_id = s.drive_id and g.token_hash = giot_group_token() and g.revoked_at is null));
end;
--> statement-breakpoint
-- Whoever holds the link of their own place.
create function giot_token_applicant() returns uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select a.id from applicants a where a.token_hash = giot_token_hash() and a.full_name <> '—';
end;
--> statement-breakpoint
create function giot_token_drive() returns uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select a.drive_id from applicants a where a.token_hash = giot_token_hash() and a.full_name <> '—';
end;
--> statement-breakpoint
-- The name of the club that holds the drive of a public page or of a link, and nothing else of it.
create function giot_holding_club() returns text language sql stable security definer set search_path = public, pg_temp
begin atomic
	select c.name from drives d join clubs c on c.id = d.club_id where d.id in (giot_public_drive(), giot_token_drive());
end;
--> statement-breakpoint
-- Drives that everybody may find, from a day on, in a province or an area of it.
create function giot_public_drives(p_province text, p_areas text[], p_from date, p_until date, p_after_day date, p_after_id uuid, p_most integer)
	returns table (id uuid, code text, title text, club_name text, province_code text, area_code text, venue_name text, address text, starts_on date,
		ends_on date, opens_at time, closes_at time, timezone text, status text, capacity integer, places_taken integer, walk_in_percent smallint,
		sign_up_opens_at timestamptz, sign_up_closes_at timestamptz, waiting boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, s.code, d.title, c.name, d.province_code, d.area_code, d.venue_name, d.address, d.starts_on, d.ends_on, d.opens_at, d.closes_at,
		d.timezone, d.status, d.capacity, d.places_taken, s.walk_in_percent, s.opens_at, s.closes_at, s.waiting
	from drives d join drive_sign_ups s on s.drive_id = d.id left join clubs c on c.id = d.club_id
	where giot_scope() = 'public' and s.in_public and d.status in ('announced', 'open', 'running') and d.date_precision = 'day'
		and d.ends_on >= p_from and (p_until is null or d.starts_on <= p_until)
		and (p_province = '' or d.province_code = p_province) and (p_areas is null or d.area_code = any (p_areas))
		and (p_after_id is null or (d.starts_on, d.id) > (p_after_day, p_after_id))
	order by d.starts_on, d.id limit least(p_most, 100);
end;
--> statement-breakpoint
-- Keeps the places of drives, slots and groups, always in this order. A registration that finds its donor makes the donor known to the club.
create type giot_taken_delta as (of_id uuid, people integer);
--> statement-breakpoint
create function giot_add_taken(of_slots giot_taken_delta[], of_groups giot_taken_delta[]) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drive_slots s set taken = s.taken + x.people from unnest(of_slots) x where s.id = x.of_id;
	update drive_groups g set taken = g.taken + x.people from unnest(of_groups) x where g.id = x.of_id;
end $$;
--> statement-breakpoint
create or replace function registrations_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	deltas giot_people_delta[];
	of_slots giot_taken_delta[];
	of_groups giot_taken_delta[];
begin
	if tg_op = 'INSERT' then
		insert into donor_clubs (donor_id, club_id)
			select distinct donor_id, club_id from new_rows where donor_id is not null and club_id is not null order by 1, 2
			on conflict do nothing;
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, count(*)::integer from new_rows group by 1, 2) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_slots from (
			select slot_id, count(*)::integer from new_rows where slot_id is not null and giot_holds_place(state) group by 1 order by 1) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_groups from (
			select group_id, count(*)::integer from new_rows where group_id is not null and giot_holds_place(state) group by 1 order by 1) s;
	elsif tg_op = 'DELETE' then
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, -count(*)::integer from old_rows group by 1, 2) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_slots from (
			select slot_id, -count(*)::integer from old_rows where slot_id is not null and giot_holds_place(state) group by 1 order by 1) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_groups from (
			select group_id, -count(*)::integer from old_rows where group_id is not null and giot_holds_place(state) group by 1 order by 1) s;
	else
		insert into donor_clubs (donor_id, club_id)
			select distinct n.donor_id, n.club_id from new_rows n join old_rows o on o.id = n.id
			where o.donor_id is null and n.donor_id is not null and n.club_id is not null order by 1, 2
			on conflict do nothing;
		select array_agg(row(s.*)::giot_people_delta) into deltas from (
			select drive_id, state, sum(n)::integer from (
				select drive_id, state, 1 as n from new_rows union all select drive_id, state, -1 from old_rows
			) b group by 1, 2) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_slots from (
			select slot_id, sum(n)::integer from (
				select slot_id, state, 1 as n from new_rows union all select slot_id, state, -1 from old_rows
			) b where slot_id is not null and giot_holds_place(state) group by 1 having sum(n) <> 0 order by 1) s;
		select array_agg(row(s.*)::giot_taken_delta) into of_groups from (
			select group_id, sum(n)::integer from (
				select group_id, state, 1 as n from new_rows union all select group_id, state, -1 from old_rows
			) b where group_id is not null and giot_holds_place(state) group by 1 having sum(n) <> 0 order by 1) s;
	end if;
	if deltas is not null then perform giot_add_people(deltas); end if;
	if of_slots is not null or of_groups is not null then perform giot_add_taken(of_slots, of_groups); end if;
	return null;
end $$;
--> statement-breakpoint
-- Whose registration it is stays, once it was found out; and nobody names a donor whom they do not see. Only what belongs to giot_system moves people.
create function registrations_donor_stays() returns trigger language plpgsql as $$
begin
	if current_user = 'giot_app' and (old.donor_id is not null or not exists (select from donors p where p.id = new.donor_id)) then
		raise exception 'the donor of a registration stays' using errcode = 'insufficient_privilege';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger registrations_donor_stays before update on registrations for each row
	when (old.donor_id is distinct from new.donor_id) execute function registrations_donor_stays();
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_public_drive()', 'giot_token_applicant()', 'giot_token_drive()', 'giot_holding_club()',
		'giot_public_drives(text, text[], date, date, date, uuid, integer)', 'giot_add_taken(giot_taken_delta[], giot_taken_delta[])']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app, giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
revoke execute on function giot_add_taken(giot_taken_delta[], giot_taken_delta[]) from giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- What a public page, a link and the job that offers places see of a drive; they lock it to count its places and never change it.
create policy public_seen on drives for select to giot_app using (
	id = (select giot_public_drive()) or id = (select giot_token_drive()) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy public_locked on drives for update to giot_app using (
	id = (select giot_public_drive()) or id = (select giot_token_drive()) or (select giot_scope()) = 'job'
) with check (false);
--> statement-breakpoint
-- How places are given out is seen with the drive, and settled by those who plan it.
grant insert on drive_slots, drive_groups, applicants, applicant_consents to giot_app;
--> statement-breakpoint
grant update (in_public, arrival, slot_minutes, beds, bed_minutes, walk_in_percent, opens_at, closes_at, waiting, offer_minutes, version) on drive_sign_ups to giot_app;
--> statement-breakpoint
grant update (starts_at, ends_at, places), delete on drive_slots to giot_app;
--> statement-breakpoint
grant update (name, contact_name, contact_phone, contact_email, cap, revoked_at, version) on drive_groups to giot_app;
--> statement-breakpoint
grant update (donor_id, slot_id, waiting_since, offer_until) on registrations to giot_app;
--> statement-breakpoint
create policy seen on drive_sign_ups for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy changed on drive_sign_ups for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on drive_slots for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy added on drive_slots for insert to giot_app with check (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy changed on drive_slots for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy removed on drive_slots for delete to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
-- Groups have a contact: seen at the desk of their drive, and by whoever follows their link; the job asks whether they have room.
create policy seen on drive_groups for select to giot_app using (
	(token_hash = (select giot_group_token()) and drive_id = (select giot_public_drive()) and revoked_at is null)
	or (select giot_scope()) = 'job'
	or exists (select from drives d where d.id = drive_id and (d.club_id = any ((select giot_clubs())::uuid[])
		or d.province_code = any ((select giot_provinces())::text[]) or d.id = any ((select giot_drives())::uuid[])))
);
--> statement-breakpoint
create policy added on drive_groups for insert to giot_app with check (created_by = (select giot_account()) and exists (select from drives d
	where d.id = drive_id and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy changed on drive_groups for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
-- Whoever signs up adds themselves, and sees their own place alone: while sending by the key of what is sent, later by the link.
create policy signs_up on applicants for insert to giot_app with check (drive_id = (select giot_public_drive()));
--> statement-breakpoint
create policy own_seen on applicants for select to giot_app using (
	id = (select giot_token_applicant())
	or ((select giot_scope()) in ('public_drive', 'job') and exists (select from registrations r where r.applicant_id = applicants.id))
);
--> statement-breakpoint
create policy signs_up on applicant_consents for insert to giot_app with check ((select giot_public_drive()) is not null and exists (
	select from registrations r where r.applicant_id = applicant_consents.applicant_id));
--> statement-breakpoint
create policy seen on applicant_consents for select to giot_app using (exists (select from applicants a where a.id = applicant_id));
--> statement-breakpoint
create policy signs_up on registrations for insert to giot_app with check (
	drive_id = (select giot_public_drive()) and operation_id = (select giot_operation()) and donor_id is null and source = 'public'
	and registered_by is null and state in ('registered', 'waiting')
	and exists (select from drives d where d.id = drive_id and d.province_code = registrations.province_code
		and d.club_id is not distinct from registrations.club_id)
	and (group_id is null or exists (select from drive_groups g where g.id = group_id and g.drive_id = registrations.drive_id))
	and (slot_id is null or exists (select from drive_slots s where s.id = slot_id and s.drive_id = registrations.drive_id))
);
--> statement-breakpoint
create policy own_seen on registrations for select to giot_app using (
	(drive_id = (select giot_public_drive()) and operation_id = (select giot_operation()))
	or applicant_id = (select giot_token_applicant())
	or ((select giot_scope()) = 'job' and waiting_since is not null)
);
--> statement-breakpoint
create policy own_changed on registrations for update to giot_app using (
	(applicant_id = (select giot_token_applicant()) and state in ('registered', 'confirmed', 'waiting', 'offered', 'cancelled'))
	or ((select giot_scope()) = 'job' and state in ('waiting', 'offered'))
) with check (
	(applicant_id = (select giot_token_applicant()) and state in ('registered', 'confirmed', 'waiting', 'cancelled')
		and drive_id = (select giot_token_drive()))
	or ((select giot_scope()) = 'job' and state in ('waiting', 'offered', 'cancelled'))
);
--> statement-breakpoint
create policy own_added on audit_entries for insert to giot_app with check (
	(select giot_scope()) in ('public_drive', 'token', 'job') and num_nonnulls(account_id, session_id) = 0 and object_type = 'registration'
	and exists (select from registrations r join drives d on d.id = r.drive_id where r.id = object_id::uuid and r.drive_id = audit_entries.drive_id
		and d.province_code = audit_entries.province_code and d.club_id is not distinct from audit_entries.club_id)
);
--> statement-breakpoint
-- Every drive has its settings from the beginning; an emergency call is not shown to everybody.
create function drives_sign_up() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	free_code text := giot_new_drive_code();
begin
	while exists (select from drive_sign_ups where code = free_code) loop
		free_code := giot_new_drive_code();
	end loop;
	insert into drive_sign_ups (drive_id, code, in_public) values (new.id, free_code, new.kind = 'drive');
	return null;
end $$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
grant insert on drive_sign_ups to giot_system;
--> statement-breakpoint
create policy system_begins on drive_sign_ups for insert to giot_system with check (true);
--> statement-breakpoint
alter function drives_sign_up() owner to giot_system;
--> statement-breakpoint
revoke execute on function drives_sign_up() from public;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create trigger drives_sign_up after insert on drives for each row execute function drives_sign_up();
--> statement-breakpoint
insert into drive_sign_ups (drive_id, in_public) select d.id, d.kind = 'drive' from drives d;
--> statement-breakpoint
create policy of_sign_ups on outbox for insert to giot_app with check ((select giot_scope()) in ('public_drive', 'job') and created_by is null);
