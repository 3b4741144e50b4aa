-- Mail and recovery: whoever sets a new password ends the other links of the account, a code that is given replaces the one before,
-- and how many messages were given up is counted for those who can do something about it.
create policy bearer_reads on account_tokens for select to giot_app using (account_id = (select giot_token_account()));
--> statement-breakpoint
create policy codes_seen on account_tokens for select to giot_app using (
	(select giot_scope()) = 'actor' and purpose = 'reset_code' and giot_outranks(account_id)
);
--> statement-breakpoint
create policy codes_removed on account_tokens for delete to giot_app using (
	(select giot_scope()) = 'actor' and purpose = 'reset_code' and giot_outranks(account_id)
);
--> statement-breakpoint
grant select (given_up_at) on outbox to giot_system;
--> statement-breakpoint
create policy system_counts on outbox for select to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- How many messages were given up since an instant: a count and nothing else, for coordinators and system administrators.
create function giot_mail_given_up(p_since timestamptz) returns integer language sql stable security definer set search_path = public, pg_temp
begin atomic
	select count(*)::integer from outbox o
	where o.given_up_at > p_since and giot_scope() = 'actor' and (cardinality(giot_provinces()) > 0 or giot_is_system_admin());
end;
--> statement-breakpoint
alter function giot_mail_given_up(timestamptz) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_mail_given_up(timestamptz) from public;
--> statement-breakpoint
grant execute on function giot_mail_given_up(timestamptz) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
