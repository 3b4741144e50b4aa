-- What is known of a place where drives are held. Whom to call there is personal, and stands apart for those who plan.
alter table venues add column latitude double precision;
--> statement-breakpoint
alter table venues add column longitude double precision;
--> statement-breakpoint
alter table venues add column rooms integer;
--> statement-breakpoint
alter table venues add column beds integer;
--> statement-breakpoint
alter table venues add column power text;
--> statement-breakpoint
alter table venues add column power_note text;
--> statement-breakpoint
alter table venues add column water text;
--> statement-breakpoint
alter table venues add column parking text;
--> statement-breakpoint
alter table venues add column step_free text;
--> statement-breakpoint
alter table venues add column network text;
--> statement-breakpoint
alter table venues add column network_operator text;
--> statement-breakpoint
alter table venues add column checked_on date;
--> statement-breakpoint
alter table venues add column checked_by text;
--> statement-breakpoint
alter table venues add column check_by date;
--> statement-breakpoint
alter table venues add column archived_at timestamptz;
--> statement-breakpoint
alter table venues add constraint venues_point_check check (
	(latitude is null) = (longitude is null) and latitude between -90 and 90 and longitude between -180 and 180);
--> statement-breakpoint
alter table venues add constraint venues_size_check check (rooms between 0 and 1000 and beds between 0 and 1000);
--> statement-breakpoint
alter table venues add constraint venues_power_check check (power in ('ok', 'unsure', 'none'));
--> statement-breakpoint
alter table venues add constraint venues_step_free_check check (step_free in ('yes', 'partly', 'no'));
--> statement-breakpoint
alter table venues add constraint venues_network_check check (network in ('good', 'weak', 'none'));
--> statement-breakpoint
create index drives_venue_idx on drives (venue_id);
--> statement-breakpoint
create table venue_contacts (
	venue_id uuid primary key constraint venue_contacts_venue_id_venues_id_fk references venues (id) on delete cascade,
	name text,
	phone text,
	constraint venue_contacts_told_check check (num_nonnulls(name, phone) > 0)
);
--> statement-breakpoint
-- People who help at drives: of a club, or of the office of a province. They have no account.
create table volunteers (
	id uuid primary key,
	province_code text not null constraint volunteers_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint volunteers_club_id_clubs_id_fk references clubs (id),
	full_name text not null,
	phone text,
	note text,
	archived_at timestamptz,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint volunteers_name_check check (length(btrim(full_name)) between 1 and 120)
);
--> statement-breakpoint
create index volunteers_club_idx on volunteers (club_id);
--> statement-breakpoint
alter table volunteers add constraint volunteers_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
-- One place of the team on one day. Staff of the blood centre are a number and a line of names.
create table drive_shifts (
	id uuid primary key,
	drive_id uuid not null constraint drive_shifts_drive_id_drives_id_fk references drives (id) on delete cascade,
	held_on date not null,
	role text not null,
	starts_at time not null,
	ends_at time not null,
	volunteer_id uuid constraint drive_shifts_volunteer_id_volunteers_id_fk references volunteers (id),
	people integer not null default 1,
	names text,
	state text not null default 'needed',
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint drive_shifts_role_check check (role in ('reception', 'registration', 'refreshments', 'guide', 'medical', 'other')),
	constraint drive_shifts_state_check check (state in ('needed', 'asked', 'confirmed', 'declined')),
	constraint drive_shifts_hours_check check (starts_at < ends_at),
	constraint drive_shifts_people_check check (people between 1 and 200 and (role = 'medical' or (people = 1 and names is null))),
	constraint drive_shifts_volunteer_check check (
		case role when 'medical' then volunteer_id is null else (volunteer_id is null) = (state = 'needed') end)
);
--> statement-breakpoint
create index drive_shifts_drive_idx on drive_shifts (drive_id, held_on);
--> statement-breakpoint
create index drive_shifts_volunteer_idx on drive_shifts (volunteer_id, held_on);
--> statement-breakpoint
-- What is to be done before a drive, and what is brought: what everybody begins with, in three languages.
create table checklist_defaults (
	position integer primary key,
	kind text not null,
	days_before integer,
	title_vi text not null,
	title_lo text not null,
	title_en text not null,
	quantity integer,
	constraint checklist_defaults_kind_check check (kind in ('task', 'thing')),
	constraint checklist_defaults_days_check check ((kind = 'task') = (days_before is not null))
);
--> statement-breakpoint
grant select on checklist_defaults to giot_app;
--> statement-breakpoint
grant select, insert, update, delete on checklist_defaults to giot_loader;
--> statement-breakpoint
-- The same as a club or an office has it.
create table checklist_templates (
	id uuid primary key,
	province_code text not null constraint checklist_templates_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint checklist_templates_club_id_clubs_id_fk references clubs (id),
	name text not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint checklist_templates_name_check check (length(btrim(name)) between 1 and 80)
);
--> statement-breakpoint
alter table checklist_templates add constraint checklist_templates_club_province_fk
	foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
