grant create on schema public to giot_system;
--> statement-breakpoint
-- The registration at a drive that stands for one which was dropped when two entries became one; a device may still name it, by its id or by its own key.
-- Null where the name is a registration there, or none is known.
create function giot_registration_kept(p_drive uuid, p_name uuid) returns uuid
	language sql stable security definer set search_path = public, pg_temp as $$
	select r.id from registrations r join donor_merges m on m.kept_id = r.donor_id and m.undone_at is null
	where r.drive_id = p_drive
		and (r.province_code = any (giot_provinces()) or r.club_id = any (giot_clubs()) or r.drive_id = any (giot_drives()))
		and (m.moved -> 'registrations' @> jsonb_build_array(jsonb_build_object('id', p_name))
			or m.moved -> 'registrations' @> jsonb_build_array(jsonb_build_object('operation_id', p_name)))
		and not exists (select from registrations n where n.drive_id = p_drive and (n.id = p_name or n.operation_id = p_name))
	order by m.merged_at desc limit 1
$$;
--> statement-breakpoint
revoke all on function giot_registration_kept(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function giot_registration_kept(uuid, uuid) to giot_app;
--> statement-breakpoint
alter function giot_registration_kept(uuid, uuid) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
