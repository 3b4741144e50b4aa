-- An entry carries the account and the session of whoever adds it, and names only what that person may see: a place in scope, or
-- the place of the very drive or donor it is about. Donors of a club may be known to others, and helpers belong to no club.
drop policy added on audit_entries;
--> statement-breakpoint
create policy added on audit_entries for insert to giot_app with check (
	(select giot_scope()) = 'actor' and account_id = (select giot_account()) and session_id = (select giot_session_id())
	and (drive_id is null or exists (select from drives d where d.id = drive_id))
	and (
		club_id is null
		or exists (select from clubs c where c.id = club_id)
		or exists (select from drives d where d.id = drive_id and d.club_id = audit_entries.club_id)
		or exists (select from donors p where p.id = case when object_type = 'donor' then object_id::uuid end and p.club_id = audit_entries.club_id)
	)
	and (
		province_code is null
		or province_code = any ((select giot_home_provinces())::text[])
		or (select giot_is_system_admin())
		or exists (select from drives d where d.id = drive_id and d.province_code = audit_entries.province_code)
		or exists (select from donors p where p.id = case when object_type = 'donor' then object_id::uuid end and p.province_code = audit_entries.province_code)
	)
);