create table checklist_template_items (
	id uuid primary key,
	template_id uuid not null constraint checklist_template_items_template_id_checklist_templates_id_fk references checklist_templates (id) on delete cascade,
	kind text not null,
	days_before integer,
	title text not null,
	quantity integer,
	position integer not null,
	constraint checklist_template_items_kind_check check (kind in ('task', 'thing')),
	constraint checklist_template_items_days_check check ((kind = 'task') = (days_before is not null) and days_before between 0 and 730),
	constraint checklist_template_items_quantity_check check (quantity between 1 and 100000)
);
--> statement-breakpoint
create index checklist_template_items_template_idx on checklist_template_items (template_id, position);
--> statement-breakpoint
-- A task is due so many days before the first day of its drive, and moves along with it; or on a day that somebody set.
create table drive_tasks (
	id uuid primary key,
	drive_id uuid not null constraint drive_tasks_drive_id_drives_id_fk references drives (id) on delete cascade,
	title text not null,
	days_before integer,
	due_on date,
	done_at timestamptz,
	done_by uuid,
	removed_at timestamptz,
	position integer not null default 0,
	created_at timestamptz not null default now(),
	constraint drive_tasks_due_check check (num_nonnulls(days_before, due_on) = 1 and days_before between 0 and 730),
	constraint drive_tasks_done_check check ((done_at is null) = (done_by is null))
);
--> statement-breakpoint
create index drive_tasks_drive_idx on drive_tasks (drive_id, position);
--> statement-breakpoint
create table drive_things (
	id uuid primary key,
	drive_id uuid not null constraint drive_things_drive_id_drives_id_fk references drives (id) on delete cascade,
	name text not null,
	quantity integer,
	ready boolean not null default false,
	removed_at timestamptz,
	position integer not null default 0,
	created_at timestamptz not null default now(),
	constraint drive_things_quantity_check check (quantity between 1 and 100000)
);
--> statement-breakpoint
create index drive_things_drive_idx on drive_things (drive_id, position);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['venue_contacts', 'volunteers', 'drive_shifts', 'checklist_templates', 'checklist_template_items',
		'drive_tasks', 'drive_things']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- Whom to call is told to those who plan there: the office and the club's admins, and at a place of the province the admins of all its clubs.
grant select, insert, delete, update (name, phone) on venue_contacts to giot_app;
--> statement-breakpoint
create policy seen on venue_contacts for select to giot_app using (exists (select from venues v where v.id = venue_id and (
	v.province_code = any ((select giot_provinces())::text[]) or v.club_id = any ((select giot_admin_clubs())::uuid[])
	or (v.club_id is null and exists (select from clubs c where c.province_code = v.province_code and c.id = any ((select giot_admin_clubs())::uuid[]))))));
--> statement-breakpoint
create policy added on venue_contacts for insert to giot_app with check (exists (select from venues v where v.id = venue_id and (
	v.province_code = any ((select giot_provinces())::text[]) or v.club_id = any ((select giot_admin_clubs())::uuid[]))));
--> statement-breakpoint
create policy changed on venue_contacts for update to giot_app using (exists (select from venues v where v.id = venue_id and (
	v.province_code = any ((select giot_provinces())::text[]) or v.club_id = any ((select giot_admin_clubs())::uuid[]))));
