-- Who is to be compared with the registry: every donor who was added, or changed in what is compared, since they last were. A change only ever adds a row, with
-- its own transaction: whatever commits late is found late, nobody waits for the comparing, and nothing of the donor's own row moves. A change that comes while
-- somebody is compared is another row, and stays.
create table donors_to_compare (
	id uuid primary key default gen_random_uuid(),
	province_code text not null,
	donor_id uuid not null
);
--> statement-breakpoint
create index donors_to_compare_donor_idx on donors_to_compare (province_code, donor_id);
--> statement-breakpoint
-- Those who were born on one day are a group.
create index donors_born_idx on donors (province_code, birth_date) where birth_precision = 'day';
--> statement-breakpoint
alter table donors no force row level security;
--> statement-breakpoint
insert into donors_to_compare (province_code, donor_id) select p.province_code, p.id from donors p where p.erased_at is null;
--> statement-breakpoint
alter table donors force row level security;
--> statement-breakpoint
alter table donors_to_compare enable row level security;
--> statement-breakpoint
alter table donors_to_compare force row level security;
--> statement-breakpoint
create policy loader on donors_to_compare to giot_loader using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on donors_to_compare to giot_loader;
--> statement-breakpoint
create policy system on donors_to_compare to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, insert, delete on donors_to_compare to giot_system;
--> statement-breakpoint
grant select on donors_to_compare to giot_app;
--> statement-breakpoint
create policy seen on donors_to_compare for select to giot_app using (false);
--> statement-breakpoint
drop function giot_registry(text);
--> statement-breakpoint
drop function giot_registry_state(text);
--> statement-breakpoint
drop function giot_keep_pairs(text, timestamptz, jsonb);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whoever leaves a province is compared there too, where nobody is like them any more.
create function donors_compare_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into donors_to_compare (province_code, donor_id) values (new.province_code, new.id);
	if old.province_code <> new.province_code then
		insert into donors_to_compare (province_code, donor_id) values (old.province_code, old.id);
	end if;
	return null;
end $$;
--> statement-breakpoint
-- Some of a province who are to be compared, with the rows that say so; those of them who were born on one day together. Of somebody erased or taken away
-- nothing but the id.
create function giot_next_to_compare(p_province text, p_most integer) returns table (
	id uuid, changes uuid[], full_name text, sex text, birth_date date, birth_precision text, phone text, id_kind text, id_hash text
) language sql stable security definer set search_path = public, pg_temp as $$
	with first as materialized (
		select distinct c.donor_id from (
			select x.donor_id from donors_to_compare x where x.province_code = p_province and giot_scope() = 'job' order by x.donor_id limit greatest(1, p_most / 10)
		) c
	), born as (
		select distinct p.birth_date from first f join donors p on p.id = f.donor_id where p.birth_precision = 'day' and p.erased_at is null
	), together as (
		select f.donor_id from first f
		union
		select s.id from born b cross join lateral (
			select p.id from donors p where p.province_code = p_province and p.birth_precision = 'day' and p.birth_date = b.birth_date
				and exists (select from donors_to_compare c where c.province_code = p_province and c.donor_id = p.id)
			limit p_most
		) s
	)
	select t.donor_id, array(select c.id from donors_to_compare c where c.province_code = p_province and c.donor_id = t.donor_id),
		p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, encode(p.id_number_hash, 'base64')
	from together t left join donors p on p.id = t.donor_id and p.province_code = p_province and p.erased_at is null
	order by p.birth_date nulls first, t.donor_id limit p_most
