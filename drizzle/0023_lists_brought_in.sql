-- Lists of donors that clubs bring in. Whoever administers the club, or its province's office, chooses and decides; the work is done in the
-- background, which reaches these tables and, by the functions below, the donors of the club that the list is for, while it is at work on it.
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid NOT NULL,
	"state" text DEFAULT 'choosing' NOT NULL,
	"file_name" text NOT NULL,
	"content_sealed" "bytea",
	"consent" text,
	"total" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"applied_at" timestamp with time zone,
	"applied_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "import_batches_state_check" CHECK ("import_batches"."state" in ('choosing', 'reading', 'deciding', 'applying', 'done', 'undoing', 'undone', 'cancelled')),
	CONSTRAINT "import_batches_consent_check" CHECK ("import_batches"."consent" in ('signed_paper', 'not_yet')),
	CONSTRAINT "import_batches_applied_check" CHECK ("import_batches"."state" not in ('applying', 'done', 'undoing', 'undone') or num_nonnulls("import_batches"."consent", "import_batches"."applied_at", "import_batches"."applied_by") = 3)
);
--> statement-breakpoint
CREATE TABLE "import_columns" (
	"club_id" uuid NOT NULL,
	"heading_key" text NOT NULL,
	"field" text,
	CONSTRAINT "import_columns_club_id_heading_key_pk" PRIMARY KEY("club_id","heading_key")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content_sealed" "bytea",
	"match_keys" text[] DEFAULT '{}' NOT NULL,
	"verdict" text,
	"candidates" jsonb DEFAULT '[]' NOT NULL,
	"decision" text,
	"decided_for" text,
	"fields" text[],
	"donor_id" uuid,
	"donor_version" integer,
	"outcome" text,
	"kept_because" text,
	"before_sealed" "bytea",
	CONSTRAINT "import_rows_number_key" UNIQUE("batch_id","number"),
	CONSTRAINT "import_rows_verdict_check" CHECK ("import_rows"."verdict" in ('new', 'update', 'same', 'likely_duplicate', 'error')),
	CONSTRAINT "import_rows_decision_check" CHECK ("import_rows"."decision" in ('same', 'other', 'leave_out')),
	CONSTRAINT "import_rows_outcome_check" CHECK ("import_rows"."outcome" in ('added', 'updated', 'unchanged', 'left_out', 'removed', 'restored', 'kept'))
);
--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_columns" ADD CONSTRAINT "import_columns_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_donor_id_donors_id_fk" FOREIGN KEY ("donor_id") REFERENCES "public"."donors"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_club_idx" ON "import_batches" USING btree ("club_id");--> statement-breakpoint
CREATE INDEX "import_batches_work_idx" ON "import_batches" USING btree ("id") WHERE state in ('reading', 'applying', 'undoing');--> statement-breakpoint
CREATE INDEX "import_rows_donor_idx" ON "import_rows" USING btree ("donor_id");--> statement-breakpoint
CREATE INDEX "import_rows_match_keys_idx" ON "import_rows" USING gin ("match_keys");
--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT import_batches_club_province_fk FOREIGN KEY ("club_id", "province_code") REFERENCES clubs (id, province_code);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['import_batches', 'import_rows', 'import_columns'] loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select on %I to giot_app', guarded);
	end loop;
	foreach guarded in array array['import_batches', 'import_rows'] loop
		execute format('create policy system on %I to giot_system using (true) with check (true)', guarded);
		execute format('grant select, update on %I to giot_system', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant insert on import_batches, import_rows, import_columns to giot_app;
--> statement-breakpoint
grant update (state, content_sealed, consent, total, done, problem, version, applied_at, applied_by, ended_at) on import_batches to giot_app;
--> statement-breakpoint
grant update (content_sealed, match_keys, verdict, candidates, decision, decided_for, fields, donor_id, donor_version, outcome, kept_because,
	before_sealed) on import_rows to giot_app;
--> statement-breakpoint
grant delete on import_rows, import_columns to giot_app;
--> statement-breakpoint
grant update (field) on import_columns to giot_app;
--> statement-breakpoint
create policy seen on import_batches for select to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy added on import_batches for insert to giot_app with check (
	created_by = (select giot_account()) and state = 'choosing'
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
);
--> statement-breakpoint
create policy changed on import_batches for update to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy seen on import_rows for select to giot_app using (batch_id in (select b.id from import_batches b));
--> statement-breakpoint
create policy added on import_rows for insert to giot_app with check ((select giot_scope()) = 'job');
--> statement-breakpoint
create policy changed on import_rows for update to giot_app using (batch_id in (select b.id from import_batches b));
--> statement-breakpoint
create policy removed on import_rows for delete to giot_app using (batch_id in (select b.id from import_batches b));
--> statement-breakpoint
create policy kept on import_columns to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[])
	or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
) with check (
	club_id = any ((select giot_admin_clubs())::uuid[])
	or exists (select from clubs c where c.id = club_id and c.province_code = any ((select giot_provinces())::text[]))
);
--> statement-breakpoint
grant insert, delete on donors to giot_system;
--> statement-breakpoint
grant update (full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision, phone, email, id_kind, id_number_encrypted, id_number_hash,
	id_last_four_hash, address, abo, rhd, group_source, note, version) on donors to giot_system;