--> statement-breakpoint
create policy removed on venue_contacts for delete to giot_app using (exists (select from venues v where v.id = venue_id and (
	v.province_code = any ((select giot_provinces())::text[]) or v.club_id = any ((select giot_admin_clubs())::uuid[]))));
--> statement-breakpoint
-- Volunteers are known to the admins of their club and to the office of the province.
grant select, insert, delete, update (full_name, phone, note, archived_at, version) on volunteers to giot_app;
--> statement-breakpoint
create policy seen on volunteers for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy added on volunteers for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy changed on volunteers for update to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy removed on volunteers for delete to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
-- The plan of a drive is for those who plan it. Where somebody's own volunteers are needed elsewhere, that is told, so that nobody stands in two places.
grant select, insert, delete, update (held_on, role, starts_at, ends_at, volunteer_id, people, names, state, version) on drive_shifts to giot_app;
--> statement-breakpoint
grant select, insert, update (title, days_before, due_on, done_at, done_by, removed_at, position) on drive_tasks to giot_app;
--> statement-breakpoint
grant select, insert, update (name, quantity, ready, removed_at, position) on drive_things to giot_app;
--> statement-breakpoint
do $$
declare
	planned text;
	own constant text := 'exists (select from drives d where d.id = drive_id
		and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[])))';
	fits constant text := '(volunteer_id is null or exists (select from volunteers v join drives d on d.id = drive_id
		where v.id = volunteer_id and v.province_code = d.province_code and (d.club_id is null or v.club_id = d.club_id)))';
