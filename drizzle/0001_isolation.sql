-- Who may see which rows. The application connects as giot_app, which owns nothing and cannot bypass row-level security;
-- it states the scope of each transaction in transaction-local settings that the policies read. Without a scope: no rows.
create extension if not exists btree_gist;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
create function giot_scope() returns text language sql stable parallel safe
	return coalesce(current_setting('giot.scope', true), '');
--> statement-breakpoint
create function giot_account() returns uuid language sql stable parallel safe
	return nullif(current_setting('giot.account', true), '')::uuid;
--> statement-breakpoint
create function giot_session_id() returns text language sql stable parallel safe
	return nullif(current_setting('giot.session', true), '');
--> statement-breakpoint
-- Clubs in which the actor holds any role.
create function giot_clubs() returns uuid[] language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.clubs', true), '')::uuid[] end;
--> statement-breakpoint
-- Clubs that the actor administers.
create function giot_admin_clubs() returns uuid[] language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.admin_clubs', true), '')::uuid[] end;
--> statement-breakpoint
-- Provinces that the actor co-ordinates.
create function giot_provinces() returns text[] language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.provinces', true), '')::text[] end;
--> statement-breakpoint
-- Provinces whose totals the actor may see: those of the clubs and of the offices the actor belongs to.
create function giot_home_provinces() returns text[] language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.home_provinces', true), '')::text[] end;
--> statement-breakpoint
-- Single drives at which the actor helps.
create function giot_drives() returns uuid[] language sql stable parallel safe
	return case when giot_scope() = 'actor' then nullif(current_setting('giot.drives', true), '')::uuid[] end;
--> statement-breakpoint
create function giot_is_system_admin() returns boolean language sql stable parallel safe
	return giot_scope() = 'actor' and current_setting('giot.system_admin', true) = 'on';
--> statement-breakpoint
grant usage on schema public to giot_app, giot_system, giot_loader;
--> statement-breakpoint
grant select on all tables in schema public to giot_app;
--> statement-breakpoint
grant insert, update on venues, drives, reported_results, memberships, donations, sessions to giot_app;
--> statement-breakpoint
grant update on applicants to giot_app;
--> statement-breakpoint
-- Of the reference data only areas are edited; statements and events are only ever added.
grant update on areas to giot_app;
--> statement-breakpoint
grant insert on clubs, targets, donors, deferrals, consents, registrations, registration_events to giot_app;
--> statement-breakpoint
-- What belongs to whom, and what was decided or agreed to, stays: these are the columns that an edit may touch.
grant update (area_code, name, contact_name, phone, email, founded_on, closed_on, version) on clubs to giot_app;
--> statement-breakpoint
grant update (state, source, slot_at, rest_period, override_reason, override_by, registered_at, registered_by, operation_id, occurred_at,
	received_at, version) on registrations to giot_app;
--> statement-breakpoint
grant update (full_name, search_key, sort_key, sex, birth_date, birth_precision, phone, email, id_kind, id_number_encrypted, id_number_hash,
	id_last_four_hash, area_code, address, abo, rhd, group_source, weight_class, reserve, note, erased_at, version) on donors to giot_app;
--> statement-breakpoint
grant update (lifted_at, lifted_by, version) on deferrals to giot_app;
--> statement-breakpoint
grant update (withdrawn_at) on consents to giot_app;
--> statement-breakpoint
grant insert, delete on drive_days, drive_sites, sign_in_failures to giot_app;
--> statement-breakpoint
grant delete on donations, deferrals, sessions, reported_results to giot_app;
--> statement-breakpoint
grant insert on audit_entries to giot_app;
--> statement-breakpoint
-- Password hashes leave the database through the sign-in function alone.
revoke select on accounts from giot_app;
--> statement-breakpoint
grant select (id, email, full_name, locale, is_demo, suspended_at, version, created_at) on accounts to giot_app;
--> statement-breakpoint
grant insert on accounts to giot_app;
--> statement-breakpoint
grant update (full_name, email, locale, password_hash, suspended_at, version) on accounts to giot_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to giot_loader;
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['accounts', 'memberships', 'sessions', 'sign_in_failures', 'clubs', 'targets', 'venues', 'drives',
		'drive_days', 'drive_sites', 'reported_results', 'donors', 'donor_clubs', 'deferrals', 'consents', 'applicants', 'registrations',
		'registration_events', 'donations', 'drive_tallies', 'drive_people', 'area_tallies', 'audit_entries']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- Clubs, targets, venues