--> statement-breakpoint
grant select, insert on consents to giot_system;
--> statement-breakpoint
grant select on deferrals to giot_system;
--> statement-breakpoint
create policy system_imports on donors for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_takes_back on donors for delete to giot_system using (true);
--> statement-breakpoint
create policy system_reads on consents for select to giot_system using (true);
--> statement-breakpoint
create policy system_imports on consents for insert to giot_system with check (true);
--> statement-breakpoint
create policy system_reads on deferrals for select to giot_system using (true);
--> statement-breakpoint
-- Whether whoever started a list may still do so: the role may have ended since.
create function giot_import_stands(p_batch uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
	select giot_scope() = 'job' and exists (
		select from import_batches b join memberships m on m.account_id = b.applied_by join accounts a on a.id = m.account_id
		where b.id = p_batch and a.suspended_at is null and m.state = 'active'
			and (m.until is null or m.until >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
			and ((m.role = 'club_admin' and m.club_id = b.club_id) or (m.role = 'province_coordinator' and m.province_code = b.province_code))
	)
$$;
--> statement-breakpoint
-- Whom the people of a list are compared with: those whom its club knows. Of their papers only the hash.
create function giot_import_registry(p_batch uuid) returns table (
	id uuid, full_name text, sex text, birth_date date, birth_precision text, phone text, email text, id_kind text, id_hash text, address text,
	abo text, rhd text, group_source text, note text, match_keys text[], version integer
) language sql stable security definer set search_path = public, pg_temp as $$
	select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.email, p.id_kind, encode(p.id_number_hash, 'base64'), p.address,
		p.abo, p.rhd, p.group_source, p.note, p.match_keys, p.version
	from import_batches b join donor_clubs k on k.club_id = b.club_id join donors p on p.id = k.donor_id
	where b.id = p_batch and b.state in ('reading', 'applying') and p.province_code = b.province_code and p.erased_at is null and giot_scope() = 'job'
$$;
--> statement-breakpoint
-- How those stand: another text when somebody was added, edited or erased.
create function giot_import_state(p_batch uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
	select count(*) || ' ' || coalesce(sum(p.version), 0) || ' ' || coalesce(max(k.since_at)::text, '')
	from import_batches b join donor_clubs k on k.club_id = b.club_id join donors p on p.id = k.donor_id
	where b.id = p_batch and p.province_code = b.province_code and p.erased_at is null and giot_scope() = 'job'
$$;
--> statement-breakpoint
-- Adds people of a list that is being applied as donors of its club, with the proof of consent where the club keeps a signed paper. `row` is the
-- row that they stand in; its contents go, for they stand on the donor now.
create function giot_import_add(p_batch uuid, p_people jsonb, p_locale text, p_text_version integer) returns integer
	language sql security definer set search_path = public, pg_temp as $$
	with batch as materialized (
		select b.* from import_batches b where b.id = p_batch and b.state = 'applying' and giot_scope() = 'job'
	), people as materialized (
		select (e.person ->> 'row')::uuid as of_row, n.* from batch, jsonb_array_elements(p_people) as e (person), jsonb_populate_record(null::donors, e.person) n
	), added as (
		insert into donors (id, province_code, club_id, created_by, full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision,
			phone, email, id_kind, id_number_encrypted, id_number_hash, id_last_four_hash, address, abo, rhd, group_source, note)
		select n.id, b.province_code, b.club_id, b.applied_by, n.full_name, n.search_key, n.sort_key, n.match_keys, n.sex, n.birth_date, n.birth_precision,
			n.phone, n.email, n.id_kind, n.id_number_encrypted, n.id_number_hash, n.id_last_four_hash, n.address, n.abo, n.rhd, n.group_source, n.note
		from people n, batch b
		returning id
	), agreed as (
		insert into consents (id, donor_id, purpose, text_locale, text_version, how, taken_by)
		select gen_random_uuid(), a.id, 'registration', p_locale, p_text_version, 'signed_paper', b.applied_by from added a, batch b where b.consent = 'signed_paper'
	), told as (
		insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id)
		select gen_random_uuid(), b.applied_by, 'donor.imported', b.province_code, b.club_id, 'donor', a.id from added a, batch b
	), settled as (
		update import_rows r set outcome = 'added', donor_id = n.id, donor_version = 1, content_sealed = null, match_keys = '{}'
		from people n where r.id = n.of_row and r.batch_id = p_batch returning r.id
	)
	select count(*)::integer from settled
$$;
--> statement-breakpoint
-- Changes donors whom the club knows, or puts back what they were, where nobody has changed them since `version`. `set` holds columns; other
-- columns than these are not touched. Answers the rows whose donors were changed.
create function giot_import_change(p_batch uuid, p_changes jsonb) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
	with batch as materialized (
		select b.* from import_batches b where b.id = p_batch and b.state in ('applying', 'undoing') and giot_scope() = 'job'
	), changes as materialized (
		select c.* from batch, jsonb_to_recordset(p_changes) as c ("row" uuid, donor uuid, version integer, "set" jsonb, "before" bytea, fields text[])
	), changed as (
		update donors d set (full_name, search_key, sort_key, match_keys, sex, birth_date, birth_precision, phone, email, id_kind, id_number_encrypted,
			id_number_hash, id_last_four_hash, address, abo, rhd, group_source, note, version) = (
			select n.full_name, n.search_key, n.sort_key, n.match_keys, n.sex, n.birth_date, n.birth_precision, n.phone, n.email, n.id_kind, n.id_number_encrypted,
				n.id_number_hash, n.id_last_four_hash, n.address, n.abo, n.rhd, n.group_source, n.note, d.version + 1
			from jsonb_populate_record(d, c."set") n)
		from changes c, batch b
		where d.id = c.donor and d.version = c.version and d.erased_at is null and d.province_code = b.province_code
			and exists (select from donor_clubs k where k.donor_id = d.id and k.club_id = b.club_id)
		returning d.id, d.version, c."row" as of_row, c."before", c.fields
	), told as (
		insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id, fields)
		select gen_random_uuid(), b.applied_by, 'donor.edited', b.province_code, b.club_id, 'donor', c.id, c.fields from changed c, batch b
	)
	update import_rows r set outcome = case b.state when 'applying' then 'updated' else 'restored' end, donor_version = c.version,
		before_sealed = c."before", content_sealed = null, match_keys = '{}'
	from changed c, batch b where r.id = c.of_row and r.batch_id = p_batch and r.donor_id = c.id
	returning r.id
$$;
--> statement-breakpoint
-- Takes back donors whom a list added, so many at a time; answers how many rows it settled. Whoever has been registered, deferred, edited, met
-- by another club or asked since is kept.
create function giot_import_undo(p_batch uuid, p_most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
	batch import_batches;
	settled uuid[];
begin
	select * into batch from import_batches b where b.id = p_batch and b.state = 'undoing' and giot_scope() = 'job';
	if not found then
		return 0;
	end if;
	settled := array(select r.id from import_rows r where r.batch_id = p_batch and r.outcome = 'added' order by r.number limit p_most);
	-- Nobody registers one of them meanwhile.
	perform from donors d where d.id in (select r.donor_id from import_rows r where r.id = any (settled)) order by d.id for update;
	update import_rows r set outcome = 'kept', kept_because = w.why from (
		select d.id, case
			when d.erased_at is not null then 'erased'
			when exists (select from donations g where g.donor_id = d.id) then 'given'
			when exists (select from registrations g where g.donor_id = d.id) then 'registered'
			when exists (select from deferrals g where g.donor_id = d.id) then 'deferred'
			when d.version <> 1 then 'edited'
			when exists (select from donor_clubs k where k.donor_id = d.id and k.club_id <> batch.club_id) then 'known_elsewhere'
			when exists (select from consents c where c.donor_id = d.id and (c.given_at <> d.created_at or c.withdrawn_at is not null)) then 'asked'
		end as why
		from donors d
	) w where r.id = any (settled) and r.donor_id = w.id and w.why is not null;
	insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id)
	select gen_random_uuid(), batch.applied_by, 'donor.import_undone', batch.province_code, batch.club_id, 'donor', r.donor_id
	from import_rows r where r.id = any (settled) and r.outcome = 'added' and r.donor_id is not null;
	delete from donors d where d.id in (select r.donor_id from import_rows r where r.id = any (settled) and r.outcome = 'added');
	update import_rows r set outcome = 'removed' where r.id = any (settled) and r.outcome = 'added';
	return cardinality(settled);
end $$;
--> statement-breakpoint
-- Forgets somebody in every list of the province: the rows that became, update or resemble that donor are emptied, and the lists that the clubs of
-- that donor have only begun are given up, for nobody knows yet who stands in them. For whoever sees the donor, and for the background.
create function giot_forget_in_imports(p_donor uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
	donor donors;
begin
	select * into donor from donors d where d.id = p_donor and (
		giot_scope() = 'job' or d.province_code = any (giot_provinces())
		or d.id in (select k.donor_id from donor_clubs k where k.club_id = any (giot_clubs())));
	if not found then
		return;
	end if;
	update import_rows r set content_sealed = null, before_sealed = null, match_keys = '{}', candidates = '[]',
		decision = case when r.outcome is null then 'leave_out' end, decided_for = null, kept_because = coalesce(r.kept_because, 'erased')
	where (r.donor_id = p_donor or r.candidates @> jsonb_build_array(jsonb_build_object('donor', p_donor::text)) or (
			r.match_keys && (donor.match_keys || array_remove(array['phone ' || donor.phone, 'paper ' || encode(donor.id_number_hash, 'base64')], null))))
		and exists (select from import_batches b where b.id = r.batch_id and b.province_code = donor.province_code);
	update import_batches b set state = 'cancelled', content_sealed = null, problem = 'somebody_erased', ended_at = now(), version = b.version + 1
	where b.state in ('choosing', 'reading') and not exists (select from import_rows r where r.batch_id = b.id)
		and b.club_id in (select k.club_id from donor_clubs k where k.donor_id = p_donor);
end $$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_import_stands(uuid)', 'giot_import_registry(uuid)', 'giot_import_state(uuid)',
		'giot_import_add(uuid, jsonb, text, integer)', 'giot_import_change(uuid, jsonb)', 'giot_import_undo(uuid, integer)',
		'giot_forget_in_imports(uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- What a row became is the work of the background: nobody else says which donor a row stands for, so that taking a list back reaches no other one.
create function import_rows_become() returns trigger language plpgsql as $$
begin
	if current_user = 'giot_app' and giot_scope() is distinct from 'job' then
		raise insufficient_privilege using message = 'What a row became is written by the work in the background.';
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger import_rows_become before update on import_rows for each row
	when ((old.donor_id, old.donor_version, old.outcome) is distinct from (new.donor_id, new.donor_version, new.outcome))
	execute function import_rows_become();