begin
	foreach planned in array array['drive_tasks', 'drive_things'] loop
		execute format('create policy seen on %I for select to giot_app using (%s)', planned, own);
		execute format('create policy added on %I for insert to giot_app with check (%s)', planned, own);
		execute format('create policy changed on %I for update to giot_app using (%s)', planned, own);
	end loop;
	execute format('create policy seen on drive_shifts for select to giot_app using (%s or exists (select from volunteers v where v.id = volunteer_id))', own);
	execute format('create policy added on drive_shifts for insert to giot_app with check (%s and %s)', own, fits);
	execute format('create policy changed on drive_shifts for update to giot_app using (%s or exists (select from volunteers v where v.id = volunteer_id))
		with check ((%s and %s) or volunteer_id is null)', own, own, fits);
	execute format('create policy removed on drive_shifts for delete to giot_app using (%s)', own);
end $$;
--> statement-breakpoint
-- What a province has everybody there may begin with; what a club has is its own.
grant select, insert, delete, update (name, version) on checklist_templates to giot_app;
--> statement-breakpoint
grant select, insert, delete on checklist_template_items to giot_app;
--> statement-breakpoint
create policy seen on checklist_templates for select to giot_app using (
	province_code = any ((select giot_provinces())::text[])
	or (province_code = any ((select giot_home_provinces())::text[]) and (club_id is null or club_id = any ((select giot_clubs())::uuid[])))
);
--> statement-breakpoint
create policy added on checklist_templates for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy changed on checklist_templates for update to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy removed on checklist_templates for delete to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy seen on checklist_template_items for select to giot_app using (exists (select from checklist_templates t where t.id = template_id));
--> statement-breakpoint
create policy added on checklist_template_items for insert to giot_app with check (exists (select from checklist_templates t where t.id = template_id
	and (t.province_code = any ((select giot_provinces())::text[]) or t.club_id = any ((select giot_admin_clubs())::uuid[]))));
--> statement-breakpoint
create policy removed on checklist_template_items for delete to giot_app using (exists (select from checklist_templates t where t.id = template_id
	and (t.province_code = any ((select giot_provinces())::text[]) or t.club_id = any ((select giot_admin_clubs())::uuid[]))));
--> statement-breakpoint
-- Volunteers who left are kept for a time; then they go, and the places that they had are open.
alter table retention_rules drop constraint retention_rules_kind_check;
--> statement-breakpoint
alter table retention_rules add constraint retention_rules_kind_check check (
	kind in ('applicants', 'outbox', 'throttle', 'requests', 'notes', 'merges', 'club_applications', 'volunteers'));
--> statement-breakpoint
grant select, delete on volunteers to giot_system;
--> statement-breakpoint
create policy system_forgets on volunteers to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, update (volunteer_id, state) on drive_shifts to giot_system;
--> statement-breakpoint
create policy system_forgets on drive_shifts to giot_system using (true) with check (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- As before, and volunteers who left.
create or replace function giot_due(p_kind text, p_before timestamptz) returns setof uuid language sql stable set search_path = public, pg_temp
begin atomic
	select a.id from applicants a join drives d on d.id = a.drive_id
	where p_kind = 'applicants' and a.full_name <> '—' and d.ends_on < p_before::date
	union all select o.id from outbox o where p_kind = 'outbox' and coalesce(o.sent_at, o.given_up_at) < p_before
	union all select f.id from sign_in_failures f where p_kind = 'throttle' and f.failed_at < p_before
	union all select q.id from data_requests q where p_kind = 'requests' and q.closed_on < p_before::date
	union all select p.id from donors p
	where p_kind = 'notes' and p.note is not null and coalesce(p.last_donation_on, p.created_at::date) < p_before::date and p.created_at < p_before
	union all select m.id from donor_merges m left join donors p on p.id = m.kept_id
	cross join lateral (select greatest((m.gone ->> 'created_at')::timestamptz, (m.kept_before ->> 'created_at')::timestamptz)) as made (made_at)
	where p_kind = 'notes' and coalesce(m.gone ->> 'note', m.kept_before ->> 'note') is not null and made.made_at < p_before
		and coalesce(p.last_donation_on, greatest((m.gone ->> 'last_donation_on')::date, (m.kept_before ->> 'last_donation_on')::date), made.made_at::date)
			< p_before::date
	union all select m.id from donor_merges m
	where p_kind = 'merges' and m.merged_at < p_before and m.undone_at is null and m.forgotten_at is null
	union all select c.id from club_applications c where p_kind = 'club_applications' and c.state = 'declined' and c.decided_at < p_before
	union all select v.id from volunteers v where p_kind = 'volunteers' and v.archived_at < p_before;
end;
--> statement-breakpoint
-- As before; the places of volunteers who go are open again.
create or replace function giot_forget_due(p_kind text, p_before timestamptz) returns bigint
	language plpgsql volatile set search_path = public, pg_temp as $$
declare
	due uuid[] := array(select giot_due(p_kind, p_before));
	nothing jsonb := '{"note": null}';
	went bigint;
begin
	case p_kind
		when 'applicants' then
			update drive_groups g set contact_name = null, contact_phone = null, contact_email = null from drives d
			where d.id = g.drive_id and d.ends_on < p_before::date and num_nonnulls(g.contact_name, g.contact_phone, g.contact_email) > 0;
			update applicants set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null,
				weight_class = null where id = any (due);
		when 'outbox' then delete from outbox where id = any (due);
		when 'throttle' then delete from sign_in_failures where id = any (due);
		when 'requests' then delete from data_requests where id = any (due);
		when 'notes' then
			with noted as (
				update donors set note = null, version = version + 1 where id = any (due) and note is not null returning id
			), merged as (
				update donor_merges set gone = gone || nothing, kept_before = kept_before || nothing where id = any (due) and undone_at is null returning id
			)
			select count(distinct giot_due_about(n.id)) into went from (select id from noted union all select id from merged) n;
			return went;
		when 'merges' then
			update donor_merges set forgotten_at = now(), kept_before = '{}', moved = jsonb_build_object('importRowIds', coalesce(moved -> 'importRowIds', '[]')),
				gone = case when card_ended_at is null then jsonb_build_object('card_code', gone -> 'card_code') else '{}' end
			where id = any (due) and undone_at is null;
		when 'club_applications' then delete from club_applications where id = any (due);
		when 'volunteers' then
			update drive_shifts set volunteer_id = null, state = 'needed' where volunteer_id = any (due);
			delete from volunteers where id = any (due);
	end case;
	get diagnostics went = row_count;
	return went;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
