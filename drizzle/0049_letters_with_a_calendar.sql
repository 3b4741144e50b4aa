-- Of each also which version of their place stands and who holds the drive: a letter carries their place for the calendar they keep.
drop function giot_job_people_to_tell(uuid);
--> statement-breakpoint
drop function giot_people_to_tell(uuid);
--> statement-breakpoint
create function giot_people_to_tell(p_drive uuid) returns table (registration_id uuid, donor_id uuid, applicant_id uuid, state text,
		registered_at timestamptz, slot_starts_at timestamptz, donated_on date, full_name text, locale text, own_email text, own_phone text,
		own_agreed text[], donor_email text, donor_phone text, donor_agreed text[], restricted boolean, erased boolean,
		place_version integer, club_name text)
	language sql stable set search_path = public, pg_temp
begin atomic
	select r.id, r.donor_id, r.applicant_id, r.state, r.registered_at, s.starts_at, (select g.donated_on from donations g where g.registration_id = r.id),
		coalesce(a.full_name, p.full_name),
		coalesce(a.locale, (select c.text_locale from consents c where c.donor_id = p.id and c.withdrawn_at is null order by c.given_at desc limit 1)),
		a.email, a.phone, array(select c.purpose from applicant_consents c where c.applicant_id = a.id),
		p.email, p.phone, array(select c.purpose from consents c where c.donor_id = p.id and c.withdrawn_at is null),
		p.restricted_at is not null, coalesce(a.full_name = '—', false) or p.erased_at is not null or coalesce(a.id, p.id) is null,
		r.version, (select b.name from clubs b where b.id = r.club_id)
	from registrations r left join applicants a on a.id = r.applicant_id left join donors p on p.id = r.donor_id
		left join drive_slots s on s.id = r.slot_id
	where r.drive_id = p_drive;
end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
create function giot_job_people_to_tell(p_drive uuid) returns table (registration_id uuid, donor_id uuid, applicant_id uuid, state text,
		registered_at timestamptz, slot_starts_at timestamptz, donated_on date, full_name text, locale text, own_email text, own_phone text,
		own_agreed text[], donor_email text, donor_phone text, donor_agreed text[], restricted boolean, erased boolean,
		place_version integer, club_name text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select t.* from giot_people_to_tell(p_drive) t
	where giot_scope() = 'job' and not t.restricted and not t.erased and t.state in ('registered', 'confirmed', 'donated')
		and (t.own_email is not null or (t.own_agreed || t.donor_agreed) && array['contact', 'contact_sms', 'contact_zalo', 'contact_email']);
end;
--> statement-breakpoint
alter function giot_job_people_to_tell(uuid) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_job_people_to_tell(uuid) from public;
--> statement-breakpoint
grant execute on function giot_job_people_to_tell(uuid) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
