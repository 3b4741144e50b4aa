-- Whoever is told that another club possibly knows somebody leaves an entry about that donor, once a day however often their typing asks. What finds
-- nobody leaves none: nothing was told. It stands in the trail of the club that first registered the donor and of the office: to whoever asked, nothing
-- more than yes or no is told, not even by the trail of their own club.
grant select on audit_entries to giot_system;
--> statement-breakpoint
create policy system_asked on audit_entries for select to giot_system using (action = 'donor.known_elsewhere');
--> statement-breakpoint
drop function giot_known_elsewhere(text, text[], text, bytea);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whether somebody is possibly known to another club of one's own province: name and birth agree, or one of both with the phone, or the paper is
-- the same. Nothing else is told, and of whom one sees oneself nothing is told here. `p_entries` are the ids of entries in the trail, for as many
-- donors at most.
create function giot_known_elsewhere(p_province text, p_keys text[], p_phone text, p_hash bytea, p_entries uuid[]) returns boolean
	language sql volatile security definer set search_path = public, pg_temp as $$
	with keys as (
		select coalesce(array_agg(k) filter (where k ~ '^(name|sound) '), '{}') as named, coalesce(array_agg(k) filter (where k ~ '^(born|given) '), '{}') as born
		from unnest(p_keys) k
	), alike as materialized (
		select p.id, p.club_id from donors p, keys
		where giot_scope() = 'actor' and p_province = any (giot_home_provinces()) and
			(p.match_keys && keys.named and (p.match_keys && keys.born or p.phone = p_phone) or p.match_keys && keys.born and p.phone = p_phone
				or p.id_number_hash = p_hash)
			and p.province_code = p_province and p.erased_at is null and not giot_in_own_registry(p.id)
	), known as (
		select a.id, a.club_id, row_number() over (order by a.id) as place from alike a order by a.id limit cardinality(p_entries)
	), told as (
		insert into audit_entries (id, account_id, session_id, action, province_code, club_id, object_type, object_id)
		select p_entries[k.place], giot_account(), giot_session_id(), 'donor.known_elsewhere', p_province, k.club_id, 'donor', k.id
		from known k where not exists (
			select from audit_entries e where e.account_id = giot_account() and e.at > now() - interval '1 day'
				and e.action = 'donor.known_elsewhere' and e.object_type = 'donor' and e.object_id = k.id::text
		)
	)
	select exists (select from alike)
$$;
--> statement-breakpoint
alter function giot_known_elsewhere(text, text[], text, bytea, uuid[]) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_known_elsewhere(text, text[], text, bytea, uuid[]) from public;
--> statement-breakpoint
grant execute on function giot_known_elsewhere(text, text[], text, bytea, uuid[]) to giot_app;