create policy seen on clubs for select to giot_app using (
	id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy added on clubs for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy changed on clubs for update to giot_app using (
	id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
) with check (
	id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy seen on targets for select to giot_app using (
	province_code = any ((select giot_provinces())::text[])
	or (province_code = any ((select giot_home_provinces())::text[]) and (club_id is null or club_id = any ((select giot_clubs())::uuid[])))
);
--> statement-breakpoint
create policy added on targets for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[])
	or (subject = 'club' and club_id = any ((select giot_admin_clubs())::uuid[]) and province_code = any ((select giot_home_provinces())::text[]))
);
--> statement-breakpoint
create policy seen on venues for select to giot_app using (
	province_code = any ((select giot_provinces())::text[])
	or (province_code = any ((select giot_home_provinces())::text[]) and (club_id is null or club_id = any ((select giot_clubs())::uuid[])))
);
--> statement-breakpoint
create policy added on venues for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy changed on venues for update to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
) with check (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
-- Drives and what hangs on them. A drive without a club is the province's own, or a published result: its province may read it.
create policy seen on drives for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or id = any ((select giot_drives())::uuid[])
	or (club_id is null and province_code = any ((select giot_home_provinces())::text[]))
);
--> statement-breakpoint
create policy added on drives for insert to giot_app with check (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
-- Every role that may write registrations locks the drive, and a lock needs the right to update. Changing one is for those who schedule.
create policy changed on drives for update to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or id = any ((select giot_drives())::uuid[])
) with check (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
-- What belongs to a club belongs to its province.
alter table clubs add constraint clubs_id_province_key unique (id, province_code);
--> statement-breakpoint
alter table drives add constraint drives_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
alter table donors add constraint donors_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
alter table targets add constraint targets_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
alter table venues add constraint venues_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
create policy seen on drive_days for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy added on drive_days for insert to giot_app with check (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy removed on drive_days for delete to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on drive_sites for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy added on drive_sites for insert to giot_app with check (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy removed on drive_sites for delete to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on reported_results for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy written on reported_results to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))))
with check (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on drive_tallies for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy seen on drive_people for select to giot_app using (exists (select from drives d where d.id = drive_id));
--> statement-breakpoint
create policy seen on area_tallies for select to giot_app using (province_code = any ((select giot_provinces())::text[])
	or (province_code = any ((select giot_home_provinces())::text[]) and (club_id is null or club_id = any ((select giot_clubs())::uuid[]))));
--> statement-breakpoint
-- Registrations and donations carry the club and province of their drive.
create policy seen on registrations for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or drive_id = any ((select giot_drives())::uuid[])
);
--> statement-breakpoint
create policy changed on registrations for update to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or drive_id = any ((select giot_drives())::uuid[])
) with check (exists (select from drives d where d.id = drive_id and d.province_code = registrations.province_code
	and d.club_id is not distinct from registrations.club_id));
--> statement-breakpoint
create policy seen on registration_events for select to giot_app using (exists (select from registrations r where r.id = registration_id));
--> statement-breakpoint
create policy added on registration_events for insert to giot_app with check (
	exists (select from registrations r where r.id = registration_id and r.drive_id = registration_events.drive_id)
);
--> statement-breakpoint
create policy seen on donations for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or drive_id = any ((select giot_drives())::uuid[])
);
--> statement-breakpoint
create policy added on donations for insert to giot_app with check (exists (
	select from registrations r where r.id = registration_id and r.drive_id = donations.drive_id and r.donor_id = donations.donor_id
		and r.province_code = donations.province_code and r.club_id is not distinct from donations.club_id
));
--> statement-breakpoint
create policy changed on donations for update to giot_app using (
	club_id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or drive_id = any ((select giot_drives())::uuid[])
) with check (exists (
	select from registrations r where r.id = registration_id and r.drive_id = donations.drive_id and r.donor_id = donations.donor_id
		and r.province_code = donations.province_code and r.club_id is not distinct from donations.club_id
));
--> statement-breakpoint
create policy removed on donations for delete to giot_app using (
	club_id = any ((select giot_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or drive_id = any ((select giot_drives())::uuid[])
);
--> statement-breakpoint
create policy seen on applicants for select to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]) or d.id = any ((select giot_drives())::uuid[]))));
--> statement-breakpoint
create policy changed on applicants for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]) or d.id = any ((select giot_drives())::uuid[]))));
--> statement-breakpoint
-- Donors: the province's office, the clubs that know the person, the helper of a drive at which the person is registered.
create policy seen on donor_clubs for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
);
--> statement-breakpoint
-- People on the rosters of the drives at which the actor helps. A function, because a policy of registrations asks for donors:
-- reading registrations under their own policies from there would never end.
create function giot_helped_donors() returns setof uuid language sql stable security definer set search_path = public, pg_temp
begin atomic
	select r.donor_id from registrations r where r.drive_id = any (giot_drives()) and r.donor_id is not null;
