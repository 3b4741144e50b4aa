-- Requests of people about their data, and how long the law gives: reference data with source and certainty, as it stands on a day.
create table data_request_deadlines (
	kind text not null,
	country text not null,
	valid_from date not null,
	answer_working_days integer not null,
	act_days integer not null,
	source text not null,
	certainty text not null,
	constraint data_request_deadlines_kind_country_valid_from_pk primary key (kind, country, valid_from),
	constraint data_request_deadlines_kind_check check (kind in ('access', 'correction', 'restriction', 'withdrawal', 'erasure')),
	constraint data_request_deadlines_country_check check (country in ('VN', 'LA')),
	constraint data_request_deadlines_days_check check (answer_working_days between 1 and 60 and act_days between 1 and 365),
	constraint data_request_deadlines_certainty_check check (certainty in ('stated', 'weak', 'assumed'))
);
--> statement-breakpoint
grant select on data_request_deadlines to giot_app, giot_system;
--> statement-breakpoint
grant select, insert, update, delete on data_request_deadlines to giot_loader;
--> statement-breakpoint
create table data_requests (
	id uuid primary key,
	province_code text not null constraint data_requests_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint data_requests_club_id_clubs_id_fk references clubs (id),
	donor_id uuid constraint data_requests_donor_id_donors_id_fk references donors (id) on delete cascade,
	reference text,
	kind text not null,
	way text not null,
	received_on date not null,
	state text not null default 'open',
	answered_on date,
	closed_on date,
	refusal_reason text,
	filed_by uuid not null,
	handled_by uuid,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint data_requests_kind_check check (kind in ('access', 'correction', 'restriction', 'withdrawal', 'erasure')),
	constraint data_requests_way_check check (way in ('in_person', 'phone', 'message', 'email', 'letter')),
	constraint data_requests_state_check check (state in ('open', 'answered', 'done', 'refused')),
	constraint data_requests_person_check check (num_nonnulls(donor_id, reference) = 1),
	constraint data_requests_answered_check check ((state = 'open') = (answered_on is null)),
	constraint data_requests_closed_check check ((state in ('done', 'refused')) = (closed_on is not null)),
	constraint data_requests_refused_check check ((state = 'refused') = (refusal_reason is not null)
		and refusal_reason in ('not_identified', 'nothing_held', 'kept_by_law', 'asked_before', 'other'))
);
--> statement-breakpoint
create index data_requests_province_idx on data_requests (province_code, state, received_on);
--> statement-breakpoint
create index data_requests_donor_idx on data_requests (donor_id);
--> statement-breakpoint
create table retention_rules (
	kind text primary key,
	days integer not null,
	floor_days integer not null,
	version integer not null default 1,
	changed_at timestamptz not null default now(),
	changed_by uuid,
	constraint retention_rules_kind_check check (kind in ('applicants', 'outbox', 'throttle', 'requests', 'notes', 'club_applications')),
	constraint retention_rules_floor_check check (floor_days >= 1 and days between floor_days and 36500)
);
--> statement-breakpoint
create table retention_runs (
	id uuid primary key,
	ran_at timestamptz not null default now(),
	removed jsonb not null
);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['data_requests', 'retention_rules', 'retention_runs']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- A club's administrator files for the club's own people and sees what the club filed; the office of the province sees and handles all of it.
grant select, insert on data_requests to giot_app;
--> statement-breakpoint
grant update (state, answered_on, closed_on, refusal_reason, handled_by, version) on data_requests to giot_app;
--> statement-breakpoint
create policy seen on data_requests for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_admin_clubs())::uuid[])
);
--> statement-breakpoint
create policy filed on data_requests for insert to giot_app with check (
	filed_by = (select giot_account()) and state = 'open'
	and (
		(club_id is null and province_code = any ((select giot_provinces())::text[]))
		or exists (select from clubs c where c.id = club_id and c.province_code = data_requests.province_code
			and (c.id = any ((select giot_admin_clubs())::uuid[]) or c.province_code = any ((select giot_provinces())::text[])))
	)
	and (donor_id is null or exists (select from donors p where p.id = donor_id and p.province_code = data_requests.province_code))
);
--> statement-breakpoint
create policy handled on data_requests for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
-- The system's administrators see the rules and change their days; what was removed is written by the function below alone.
grant select on retention_rules, retention_runs to giot_app;
--> statement-breakpoint
grant update (days, version, changed_at, changed_by) on retention_rules to giot_app;
--> statement-breakpoint
create policy seen on retention_rules for select to giot_app using ((select giot_is_system_admin()));
--> statement-breakpoint
create policy changed on retention_rules for update to giot_app using ((select giot_is_system_admin()));
--> statement-breakpoint
create policy seen on retention_runs for select to giot_app using ((select giot_is_system_admin()));
--> statement-breakpoint
grant select on retention_rules to giot_system;
--> statement-breakpoint
create policy system_reads on retention_rules for select to giot_system using (true);
--> statement-breakpoint
grant select, insert on retention_runs to giot_system;
--> statement-breakpoint
create policy system_keeps on retention_runs to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, update (reference), delete on data_requests to giot_system;
--> statement-breakpoint
create policy system_forgets on data_requests to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, delete on outbox, sign_in_failures, club_applications to giot_system;
--> statement-breakpoint
create policy system_forgets on outbox for delete to giot_system using (true);
--> statement-breakpoint
create policy system_forgets on sign_in_failures to giot_system using (true);
--> statement-breakpoint
create policy system_forgets on club_applications to giot_system using (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- What of a kind is older than its days: the one place that says what a rule of keeping means. Nothing that is under way is ever due.
create function giot_due(p_kind text, p_before timestamptz) returns setof uuid language sql stable set search_path = public, pg_temp
begin atomic
	select a.id from applicants a join drives d on d.id = a.drive_id
	where p_kind = 'applicants' and a.full_name <> '—' and d.ends_on < p_before::date
	union all select o.id from outbox o where p_kind = 'outbox' and coalesce(o.sent_at, o.given_up_at) < p_before
	union all select f.id from sign_in_failures f where p_kind = 'throttle' and f.failed_at < p_before
	union all select q.id from data_requests q where p_kind = 'requests' and q.closed_on < p_before::date
	union all select p.id from donors p
	where p_kind = 'notes' and p.note is not null and coalesce(p.last_donation_on, p.created_at::date) < p_before::date and p.created_at < p_before
	union all select c.id from club_applications c where p_kind = 'club_applications' and c.state = 'declined' and c.decided_at < p_before;
end;
--> statement-breakpoint
-- How much of each kind would go today under these days: numbers alone, for the administrators of the system.
create function giot_due_counts(p_days jsonb, p_now timestamptz) returns table (kind text, due bigint)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.key, (select count(*) from giot_due(d.key, p_now - make_interval(days => d.value::integer)))
	from jsonb_each_text(p_days) d where giot_is_system_admin() and d.value::integer >= 1;
end;
--> statement-breakpoint
-- Keeps to the rules, once in a calendar month however many ask at once: what went, by kind; null when this month's turn was taken.
create function giot_keep_retention(p_run uuid, p_entry uuid, p_now timestamptz) returns jsonb
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	rule record;
	bound timestamptz;
	gone bigint;
	removed jsonb := '{}';
begin
	if giot_scope() <> 'job' then return null; end if;
	perform pg_advisory_xact_lock(hashtextextended('retention', 0));
	if exists (select from retention_runs r where date_trunc('month', r.ran_at at time zone 'Asia/Ho_Chi_Minh')
		>= date_trunc('month', p_now at time zone 'Asia/Ho_Chi_Minh')) then return null; end if;
	for rule in select r.kind, r.days from retention_rules r order by r.kind loop
		bound := p_now - make_interval(days => rule.days);
		case rule.kind
			when 'applicants' then
				update applicants set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null,
					weight_class = null where id in (select giot_due('applicants', bound));
			when 'outbox' then delete from outbox where id in (select giot_due('outbox', bound));
			when 'throttle' then delete from sign_in_failures where id in (select giot_due('throttle', bound));
			when 'requests' then delete from data_requests where id in (select giot_due('requests', bound));
			when 'notes' then update donors set note = null, version = version + 1 where id in (select giot_due('notes', bound));
			when 'club_applications' then delete from club_applications where id in (select giot_due('club_applications', bound));
		end case;
		get diagnostics gone = row_count;
		removed := removed || jsonb_build_object(rule.kind, gone);
	end loop;
	insert into retention_runs (id, ran_at, removed) values (p_run, p_now, removed);
	insert into audit_entries (id, action, object_type, object_id) values (p_entry, 'retention.ran', 'retention', p_run);
	return removed;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_due(text, timestamptz)', 'giot_due_counts(jsonb, timestamptz)',
		'giot_keep_retention(uuid, uuid, timestamptz)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_due_counts(jsonb, timestamptz), giot_keep_retention(uuid, uuid, timestamptz) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
