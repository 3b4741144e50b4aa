-- Donors who may be one person, found in the background: whoever sees both may say that they are two. The job reads a province's registry and
-- writes what it found; no other scope may ask for either.
create table donor_pairs (
	id uuid primary key,
	province_code text not null constraint donor_pairs_province_code_provinces_code_fk references provinces (code),
	one_id uuid not null constraint donor_pairs_one_id_donors_id_fk references donors (id) on delete cascade,
	other_id uuid not null constraint donor_pairs_other_id_donors_id_fk references donors (id) on delete cascade,
	weight integer not null,
	strength text not null,
	reasons text[] not null,
	found_at timestamptz not null default now(),
	decided text,
	decided_at timestamptz,
	decided_by uuid,
	constraint donor_pairs_people_key unique (one_id, other_id),
	constraint donor_pairs_order_check check (one_id < other_id),
	constraint donor_pairs_decided_check check (decided in ('two_people')),
	constraint donor_pairs_decision_check check ((decided is null) = (decided_at is null))
);
--> statement-breakpoint
create index donor_pairs_other_idx on donor_pairs (other_id);
--> statement-breakpoint
create index donor_pairs_open_idx on donor_pairs (weight desc nulls last, id) where decided is null;
--> statement-breakpoint
alter table donor_pairs enable row level security;
--> statement-breakpoint
alter table donor_pairs force row level security;
--> statement-breakpoint
create policy loader on donor_pairs to giot_loader using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on donor_pairs to giot_loader;
--> statement-breakpoint
create policy system on donor_pairs to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on donor_pairs to giot_system;
--> statement-breakpoint
grant select on donor_pairs to giot_app;
--> statement-breakpoint
grant update (decided, decided_at, decided_by) on donor_pairs to giot_app;
--> statement-breakpoint
-- The policies of donors hold within: of a pair that one sees by half one sees nothing. Helpers work with people, not with the registry.
create policy seen on donor_pairs for select to giot_app using (
	(province_code = any (giot_provinces()) or cardinality(giot_clubs()) > 0)
	and exists (select from donors d where d.id = one_id) and exists (select from donors d where d.id = other_id)
);
--> statement-breakpoint
create policy decided on donor_pairs for update to giot_app using (
	(province_code = any (giot_provinces()) or cardinality(giot_clubs()) > 0)
	and exists (select from donors d where d.id = one_id) and exists (select from donors d where d.id = other_id)
);
--> statement-breakpoint
-- What the job compares of a province, and how it stands: another text when somebody was added, edited, erased or moved.
create function giot_registry(p_province text) returns table (
	id uuid, full_name text, sex text, birth_date date, birth_precision text, phone text, id_kind text, id_hash text
) language sql stable security definer set search_path = public, pg_temp as $$
	select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, encode(p.id_number_hash, 'base64')
	from donors p where p.province_code = p_province and p.erased_at is null and giot_scope() = 'job'
$$;
--> statement-breakpoint
create function giot_registry_state(p_province text) returns text language sql stable security definer set search_path = public, pg_temp as $$
	select count(*) || ' ' || coalesce(sum(p.version), 0) || ' ' || coalesce(max(p.created_at)::text, '')
	from donors p where p.province_code = p_province and p.erased_at is null and giot_scope() = 'job'
$$;
--> statement-breakpoint
-- Keeps the pairs of a province as they were found: what was decided stays, what is suspected no longer goes.
create function giot_keep_pairs(p_province text, p_pairs jsonb) returns void language sql security definer set search_path = public, pg_temp as $$
	with found as materialized (
		select f.* from jsonb_to_recordset(p_pairs) as f (id uuid, one uuid, other uuid, weight integer, strength text, reasons text[])
		where giot_scope() = 'job' and exists (select from donors d where d.id = f.one and d.province_code = p_province)
			and exists (select from donors d where d.id = f.other and d.province_code = p_province)
	), gone as (
		delete from donor_pairs k where giot_scope() = 'job' and k.province_code = p_province and k.decided is null
			and not exists (select from found f where f.one = k.one_id and f.other = k.other_id)
	)
	insert into donor_pairs as k (id, province_code, one_id, other_id, weight, strength, reasons)
	select f.id, p_province, f.one, f.other, f.weight, f.strength, f.reasons from found f
	on conflict on constraint donor_pairs_people_key
	do update set weight = excluded.weight, strength = excluded.strength, reasons = excluded.reasons where k.decided is null
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_registry(text)', 'giot_registry_state(text)', 'giot_keep_pairs(text, jsonb)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
