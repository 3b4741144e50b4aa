-- Whoever sends a form about somebody who was erased meanwhile is told so: the province of that entry, for those alone who saw it before as an
-- office, as the club that held it, or as one at whose drive the person was registered; null for everybody else.
grant create on schema public to giot_system;
--> statement-breakpoint
create function giot_province_of_erased(p_donor uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
	select p.province_code from donors p
	where p.id = p_donor and p.erased_at is not null and giot_scope() = 'actor'
		and (p.province_code = any (giot_provinces()) or p.club_id = any (giot_clubs()) or exists (
			select from registrations r join drives d on d.id = r.drive_id where r.donor_id = p.id and d.club_id = any (giot_clubs())))
$$;
--> statement-breakpoint
alter function giot_province_of_erased(uuid) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_province_of_erased(uuid) from public;
--> statement-breakpoint
grant execute on function giot_province_of_erased(uuid) to giot_app;
