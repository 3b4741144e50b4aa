-- Whoever signs in shows something: the password, a session on the way in, a passkey. It must still stand when the session begins, and
-- what the account asks for is read then. Beginning a session and whatever ends them take turns by the lock on the account's row.
grant create on schema public to giot_system;
--> statement-breakpoint
-- Locks the actor's account until the end of the transaction and answers whether what was shown still stands: the hash that a password
-- fitted, the id of a session or of a passkey. A device shows nothing.
create function giot_hold_account(p_proof text) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	held record;
begin
	if giot_scope() not in ('actor', 'sign_in') then return false; end if;
	select a.id, a.kind, a.password_hash into held from accounts a where a.id = giot_account() for no key update;
	return held.kind = 'device' or held.password_hash = p_proof
		or exists (select from sessions s where s.account_id = held.id and s.id = p_proof)
		or exists (select from passkeys p where p.account_id = held.id and p.id::text = p_proof);
end $$;
--> statement-breakpoint
-- Before a factor comes or goes and a role begins, the account is locked: a session that begins meanwhile is ended with the others, or
-- waits and sees the change.
create function giot_factor_or_role_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	if tg_op = 'DELETE' then
		perform from accounts a where a.id = old.account_id for no key update;
		return old;
	end if;
	perform from accounts a where a.id = new.account_id for no key update;
	return new;
end $$;
--> statement-breakpoint
create trigger account_held before insert or delete on totp_secrets for each row execute function giot_factor_or_role_changes();
--> statement-breakpoint
create trigger account_held_confirmed before update on totp_secrets for each row when (old.confirmed_at is distinct from new.confirmed_at)
	execute function giot_factor_or_role_changes();
--> statement-breakpoint
create trigger account_held before insert or delete on passkeys for each row execute function giot_factor_or_role_changes();
--> statement-breakpoint
create trigger account_held before insert or update on memberships for each row when (new.state = 'active') execute function giot_factor_or_role_changes();
--> statement-breakpoint
create or replace function giot_reset_factors(p_account_id uuid) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	if not giot_outranks(p_account_id) then return false; end if;
	perform from accounts a where a.id = p_account_id for no key update;
	delete from totp_secrets where account_id = p_account_id;
	delete from recovery_codes where account_id = p_account_id;
	delete from passkeys where account_id = p_account_id;
	delete from sessions where account_id = p_account_id;
	return true;
end $$;
--> statement-breakpoint
-- A password that is set anew by a link or code takes passkeys along: whoever had the account before may have added one. So it does with an
-- app that was never confirmed, whose key they may have seen, and with recovery codes that no factor is left for.
create function giot_forget_passkeys() returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	bearer uuid := giot_token_account();
begin
	delete from passkeys where account_id = bearer;
	delete from totp_secrets where account_id = bearer and confirmed_at is null;
	delete from recovery_codes where account_id = bearer and not exists (select from totp_secrets t where t.account_id = bearer);
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_hold_account(text)', 'giot_forget_passkeys()', 'giot_factor_or_role_changes()']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_hold_account(text), giot_forget_passkeys() to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
