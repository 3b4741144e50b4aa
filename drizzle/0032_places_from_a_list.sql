-- A list may be brought in for a drive of its club: whom it names gets a place there too, by the rules that hold for everybody who is registered.
alter table import_batches add column drive_id uuid constraint import_batches_drive_id_drives_id_fk references drives (id);
--> statement-breakpoint
alter table import_rows add column registration_id uuid constraint import_rows_registration_id_registrations_id_fk references registrations (id) on delete set null,
	add column place text;
--> statement-breakpoint
-- What became of the place: given, taken up again, had before; none because the drive is full, another one is too close, the rules say no; and once
-- the list is taken back: given back, or kept because it was had before, or because something happened since.
alter table import_rows add constraint import_rows_place_check check (place in ('registered', 'taken_up', 'had', 'full', 'too_close', 'not_eligible', 'given_back',
	'kept_had', 'kept_moved_on'));
--> statement-breakpoint
create index import_batches_drive_idx on import_batches (drive_id);
--> statement-breakpoint
create index import_rows_registration_idx on import_rows (registration_id);
--> statement-breakpoint
drop policy added on import_batches;
--> statement-breakpoint
create policy added on import_batches for insert to giot_app with check (
	created_by = (select giot_account()) and state = 'choosing'
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
	and (drive_id is null or exists (select from drives d where d.id = drive_id and d.club_id = import_batches.club_id))
);
--> statement-breakpoint
grant select on registration_events to giot_system;
--> statement-breakpoint
grant update (state, rest_period, registered_at, registered_by, occurred_at, version) on registrations to giot_system;
--> statement-breakpoint
-- The drive of a list that is worked on, locked until the transaction ends so that two desks do not share the last place; no row where the list has
-- none, or where the drive is its club's no more.
create function giot_import_drive(p_batch uuid) returns table (id uuid, province_code text, starts_on date, ends_on date, timezone text, status text)
	language sql volatile security definer set search_path = public, pg_temp as $$
	select d.id, d.province_code, d.starts_on, d.ends_on, d.timezone, d.status
	from import_batches b join drives d on d.id = b.drive_id and d.club_id = b.club_id and d.province_code = b.province_code
	where b.id = p_batch and b.state in ('applying', 'undoing') and giot_scope() = 'job'
	for update of d
$$;
--> statement-breakpoint
-- What the rules need to know of the people of a list that is applied for a drive, whoever of them has no place there yet.
create function giot_import_people(p_batch uuid) returns table (of_row uuid, donor uuid, sex text, birth_date date, birth_precision text, weight_class text,
	last_donation_on date, last_component text, stated_last_on date, stated_last_precision text, deferred_until date, deferred_permanently boolean)
	language sql stable security definer set search_path = public, pg_temp as $$
	select r.id, p.id, p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, p.stated_last_on,
		p.stated_last_precision, w.until_on, coalesce(w.permanent, false)
	from import_batches b join import_rows r on r.batch_id = b.id join donors p on p.id = r.donor_id and p.province_code = b.province_code
	left join lateral (
		select max(w.until_on) as until_on, bool_or(w.permanent) as permanent from deferrals w where w.donor_id = p.id and w.lifted_at is null
	) w on true
	where b.id = p_batch and b.drive_id is not null and b.state = 'applying' and giot_scope() = 'job' and p.erased_at is null
		and r.outcome in ('added', 'updated', 'unchanged')
		and exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = b.club_id)
	order by r.number
$$;
--> statement-breakpoint
-- Gives some people of a list places at its drive, in the order of the list and as long as there are any, and says of each row what became of it.
-- `able` is what the rules said; the ids are new ones. Whoever has a place keeps it; one that was asked for or cancelled is taken up again.
create function giot_import_places(p_batch uuid, p_people jsonb, p_at timestamptz) returns integer
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	batch import_batches;
	drive drives;
	one record;