$$;
--> statement-breakpoint
-- Everybody of a province who shares a key with others, key by key; none of a key that only one has, or more than `p_most`. `waits` is who is to be compared.
create function giot_sharing(p_province text, p_keys text[], p_most integer) returns table (
	key text, waits boolean, id uuid, full_name text, sex text, birth_date date, birth_precision text, phone text, id_kind text, id_hash text
) language sql stable security definer set search_path = public, pg_temp as $$
	select k.key, exists (select from donors_to_compare c where c.province_code = p_province and c.donor_id = g.id),
		g.id, g.full_name, g.sex, g.birth_date, g.birth_precision, g.phone, g.id_kind, encode(g.id_number_hash, 'base64')
	from (
		select x.key, x.at, split_part(x.key, ' ', 1) as kind, substr(x.key, strpos(x.key, ' ') + 1) as value
		from unnest(p_keys) with ordinality x (key, at) where giot_scope() = 'job'
	) k
	cross join lateral (
		select s.*, count(*) over () as size from (
			select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, p.id_number_hash from donors p
				where k.kind = 'id' and p.id_number_hash = decode(case k.kind when 'id' then k.value end, 'base64') and p.province_code = p_province and p.erased_at is null
			union all
			select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, p.id_number_hash from donors p
				where k.kind = 'phone' and p.phone = k.value and p.province_code = p_province and p.erased_at is null
			union all
			select p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.phone, p.id_kind, p.id_number_hash from donors p
				where k.kind = 'born' and p.birth_precision = 'day' and p.birth_date = (case k.kind when 'born' then k.value end)::date and p.province_code = p_province and p.erased_at is null
			limit p_most + 1
		) s
	) g
	where g.size between 2 and p_most
	order by k.at
$$;
--> statement-breakpoint
-- Keeps what was found of those whom these changes are of; of whoever changed meanwhile nothing, whose turn is still to come. What was decided stays, and what
-- is suspected no longer goes. A group that grows beyond what says anything leaves its pairs, until one of them changes: they were found while it did, and two
-- who still agree are not less alike. One that shrinks to what does is compared when somebody in it changes. Whoever is being erased at this moment is waited
-- for, and then seen to be erased: in order of the ids, before anything else is held, so that no two wait for each other.
create function giot_keep_pairs(p_province text, p_changes uuid[], p_pairs jsonb) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	settled uuid[];
begin
	if giot_scope() is distinct from 'job' then return; end if;
	perform from donors d where d.province_code = p_province
		and d.id in (select unnest(array[f.one, f.other]) from jsonb_to_recordset(p_pairs) as f (one uuid, other uuid)) order by d.id for share;
	with taken as (
		delete from donors_to_compare c where c.id = any (p_changes) and c.province_code = p_province returning c.donor_id
	)
	select array_agg(distinct t.donor_id) into settled from taken t;
	delete from donor_pairs k where k.province_code = p_province and k.decided is null and (k.one_id = any (settled) or k.other_id = any (settled))
		and not exists (select from donors_to_compare c where c.province_code = p_province and c.donor_id in (k.one_id, k.other_id))
		and not exists (select from jsonb_to_recordset(p_pairs) as f (one uuid, other uuid) where f.one = k.one_id and f.other = k.other_id);
	insert into donor_pairs as k (id, province_code, one_id, other_id, weight, strength, reasons)
	select f.id, p_province, f.one, f.other, f.weight, f.strength, f.reasons
	from jsonb_to_recordset(p_pairs) as f (id uuid, one uuid, other uuid, weight integer, strength text, reasons text[])
	where (f.one = any (settled) or f.other = any (settled))
		and not exists (select from donors_to_compare c where c.province_code = p_province and c.donor_id in (f.one, f.other))
		and (select count(*) from donors d where d.id in (f.one, f.other) and d.province_code = p_province and d.erased_at is null) = 2
	on conflict on constraint donor_pairs_people_key
	do update set province_code = excluded.province_code, weight = excluded.weight, strength = excluded.strength, reasons = excluded.reasons where k.decided is null;
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['donors_compare_again()', 'giot_next_to_compare(text, integer)', 'giot_sharing(text, text[], integer)',
		'giot_keep_pairs(text, uuid[], jsonb)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
	foreach f in array array['giot_next_to_compare(text, integer)', 'giot_sharing(text, text[], integer)', 'giot_keep_pairs(text, uuid[], jsonb)']::regprocedure[]
	loop
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create trigger donors_compare_added after insert on donors for each row execute function donors_compare_again();
--> statement-breakpoint
create trigger donors_compare_changed after update on donors for each row
	when ((old.province_code, old.full_name, old.sex, old.birth_date, old.birth_precision, old.phone, old.id_kind, old.id_number_hash, old.erased_at)
		is distinct from (new.province_code, new.full_name, new.sex, new.birth_date, new.birth_precision, new.phone, new.id_kind, new.id_number_hash, new.erased_at))
	execute function donors_compare_again();
