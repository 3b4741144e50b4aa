-- Keeping to the rules holds kind by kind: each in a transaction and with an entry in the trail of its own, so that one that fails undoes no other
-- and is tried again.
grant update (ran_at, removed) on retention_runs to giot_system;
--> statement-breakpoint
drop function giot_keep_retention(uuid, uuid, timestamptz);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Removes what of a kind is older than its days, and answers how much that was: the one place that says what becomes of a kind.
create function giot_forget_due(p_kind text, p_before timestamptz) returns bigint
	language plpgsql volatile set search_path = public, pg_temp as $$
declare
	gone bigint;
begin
	case p_kind
		when 'applicants' then
			update applicants set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null,
				weight_class = null where id in (select giot_due('applicants', p_before));
		when 'outbox' then delete from outbox where id in (select giot_due('outbox', p_before));
		when 'throttle' then delete from sign_in_failures where id in (select giot_due('throttle', p_before));
		when 'requests' then delete from data_requests where id in (select giot_due('requests', p_before));
		when 'notes' then update donors set note = null, version = version + 1 where id in (select giot_due('notes', p_before));
		when 'club_applications' then delete from club_applications where id in (select giot_due('club_applications', p_before));
	end case;
	get diagnostics gone = row_count;
	return gone;
end $$;
--> statement-breakpoint
-- Keeps to the rule of one kind, once in a calendar month however many ask at once: how much went; null when this month's turn was taken. What went
-- in a month is one run, told by kind: a kind that is missing there has not had its turn.
create function giot_keep_retention(p_kind text, p_run uuid, p_entry uuid, p_now timestamptz) returns bigint
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	kept_days integer;
	run retention_runs;
	gone bigint;
begin
	if giot_scope() <> 'job' then return null; end if;
	perform pg_advisory_xact_lock(hashtextextended('retention', 0));
	select r.days into kept_days from retention_rules r where r.kind = p_kind;
	select * into run from retention_runs r where date_trunc('month', r.ran_at at time zone 'Asia/Ho_Chi_Minh')
		>= date_trunc('month', p_now at time zone 'Asia/Ho_Chi_Minh') order by r.ran_at desc limit 1;
	if kept_days is null or run.removed ? p_kind then return null; end if;
	gone := giot_forget_due(p_kind, p_now - make_interval(days => kept_days));
	if run.id is null then
		insert into retention_runs (id, ran_at, removed) values (p_run, p_now, jsonb_build_object(p_kind, gone));
	else
		update retention_runs set ran_at = greatest(ran_at, p_now), removed = removed || jsonb_build_object(p_kind, gone) where id = run.id;
	end if;
	insert into audit_entries (id, action, object_type, object_id) values (p_entry, 'retention.ran', 'retention', p_kind);
	return gone;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_forget_due(text, timestamptz)', 'giot_keep_retention(text, uuid, uuid, timestamptz)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_keep_retention(text, uuid, uuid, timestamptz) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
