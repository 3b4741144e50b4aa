-- Who was told what of a drive, and whether it arrived. A row names its reader and never an address: a letter lies in the outbox, a short message
-- here, sealed until it is sent. `occasion` is the change that is told of, or the day; the key keeps anybody from being told twice.
create table notices (
	id uuid primary key,
	drive_id uuid not null constraint notices_drive_id_drives_id_fk references drives (id) on delete cascade,
	kind text not null,
	change_id uuid constraint notices_change_id_drive_changes_id_fk references drive_changes (id) on delete cascade,
	occasion text not null,
	recipient_id uuid not null,
	registration_id uuid constraint notices_registration_id_registrations_id_fk references registrations (id) on delete set null,
	donor_id uuid constraint notices_donor_id_donors_id_fk references donors (id) on delete set null,
	channel text not null,
	state text not null,
	reason text,
	outbox_id uuid,
	sealed bytea,
	told_by uuid,
	created_at timestamptz not null default now(),
	settled_at timestamptz,
	constraint notices_once_key unique (drive_id, kind, occasion, recipient_id),
	constraint notices_kind_check check (kind in ('announced', 'moved', 'place', 'cancelled', 'reopened', 'slot', 'reminder', 'thanks', 'again')),
	constraint notices_channel_check check (channel in ('email', 'sms', 'zalo')),
	constraint notices_state_check check (state in ('queued', 'sent', 'failed', 'skipped')),
	constraint notices_reason_check check ((state in ('failed', 'skipped')) = (reason is not null)),
	constraint notices_sealed_check check (sealed is null or (state = 'queued' and outbox_id is null))
);
--> statement-breakpoint
create index notices_outbox_idx on notices (outbox_id);
--> statement-breakpoint
create index notices_donor_idx on notices (donor_id);
--> statement-breakpoint
create index notices_registration_idx on notices (registration_id);
--> statement-breakpoint
create index notices_queue_idx on notices (created_at) where sealed is not null;
--> statement-breakpoint
-- What is told without anybody pressing: an office or a club may switch each of it off. Without a row all of it is told.
create table notice_settings (
	id uuid primary key,
	province_code text not null constraint notice_settings_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint notice_settings_club_id_clubs_id_fk references clubs (id),
	reminder boolean not null default true,
	thanks boolean not null default true,
	again boolean not null default true,
	version integer not null default 1,
	constraint notice_settings_owner_key unique nulls not distinct (province_code, club_id)
);
--> statement-breakpoint
alter table notice_settings add constraint notice_settings_club_province_fk foreign key (club_id, province_code) references clubs (id, province_code);
--> statement-breakpoint
-- That a slot moved is a change as well: whoever was to come in it is told.
alter table drive_changes drop constraint drive_changes_kind_check;
--> statement-breakpoint
alter table drive_changes add constraint drive_changes_kind_check check (kind in ('moved', 'place', 'capacity', 'cancelled', 'reopened', 'slot'));
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['notices', 'notice_settings'] loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select, insert on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant update (channel, state, reason, outbox_id, sealed, settled_at) on notices to giot_app;
--> statement-breakpoint
grant update (reminder, thanks, again, version) on notice_settings to giot_app;
--> statement-breakpoint
-- Seen with the roster; written by those who plan the drive, under their name, and by the job under nobody's.
create policy seen on notices for select to giot_app using ((select giot_scope()) = 'job' or exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]) or d.id = any ((select giot_drives())::uuid[]))));
--> statement-breakpoint
create policy added on notices for insert to giot_app with check (
	((select giot_scope()) = 'job' and told_by is null)
	or (told_by = (select giot_account()) and exists (select from drives d where d.id = drive_id
		and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))))
);
--> statement-breakpoint
create policy changed on notices for update to giot_app using ((select giot_scope()) = 'job' or exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy seen on notice_settings for select to giot_app using ((select giot_scope()) = 'job'
	or province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[]));
--> statement-breakpoint
create policy added on notice_settings for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[]));
--> statement-breakpoint
create policy changed on notice_settings for update to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[]));
--> statement-breakpoint
create policy told_added on audit_entries for insert to giot_app with check (
	(select giot_scope()) = 'job' and num_nonnulls(account_id, session_id) = 0 and object_type = 'drive' and action = 'drive.told'
	and exists (select from drives d where d.id = object_id::uuid and d.id = audit_entries.drive_id
		and d.province_code = audit_entries.province_code and d.club_id is not distinct from audit_entries.club_id)
);
--> statement-breakpoint
-- The people of a drive as far as telling them asks: what they typed for this drive, what is known of them as donors, and what they agreed to.
-- It shows to each caller the rows that are theirs.
create function giot_people_to_tell(p_drive uuid) returns table (registration_id uuid, donor_id uuid, applicant_id uuid, state text,
		registered_at timestamptz, slot_starts_at timestamptz, donated_on date, full_name text, locale text, own_email text, own_phone text,
		own_agreed text[], donor_email text, donor_phone text, donor_agreed text[], restricted boolean, erased boolean)
	language sql stable set search_path = public, pg_temp