end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_helped_donors() owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_helped_donors() from public;
--> statement-breakpoint
grant execute on function giot_helped_donors() to giot_app;
--> statement-breakpoint
create policy seen on donors for select to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or id in (select dc.donor_id from donor_clubs dc where dc.club_id = any ((select giot_clubs())::uuid[]))
	or id in (select giot_helped_donors())
	-- inside the very transaction that adds the person
	or (created_by = (select giot_account()) and created_at = now() and (select giot_scope()) = 'actor')
);
--> statement-breakpoint
create policy added on donors for insert to giot_app with check (
	created_by = (select giot_account())
	and (
		(club_id = any ((select giot_clubs())::uuid[]) and province_code = (select c.province_code from clubs c where c.id = club_id))
		or (province_code = any ((select giot_provinces())::text[]) and (club_id is null or exists (select from clubs c where c.id = club_id)))
		or exists (select from drives d where d.id = any ((select giot_drives())::uuid[]) and d.club_id = donors.club_id and d.province_code = donors.province_code)
	)
);
--> statement-breakpoint
create policy changed on donors for update to giot_app using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or id in (select dc.donor_id from donor_clubs dc where dc.club_id = any ((select giot_clubs())::uuid[]))
	or id in (select giot_helped_donors())
);
--> statement-breakpoint
create policy added on registrations for insert to giot_app with check (
	exists (select from drives d where d.id = drive_id and d.province_code = registrations.province_code
		and d.club_id is not distinct from registrations.club_id)
	and (
		club_id = any ((select giot_clubs())::uuid[])
		or province_code = any ((select giot_provinces())::text[])
		or drive_id = any ((select giot_drives())::uuid[])
	)
	and (donor_id is null or exists (select from donors p where p.id = donor_id))
);
--> statement-breakpoint
create policy seen on deferrals for select to giot_app using (exists (select from donors p where p.id = donor_id));
--> statement-breakpoint
create policy added on deferrals for insert to giot_app with check (
	exists (select from donors p where p.id = donor_id)
	and exists (select from registrations r where r.id = registration_id and r.donor_id = deferrals.donor_id and r.drive_id = deferrals.drive_id
		and r.club_id is not distinct from deferrals.club_id)
);
--> statement-breakpoint
create policy changed on deferrals for update to giot_app using (exists (select from donors p where p.id = donor_id));
--> statement-breakpoint
create policy removed on deferrals for delete to giot_app using (
	exists (select from donors p where p.id = donor_id) and (registration_id is null or exists (select from registrations r where r.id = registration_id))
);
--> statement-breakpoint
create policy seen on consents for select to giot_app using (exists (select from donors p where p.id = donor_id));
--> statement-breakpoint
create policy added on consents for insert to giot_app with check (exists (select from donors p where p.id = donor_id));
--> statement-breakpoint
create policy changed on consents for update to giot_app using (exists (select from donors p where p.id = donor_id));
--> statement-breakpoint
-- People. A registrar sees nobody's account but their own.
create policy seen on memberships for select to giot_app using (
	((select giot_scope()) = 'actor' and account_id = (select giot_account()))
	or club_id = any ((select giot_admin_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
	or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy added on memberships for insert to giot_app with check (
	(role in ('club_admin', 'registrar') and (
		club_id = any ((select giot_admin_clubs())::uuid[])
		or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))))
	or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy changed on memberships for update to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[])
	or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
	or (select giot_is_system_admin())
) with check (
	(role in ('club_admin', 'registrar') and (
		club_id = any ((select giot_admin_clubs())::uuid[])
		or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))))
	or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy seen on accounts for select to giot_app using (
	((select giot_scope()) in ('actor', 'sign_in') and id = (select giot_account()))
	or ((select giot_scope()) = 'actor' and exists (select from memberships m where m.account_id = accounts.id))
	or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy added on accounts for insert to giot_app with check (
	cardinality((select giot_admin_clubs())::uuid[]) > 0 or cardinality((select giot_provinces())::text[]) > 0 or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy changed on accounts for update to giot_app using (
	((select giot_scope()) in ('actor', 'sign_in') and id = (select giot_account())) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy own on sessions to giot_app using ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()))
with check ((select giot_scope()) in ('actor', 'sign_in') and account_id = (select giot_account()));
--> statement-breakpoint
create policy throttle on sign_in_failures to giot_app using ((select giot_scope()) = 'sign_in') with check ((select giot_scope()) = 'sign_in');
--> statement-breakpoint
-- The audit trail: everybody adds under their own name, nobody changes.
create policy seen on audit_entries for select to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin())
);
--> statement-breakpoint
create policy added on audit_entries for insert to giot_app with check (
	(select giot_scope()) <> '' and account_id is not distinct from (select giot_account())
);
--> statement-breakpoint
create function audit_entries_stay() returns trigger language plpgsql as $$
begin
	raise exception 'audit entries are only ever added' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger audit_entries_stay before update or delete on audit_entries for each row execute function audit_entries_stay();
--> statement-breakpoint
create trigger audit_entries_no_truncate before truncate on audit_entries for each statement execute function audit_entries_stay();
--> statement-breakpoint
revoke update, delete on audit_entries from giot_loader;
--> statement-breakpoint
-- One donor's planned registrations keep the interval of the rules between them; a recorded medical override lifts it.
alter table registrations add constraint registrations_rest_excl exclude using gist (donor_id with =, rest_period with &&)
	where (state in ('registered', 'confirmed', 'arrived', 'fit') and override_reason is null);
--> statement-breakpoint
create index donors_search_trgm_idx on donors using gin (search_key gin_trgm_ops);
