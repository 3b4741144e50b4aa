-- Whoever stands above somebody does so in a role that was accepted: an invitation alone gives nobody power over an account.
grant create on schema public to giot_system;
--> statement-breakpoint
create or replace function giot_outranks(p_account_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
begin atomic
	select giot_scope() = 'actor' and p_account_id <> giot_account() and (
		giot_is_system_admin()
		or not exists (
			select from memberships m left join clubs c on c.id = m.club_id
			where m.account_id = p_account_id and m.state <> 'ended' and not coalesce(
				(m.role = 'registrar' and m.club_id = any (giot_admin_clubs()))
				or (m.role in ('registrar', 'club_admin') and c.province_code = any (giot_provinces())), false))
		and exists (select from memberships m where m.account_id = p_account_id and m.state in ('active', 'suspended')));
end;
--> statement-breakpoint
-- Ends the sessions of somebody who takes up an office again: they may have begun without the second factor that it asks for.
create function giot_end_sessions(p_account_id uuid) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	if not (giot_scope() = 'actor' and giot_is_system_admin()) then
		raise exception 'only those who give offices' using errcode = 'insufficient_privilege';
	end if;
	delete from sessions where account_id = p_account_id;
end $$;
--> statement-breakpoint
alter function giot_end_sessions(uuid) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_end_sessions(uuid) from public;
--> statement-breakpoint
grant execute on function giot_end_sessions(uuid) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
