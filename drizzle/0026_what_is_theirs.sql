-- What a person agrees to is told apart by how they are reached; `contact` stays for what was agreed to before.
alter table consents drop constraint consents_purpose_check;
--> statement-breakpoint
alter table consents add constraint consents_purpose_check check (purpose in ('registration', 'contact', 'contact_phone', 'contact_sms',
	'contact_zalo', 'contact_email', 'reserve', 'sharing'));
--> statement-breakpoint
-- Restricted: kept, and neither contacted nor handed out, until it is lifted. Erased: why, beside when.
alter table donors add column restricted_at timestamptz, add column erased_reason text;
--> statement-breakpoint
grant update (restricted_at) on donors to giot_app;
--> statement-breakpoint
alter table donors add constraint donors_erased_reason_check check ((erased_at is null) = (erased_reason is null)
	and erased_reason in ('asked', 'consent_withdrawn', 'entered_wrongly', 'no_longer_needed'));
--> statement-breakpoint
-- What is left of somebody erased is a row that counts: no name, nothing to reach or to recognise the person by.
alter table donors add constraint donors_erased_check check (erased_at is null or (
	full_name = '—' and search_key = '' and sort_key = '' and match_keys = '{}' and not reserve and restricted_at is null
	and num_nonnulls(sex, birth_date, birth_precision, phone, email, id_kind, id_number_encrypted, id_number_hash, id_last_four_hash, area_code,
		address, abo, rhd, group_source, weight_class, note) = 0));
--> statement-breakpoint
create function donors_stay_erased() returns trigger language plpgsql as $$
begin
	raise exception 'somebody erased stays erased' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger donors_stay_erased before update on donors for each row
	when (old.erased_at is not null and new.erased_at is distinct from old.erased_at) execute function donors_stay_erased();
--> statement-breakpoint
-- Nobody sees an erased row, whatever another policy allows; and nobody but the function below makes one.
create policy erased_is_gone on donors as restrictive to giot_app using (erased_at is null);
--> statement-breakpoint
revoke update (erased_at) on donors from giot_app;
--> statement-breakpoint
-- A deferral is seen with the donor; of somebody erased, with the registration, so that what a drive lost is counted as before.
create policy seen_at_drive on deferrals for select to giot_app using (
	registration_id is not null and exists (select from registrations r where r.id = registration_id)
);
--> statement-breakpoint
grant update (full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision, phone, email, id_kind, id_number_encrypted,
	id_number_hash, id_last_four_hash, area_code, address, abo, rhd, group_source, weight_class, reserve, note, card_code, erased_at,
	erased_reason, restricted_at, version) on donors to giot_system;
--> statement-breakpoint
grant delete on donor_clubs to giot_system;
--> statement-breakpoint
create policy system_forgets on donor_clubs for delete to giot_system using (true);
--> statement-breakpoint
grant select, delete on consents, deferrals to giot_system;
--> statement-breakpoint
create policy system_forgets on consents to giot_system using (true);
--> statement-breakpoint
create policy system_forgets on deferrals to giot_system using (true);
--> statement-breakpoint
grant select, update (full_name, sex, birth_date, birth_precision, phone, email, weight_class) on applicants to giot_system;
--> statement-breakpoint
create policy system_forgets on applicants to giot_system using (true);
--> statement-breakpoint
grant update (override_reason, override_by) on registrations to giot_system;
--> statement-breakpoint
create policy system_forgets on registrations for update to giot_system using (true);
--> statement-breakpoint
grant update (bag_number) on donations to giot_system;
--> statement-breakpoint
create policy system_forgets on donations for update to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Everywhere but the donor's own row: **the one place** that knows where a person is remembered. Whatever begins to keep something of donors
-- adds its line here, also what the next migrations bring: requests that name somebody who was not matched yet, and merges.
create function giot_forget_donor(p_donor uuid) returns void language plpgsql volatile set search_path = public, pg_temp as $$
begin
	perform giot_forget_in_imports(p_donor);
	perform giot_forget_merges(p_donor);
	-- Who asked for a place from a public page: by link, or under the same name with the same phone or address.
	update applicants a set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null, weight_class = null
	from donors p
	where p.id = p_donor and (
		exists (select from registrations r where r.applicant_id = a.id and r.donor_id = p.id)
		or (lower(a.full_name) = lower(p.full_name) and (a.phone = p.phone or lower(a.email) = lower(p.email))
			and exists (select from drives d where d.id = a.drive_id and d.province_code = p.province_code)));
	update registrations set override_reason = '—', override_by = '—' where donor_id = p_donor and num_nonnulls(override_reason, override_by) > 0;
	-- A blood centre knows whose bag it is; the counts do not need its number.
	update donations set bag_number = null where donor_id = p_donor and bag_number is not null;
	update data_requests q set reference = '—' from donors p
	where p.id = p_donor and q.province_code = p.province_code and strpos(lower(q.reference), lower(p.full_name)) > 0;
	delete from donor_clubs where donor_id = p_donor;
	delete from donor_pairs where p_donor in (one_id, other_id);
	delete from consents where donor_id = p_donor;
	-- Of a drive's losses a class and a day stay under the pseudonym.
	delete from deferrals where donor_id = p_donor and registration_id is null;
end $$;
--> statement-breakpoint
-- Erases a donor of a province that the actor co-ordinates: the row stays under its id alone, and with it what was given. Answers `erased`,
-- or why not: nobody of that id, changed since, or expected at a drive that is not over.
create function giot_erase_donor(p_donor uuid, p_version integer, p_reason text) returns text
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
			and r.state in ('applied', 'registered', 'waiting', 'confirmed', 'arrived', 'fit') and d.status not in ('closed', 'cancelled')
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
-- The registrations of a donor that keep the person from being erased, whichever club holds them: titles and days of drives alone.
create function giot_expected_at(p_donor uuid) returns table (drive_id uuid, title text, starts_on date)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, d.title, d.starts_on from registrations r join drives d on d.id = r.drive_id join donors p on p.id = r.donor_id
	where r.donor_id = p_donor and p.province_code = any (giot_provinces()) and d.province_code = any (giot_provinces())
		and r.state in ('applied', 'registered', 'waiting', 'confirmed', 'arrived', 'fit') and d.status not in ('closed', 'cancelled')
	order by d.starts_on, d.id;
end;
--> statement-breakpoint
-- Whoever is being erased at this moment gets no place meanwhile: the later of both waits, and sees what the other did.
create function registrations_of_people() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	perform from donors p where p.id = new.donor_id and p.erased_at is null for key share;
	if not found then
		raise exception 'nobody is registered who was erased' using errcode = 'check_violation', constraint = 'registrations_people_check';
	end if;
	return new;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_erase_donor(uuid, integer, text)', 'giot_expected_at(uuid)', 'registrations_of_people()',
		'giot_forget_donor(uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_erase_donor(uuid, integer, text), giot_expected_at(uuid) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create trigger registrations_of_people before insert on registrations for each row when (new.donor_id is not null)
	execute function registrations_of_people();