begin atomic
	select r.id, r.donor_id, r.applicant_id, r.state, r.registered_at, s.starts_at, (select g.donated_on from donations g where g.registration_id = r.id),
		coalesce(a.full_name, p.full_name),
		coalesce(a.locale, (select c.text_locale from consents c where c.donor_id = p.id and c.withdrawn_at is null order by c.given_at desc limit 1)),
		a.email, a.phone, array(select c.purpose from applicant_consents c where c.applicant_id = a.id),
		p.email, p.phone, array(select c.purpose from consents c where c.donor_id = p.id and c.withdrawn_at is null),
		p.restricted_at is not null, coalesce(a.full_name = '—', false) or p.erased_at is not null or coalesce(a.id, p.id) is null
	from registrations r left join applicants a on a.id = r.applicant_id left join donors p on p.id = r.donor_id
		left join drive_slots s on s.id = r.slot_id
	where r.drive_id = p_drive;
end;
--> statement-breakpoint
grant select on applicant_consents to giot_system;
--> statement-breakpoint
create policy system_reads on applicant_consents for select to giot_system using (true);
--> statement-breakpoint
grant select, update (state, reason, sealed, settled_at) on notices to giot_system;
--> statement-breakpoint
create policy system_settles on notices to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, update (sealed, given_up_at, last_problem) on outbox to giot_system;
--> statement-breakpoint
create policy system_gives_up on outbox for update to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The same for the job that reminds and thanks, who has no rows of its own: those alone who may be told by some way.
create function giot_job_people_to_tell(p_drive uuid) returns table (registration_id uuid, donor_id uuid, applicant_id uuid, state text,
		registered_at timestamptz, slot_starts_at timestamptz, donated_on date, full_name text, locale text, own_email text, own_phone text,
		own_agreed text[], donor_email text, donor_phone text, donor_agreed text[], restricted boolean, erased boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.* from giot_people_to_tell(p_drive) t
	where giot_scope() = 'job' and not t.restricted and not t.erased and t.state in ('registered', 'confirmed', 'donated')
		and (t.own_email is not null or (t.own_agreed || t.donor_agreed) && array['contact', 'contact_sms', 'contact_zalo', 'contact_email']);
end;
--> statement-breakpoint
-- Donors whose wait may have ended lately: a donation so many days ago as a rule asks, or a deferral that ran out. The rules decide about each.
create function giot_job_resting(p_today date, p_days_back integer, p_intervals integer[]) returns table (donor_id uuid, drive_id uuid, full_name text,
		locale text, email text, phone text, agreed text[], sex text, birth_date date, birth_precision text, weight_class text, last_donation_on date,
		last_component text, stated_last_on date, stated_last_precision text, deferred_until date, deferred_permanently boolean)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select p.id, g.drive_id, p.full_name,
		(select c.text_locale from consents c where c.donor_id = p.id and c.withdrawn_at is null order by c.given_at desc limit 1),
		p.email, p.phone, array(select c.purpose from consents c where c.donor_id = p.id and c.withdrawn_at is null),
		p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, p.stated_last_on, p.stated_last_precision,
		(select max(w.until_on) from deferrals w where w.donor_id = p.id and w.lifted_at is null),
		exists (select from deferrals w where w.donor_id = p.id and w.lifted_at is null and w.permanent)
	from donors p cross join lateral (
		select x.drive_id from donations x where x.donor_id = p.id and x.donated_on = p.last_donation_on order by x.id desc limit 1) g
	where giot_scope() = 'job' and p.erased_at is null and p.restricted_at is null and num_nonnulls(p.email, p.phone) > 0
		and exists (select from consents c where c.donor_id = p.id and c.withdrawn_at is null
			and c.purpose in ('contact', 'contact_sms', 'contact_zalo', 'contact_email'))
		and (exists (select from unnest(p_intervals) i where p.last_donation_on + i between p_today - p_days_back and p_today)
			or exists (select from deferrals w where w.donor_id = p.id and w.lifted_at is null and w.until_on between p_today - p_days_back - 1 and p_today))
		and not exists (select from notices n where n.drive_id = g.drive_id and n.kind = 'again' and n.recipient_id = p.id);
end;
--> statement-breakpoint
-- What became of a letter is told beside whom it was for.
create function outbox_settles_notice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update notices set state = case when new.sent_at is null then 'failed' else 'sent' end,
		reason = case when new.sent_at is null then coalesce(new.last_problem, 'unknown') end, settled_at = coalesce(new.sent_at, new.given_up_at)
	where outbox_id = new.id;
	return null;
end $$;
--> statement-breakpoint
-- To somebody who was erased nothing more is sent.
create function donors_erased_untold() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	theirs uuid[] := array(select n.id from notices n where n.state = 'queued'
		and (n.donor_id = new.id or n.registration_id in (select r.id from registrations r where r.donor_id = new.id)));
begin
	update outbox o set sealed = null, given_up_at = now(), last_problem = 'erased'
	where o.sealed is not null and o.id in (select n.outbox_id from notices n where n.id = any (theirs));
	update notices set state = 'skipped', reason = 'erased', sealed = null, settled_at = now() where id = any (theirs) and state = 'queued';
	return null;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_job_people_to_tell(uuid)', 'giot_job_resting(date, integer, integer[])',
		'outbox_settles_notice()', 'donors_erased_untold()']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_job_people_to_tell(uuid), giot_job_resting(date, integer, integer[]) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create trigger outbox_settles_notice after update on outbox for each row
	when (new.kind = 'notice' and old.sealed is not null and new.sealed is null) execute function outbox_settles_notice();
--> statement-breakpoint
create trigger donors_erased_untold after update on donors for each row
	when (old.erased_at is null and new.erased_at is not null) execute function donors_erased_untold();
