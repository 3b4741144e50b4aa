grant create on schema public to giot_system;
--> statement-breakpoint
-- An act that waits and is taken back, whoever takes it back, is left out by that: nobody has to look at it, and what was typed is gone. The key of what took it back
-- is noted.
create function giot_leave_out_taken_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	update drive_operations o
	set sealed = null, settled_at = new.received_at, settled_by = new."by", settled_as = 'left_out', left_because = 'did_not_happen', note = new.id::text
	where o.id = new.undoes and o.drive_id = new.drive_id and o.waiting and o.settled_at is null
		and (o.registration_id = new.registration_id or exists (select from registrations r where r.drive_id = new.drive_id
			and o.registration_id in (r.id, r.operation_id) and new.registration_id in (r.id, r.operation_id)));
	return null;
end $$;
--> statement-breakpoint
alter function giot_leave_out_taken_back() owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_leave_out_taken_back() from public;
--> statement-breakpoint
create trigger drive_operations_leave_out after insert or update of waiting on drive_operations for each row
	when (new.act = 'undo' and not new.waiting) execute function giot_leave_out_taken_back();
--> statement-breakpoint
grant select (waiting, settled_at), update (settled_at, settled_by, settled_as, left_because) on drive_operations to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
