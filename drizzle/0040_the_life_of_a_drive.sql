-- A province may approve drives before its clubs announce them, and a result that nobody doubts any more is confirmed.
-- Whoever announced without asking goes on as before; a province that is added begins with asking.
alter table provinces add column approves_drives boolean not null default true;
--> statement-breakpoint
update provinces set approves_drives = false;
--> statement-breakpoint
alter table drives drop constraint drives_status_check;
--> statement-breakpoint
alter table drives add constraint drives_status_check check (
	status in ('draft', 'proposed', 'approved', 'announced', 'open', 'running', 'closed', 'confirmed', 'cancelled'));
--> statement-breakpoint
-- Why the office sent a drive back, until it is approved; which drive a plan was taken from; which drives were planned in one go.
alter table drives add column returned_because text, add column copied_from uuid, add column series_id uuid;
--> statement-breakpoint
alter table drives add constraint drives_copied_from_drives_id_fk foreign key (copied_from) references drives (id) on delete set null;
--> statement-breakpoint
create index drives_series_idx on drives (series_id) where series_id is not null;
--> statement-breakpoint
-- What changed of a drive that people know of already, before and after, and why.
create table drive_changes (
	id uuid primary key,
	drive_id uuid not null constraint drive_changes_drive_id_drives_id_fk references drives (id) on delete cascade,
	kind text not null,
	fields text[] not null default '{}',
	before jsonb not null default '{}',
	after jsonb not null default '{}',
	reason text not null,
	changed_by uuid not null,
	changed_at timestamptz not null default now(),
	constraint drive_changes_kind_check check (kind in ('moved', 'place', 'capacity', 'cancelled', 'reopened'))
);
--> statement-breakpoint
create index drive_changes_drive_idx on drive_changes (drive_id, changed_at);
--> statement-breakpoint
-- Drives that are kept at hand under a name, to plan the next one like them.
create table drive_templates (
	id uuid primary key,
	province_code text not null constraint drive_templates_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint drive_templates_club_id_clubs_id_fk references clubs (id),
	drive_id uuid not null constraint drive_templates_drive_id_drives_id_fk references drives (id) on delete cascade,
	name text not null,
	created_by uuid not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint drive_templates_drive_key unique (drive_id),
	constraint drive_templates_name_check check (length(btrim(name)) between 1 and 80)
);
--> statement-breakpoint
create index drive_templates_club_idx on drive_templates (club_id);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['drive_changes', 'drive_templates'] loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant select, insert on drive_changes to giot_app;
--> statement-breakpoint
grant select, insert, delete on drive_templates to giot_app;
--> statement-breakpoint
grant update (name, version) on drive_templates to giot_app;
--> statement-breakpoint
create policy seen on drive_changes for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy added on drive_changes for insert to giot_app with check (changed_by = (select giot_account())
	and exists (select from drives d where d.id = drive_id
		and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on drive_templates for select to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy added on drive_templates for insert to giot_app with check (
	created_by = (select giot_account())
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
	and exists (select from drives d where d.id = drive_id and d.province_code = drive_templates.province_code
		and d.club_id is not distinct from drive_templates.club_id)
);
--> statement-breakpoint
create policy changed on drive_templates for update to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy removed on drive_templates for delete to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
grant update (approves_drives, version) on provinces to giot_system;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whether a province approves drives is for its office to say; of the rest of a province nothing is edited. False where it is not the actor's.
create function giot_approve_drives(p_province text, p_approves boolean) returns boolean
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	update provinces set approves_drives = p_approves, version = version + 1
	where code = p_province and code = any (giot_provinces());
	return found;
end $$;
--> statement-breakpoint
alter function giot_approve_drives(text, boolean) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_approve_drives(text, boolean) from public;
--> statement-breakpoint
grant execute on function giot_approve_drives(text, boolean) to giot_app;
--> statement-breakpoint
-- As before; a drive whose result is confirmed is over.
create or replace function giot_erase_donor(p_donor uuid, p_version integer, p_reason text) returns text
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	held integer;
begin
	select p.version into held from donors p
	where p.id = p_donor and p.erased_at is null and p.province_code = any (giot_provinces()) for update;
	if held is null then return 'donor_not_found'; end if;
	if held <> p_version then return 'stale_version'; end if;
	if exists (
		select from registrations r join drives d on d.id = r.drive_id where r.donor_id = p_donor
			and r.state in ('applied', 'registered', 'waiting', 'confirmed', 'arrived', 'fit') and d.status not in ('closed', 'confirmed', 'cancelled')
	) then return 'at_open_drive'; end if;
	perform giot_forget_donor(p_donor);
	update donors set full_name = '—', search_key = '', sort_key = '', match_keys = '{}', sex = null, birth_date = null, birth_precision = null,
		phone = null, email = null, id_kind = null, id_number_encrypted = null, id_number_hash = null, id_last_four_hash = null, area_code = null,
		address = null, abo = null, rhd = null, group_source = null, weight_class = null, reserve = false, note = null,
		card_code = giot_new_card_code(), restricted_at = null, erased_at = now(), erased_reason = p_reason, version = version + 1
	where id = p_donor;
	return 'erased';
end $$;
--> statement-breakpoint
-- As before.
create or replace function giot_expected_at(p_donor uuid) returns table (drive_id uuid, title text, starts_on date)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, d.title, d.starts_on from registrations r join drives d on d.id = r.drive_id join donors p on p.id = r.donor_id
	where r.donor_id = p_donor and p.province_code = any (giot_provinces()) and d.province_code = any (giot_provinces())
		and r.state in ('applied', 'registered', 'waiting', 'confirmed', 'arrived', 'fit') and d.status not in ('closed', 'confirmed', 'cancelled')
	order by d.starts_on, d.id;
end;
--> statement-breakpoint
-- As before.
create or replace function giot_import_give_back(p_batch uuid, p_most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
	batch import_batches;
	settled uuid[];
	gone uuid[];
begin
	select * into batch from import_batches b where b.id = p_batch and b.drive_id is not null and b.state = 'undoing' and giot_scope() = 'job';
	if not found then return 0; end if;
	settled := array(select r.id from import_rows r where r.batch_id = p_batch and r.place in ('registered', 'taken_up') order by r.number limit p_most);
	perform from registrations g where g.id in (select r.registration_id from import_rows r where r.id = any (settled)) order by g.id for update;
	gone := array(
		select g.id from import_rows r join registrations g on g.id = r.registration_id join drives d on d.id = g.drive_id
		where r.id = any (settled) and r.place = 'registered' and g.state = 'registered' and g.drive_id = batch.drive_id and g.club_id = batch.club_id
			and d.status not in ('closed', 'confirmed', 'cancelled') and (select count(*) from registration_events e where e.registration_id = g.id) = 1);
	update import_rows r set place = case when r.registration_id = any (gone) then 'given_back' when r.place = 'taken_up' then 'kept_had' else 'kept_moved_on' end
	where r.id = any (settled);
	insert into audit_entries (id, account_id, action, province_code, club_id, drive_id, object_type, object_id)
	select gen_random_uuid(), batch.applied_by, 'registration.undone', batch.province_code, batch.club_id, batch.drive_id, 'registration', g
	from unnest(gone) g;
	delete from registrations g where g.id = any (gone);
	return cardinality(settled);
end $$;
--> statement-breakpoint
drop function giot_import_drive(uuid);
--> statement-breakpoint
-- As before, and where the drive is held: the rules of that place apply.
create function giot_import_drive(p_batch uuid) returns table (id uuid, province_code text, place_province text, starts_on date, ends_on date, timezone text, status text)
	language sql volatile security definer set search_path = public, pg_temp as $$
	select d.id, d.province_code, coalesce((select x.province_code from areas x where x.code = d.area_code), d.province_code), d.starts_on, d.ends_on, d.timezone, d.status
	from import_batches b join drives d on d.id = b.drive_id and d.club_id = b.club_id and d.province_code = b.province_code
	where b.id = p_batch and b.state in ('applying', 'undoing') and giot_scope() = 'job'
	for update of d
$$;
--> statement-breakpoint
alter function giot_import_drive(uuid) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_import_drive(uuid) from public;
--> statement-breakpoint
grant execute on function giot_import_drive(uuid) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