begin
	select * into batch from import_batches b where b.id = p_batch and b.state = 'applying' and giot_scope() = 'job';
	select * into drive from drives d where d.id = batch.drive_id and d.club_id = batch.club_id and d.status in ('open', 'running') for update;
	if drive.id is null then return 0; end if;
	-- Rows first, then their donors by id: of tables that have just grown the planner would look through the whole province for each.
	with named as materialized (
		select r.id, r.number, r.donor_id, c.able, c.rest::daterange as rest
		from jsonb_to_recordset(p_people) as c ("row" uuid, able boolean, rest text) join import_rows r on r.id = c."row" and r.batch_id = p_batch
	), coming as (
		select n.*, row_number() over (partition by n.donor_id order by n.number) > 1 as again
		from named n join donors p on p.id = n.donor_id and p.province_code = batch.province_code and p.erased_at is null
		where exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = batch.club_id)
	), settled as (
		select c.id, c.number, g.id as had, case
			when c.again or g.state not in ('applied', 'waiting', 'cancelled') then 'had'
			when not c.able then 'not_eligible'
			when exists (select from registrations o where o.donor_id = c.donor_id and o.drive_id <> drive.id and o.override_reason is null
				and o.state in ('registered', 'confirmed', 'arrived', 'fit') and o.rest_period && c.rest) then 'too_close'
			else 'coming'
		end as place
		from coming c left join registrations g on g.drive_id = drive.id and g.donor_id = c.donor_id
	), counted as (
		select s.*, row_number() over (partition by s.place order by s.number) as nth from settled s
	)
	update import_rows r set registration_id = c.had,
		place = case when c.place <> 'coming' then c.place when c.nth > drive.capacity - drive.places_taken then 'full' end
	from counted c where r.id = c.id;

	with added as (
		insert into registrations (id, drive_id, province_code, club_id, donor_id, state, source, rest_period, registered_at, registered_by, occurred_at,
			received_at)
		select c.registration, drive.id, drive.province_code, drive.club_id, r.donor_id, 'registered', 'import', c.rest::daterange, p_at, batch.applied_by,
			p_at, p_at
		from jsonb_to_recordset(p_people) as c ("row" uuid, rest text, registration uuid) join import_rows r on r.id = c."row" and r.batch_id = p_batch
		where r.place is null and r.registration_id is null and r.donor_id is not null
		order by r.number
		on conflict do nothing returning id, donor_id
	), told as (
		insert into registration_events (id, registration_id, drive_id, to_state, by, at, occurred_at, received_at)
		select c.event, a.id, drive.id, 'registered', batch.applied_by, p_at, p_at, p_at
		from added a join jsonb_to_recordset(p_people) as c (registration uuid, event uuid) on c.registration = a.id
	)
	update import_rows r set place = case when a.id is null then 'too_close' else 'registered' end, registration_id = a.id
	from jsonb_to_recordset(p_people) as c ("row" uuid, registration uuid) left join added a on a.id = c.registration
	where r.id = c."row" and r.batch_id = p_batch and r.place is null and r.registration_id is null;

	for one in
		select r.id, c.rest::daterange as rest, c.event, g.id as had, g.state
		from jsonb_to_recordset(p_people) as c ("row" uuid, rest text, event uuid) join import_rows r on r.id = c."row" and r.batch_id = p_batch
		join registrations g on g.id = r.registration_id
		where r.place is null order by r.number
	loop
		begin
			update registrations g set state = 'registered', rest_period = one.rest, registered_at = p_at, registered_by = batch.applied_by, occurred_at = p_at,
				version = g.version + 1 where g.id = one.had;
			insert into registration_events (id, registration_id, drive_id, from_state, to_state, by, at, occurred_at, received_at)
			values (one.event, one.had, drive.id, one.state, 'registered', batch.applied_by, p_at, p_at, p_at);
			update import_rows r set place = 'taken_up' where r.id = one.id;
		exception when exclusion_violation then
			update import_rows r set place = 'too_close' where r.id = one.id;
		end;
	end loop;

	insert into audit_entries (id, account_id, action, province_code, club_id, drive_id, object_type, object_id)
	select gen_random_uuid(), batch.applied_by, 'registration.registered', drive.province_code, drive.club_id, drive.id, 'registration', r.registration_id
	from jsonb_to_recordset(p_people) as c ("row" uuid) join import_rows r on r.id = c."row" and r.batch_id = p_batch
	where r.place in ('registered', 'taken_up');
	return jsonb_array_length(p_people);
end $$;
--> statement-breakpoint
-- Gives back the places that a list took, so many rows at a time: those with which nothing happened since, at a drive that is not over. What somebody
-- had before, and what moved on, is kept. Answers how many rows it settled.
create function giot_import_give_back(p_batch uuid, p_most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
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
			and d.status not in ('closed', 'cancelled') and (select count(*) from registration_events e where e.registration_id = g.id) = 1);
	update import_rows r set place = case when r.registration_id = any (gone) then 'given_back' when r.place = 'taken_up' then 'kept_had' else 'kept_moved_on' end
	where r.id = any (settled);
	insert into audit_entries (id, account_id, action, province_code, club_id, drive_id, object_type, object_id)
	select gen_random_uuid(), batch.applied_by, 'registration.undone', batch.province_code, batch.club_id, batch.drive_id, 'registration', g
	from unnest(gone) g;
	delete from registrations g where g.id = any (gone);
	return cardinality(settled);
end $$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_import_drive(uuid)', 'giot_import_people(uuid)', 'giot_import_places(uuid, jsonb, timestamptz)',
		'giot_import_give_back(uuid, integer)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
