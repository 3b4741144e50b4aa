-- Two entries of one person become one, and can be told apart again, whole. What belongs to the entry that goes is moved to the one that stays,
-- that of other clubs too: the functions see as giot_system and apply the actor's scope themselves. A merge keeps both rows as they were.
create table donor_merges (
	id uuid primary key,
	province_code text not null constraint donor_merges_province_code_provinces_code_fk references provinces (code),
	kept_id uuid not null,
	gone_id uuid not null,
	kept_before jsonb not null,
	gone jsonb not null,
	moved jsonb not null,
	merged_at timestamptz not null,
	merged_by uuid,
	undone_at timestamptz,
	undone_by uuid,
	constraint donor_merges_people_check check (kept_id <> gone_id)
);
--> statement-breakpoint
create index donor_merges_kept_idx on donor_merges (kept_id);
--> statement-breakpoint
create index donor_merges_gone_idx on donor_merges (gone_id);
--> statement-breakpoint
alter table donor_merges enable row level security;
--> statement-breakpoint
alter table donor_merges force row level security;
--> statement-breakpoint
create policy loader on donor_merges to giot_loader using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on donor_merges to giot_loader;
--> statement-breakpoint
create policy system on donor_merges to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on donor_merges to giot_system;
--> statement-breakpoint
grant select on donor_merges to giot_app;
--> statement-breakpoint
-- Whoever sees the entry that stayed sees what it was made of. The policies of donors hold within.
create policy seen on donor_merges for select to giot_app using (
	(province_code = any (giot_provinces()) or cardinality(giot_clubs()) > 0) and exists (select from donors d where d.id = kept_id)
);
--> statement-breakpoint
grant update (since_at) on donor_clubs to giot_system;
--> statement-breakpoint
create policy system_merges on donor_clubs for update to giot_system using (true);
--> statement-breakpoint
grant insert, delete, update (donor_id) on registrations to giot_system;
--> statement-breakpoint
create policy system_merges on registrations to giot_system using (true) with check (true);
--> statement-breakpoint
grant select, insert on registration_events to giot_system;
--> statement-breakpoint
create policy system_merges on registration_events to giot_system using (true) with check (true);
--> statement-breakpoint
grant update (donor_id) on donations, deferrals, consents, data_requests to giot_system;
--> statement-breakpoint
grant select, insert, update (donor_id) on thanks to giot_system;
--> statement-breakpoint
create policy system_merges on thanks to giot_system using (true) with check (true);
--> statement-breakpoint
-- The registry that the actor works with holds this donor: the office of the province, or a club that knows the person.
create function giot_in_own_registry(p_donor uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
	select exists (
		select from donors p where p.id = p_donor and p.erased_at is null and giot_scope() = 'actor'
			and (p.province_code = any (giot_provinces()) or exists (
				select from donor_clubs k where k.donor_id = p.id and k.club_id = any (giot_clubs())))
	)
$$;
--> statement-breakpoint
-- What stands in the way of one entry, or goes: both gave at one drive; plans of both that are too close; two places at one drive, of which the
-- one where less happened is dropped.
create function giot_merge_clashes(p_kept uuid, p_gone uuid) returns table (why text, drive_id uuid, dropped uuid)
	language sql stable security definer set search_path = public, pg_temp as $$
	with mine as (
		select r.id, r.donor_id, r.drive_id, r.rest_period, (select x.id from donations x where x.registration_id = r.id) as donation,
			r.state in ('registered', 'confirmed', 'arrived', 'fit') and r.override_reason is null as planned,
			array_position(array['cancelled', 'no_show', 'applied', 'waiting', 'registered', 'confirmed', 'left', 'arrived', 'fit', 'deferred', 'donated'], r.state) as reached
		from registrations r
		where r.donor_id in (p_kept, p_gone) and giot_in_own_registry(p_kept) and giot_in_own_registry(p_gone)
	), gave as (
		select distinct k.drive_id from donations k join donations g using (drive_id)
		where k.donor_id = p_kept and g.donor_id = p_gone and giot_in_own_registry(p_kept) and giot_in_own_registry(p_gone)
	), twice as (
		select k.drive_id, case when g.donation is not null or (k.donation is null and g.reached > k.reached) then k.id else g.id end as dropped
		from mine k join mine g using (drive_id) where k.donor_id = p_kept and g.donor_id = p_gone
	)
	select 'both_gave', g.drive_id, null::uuid from gave g
	union all
	select 'two_places', t.drive_id, t.dropped from twice t where t.drive_id not in (select g.drive_id from gave g)
	union all
	select distinct 'too_close', g.drive_id, null::uuid
	from mine k join mine g on k.donor_id = p_kept and g.donor_id = p_gone and k.planned and g.planned and k.rest_period && g.rest_period
	where k.drive_id <> g.drive_id and k.id not in (select t.dropped from twice t) and g.id not in (select t.dropped from twice t)
$$;
--> statement-breakpoint
-- How much an entry holds, of every club: what a merge would move.
create function giot_holdings(p_donor uuid)
	returns table (registrations integer, donations integer, deferrals integer, consents integer, clubs integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select (select count(*) from registrations r where r.donor_id = p_donor)::integer,
		(select count(*) from donations x where x.donor_id = p_donor)::integer,
		(select count(*) from deferrals w where w.donor_id = p_donor)::integer,
		(select count(*) from consents c where c.donor_id = p_donor)::integer,
		(select count(*) from donor_clubs k where k.donor_id = p_donor)::integer
	where giot_in_own_registry(p_donor)
$$;
--> statement-breakpoint
-- Moves everything from one entry to the other and takes the emptied one away; `p_taken` names the fields in which its word counts. Null when it
-- is done, otherwise why not.
create function giot_merge_donors(p_merge uuid, p_kept uuid, p_gone uuid, p_taken text[]) returns text
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	kept donors;
	gone donors;
	clash text;
	drops uuid[];
	moved jsonb;
begin
	perform from donors where id in (p_kept, p_gone) order by id for update;
	select * into kept from donors where id = p_kept and giot_in_own_registry(p_kept);
	select * into gone from donors where id = p_gone and giot_in_own_registry(p_gone);
	if kept.id is null or gone.id is null or kept.id = gone.id or kept.province_code <> gone.province_code then return 'donor_not_found'; end if;
	select min(c.why) filter (where c.why <> 'two_places'), coalesce(array_agg(c.dropped) filter (where c.why = 'two_places'), '{}')
		into clash, drops from giot_merge_clashes(p_kept, p_gone) c;
	if clash is not null then return clash; end if;

	select jsonb_build_object(
		'taken', to_jsonb(p_taken),
		'registrations', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from registrations r where r.id = any (drops)),
		'events', (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from registration_events e where e.registration_id = any (drops)),
		'clubs', (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from donor_clubs k where k.donor_id = p_gone),
		'pairs', (select coalesce(jsonb_agg(to_jsonb(q)), '[]') from donor_pairs q where p_gone in (q.one_id, q.other_id) and q.decided is not null),
		-- thanked twice for the same
		'thanks', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from thanks t where t.donor_id = p_gone
			and t.milestone_id in (select k.milestone_id from thanks k where k.donor_id = p_kept)),
		-- a list that is taken back must not change the entry that stays
		'importRowIds', (select coalesce(jsonb_agg(i.id), '[]') from import_rows i where i.donor_id = p_gone)
	) into moved;
	delete from registrations where id = any (drops);

	with r as (update registrations set donor_id = p_kept where donor_id = p_gone returning id),
		x as (update donations set donor_id = p_kept where donor_id = p_gone returning id),
		w as (update deferrals set donor_id = p_kept where donor_id = p_gone returning id),
		c as (update consents set donor_id = p_kept where donor_id = p_gone returning id),
		a as (update data_requests set donor_id = p_kept where donor_id = p_gone returning id),
		t as (update thanks set donor_id = p_kept where donor_id = p_gone
			and milestone_id not in (select k.milestone_id from thanks k where k.donor_id = p_kept) returning id),
		k as (insert into donor_clubs (donor_id, club_id, since_at) select p_kept, club_id, since_at from donor_clubs where donor_id = p_gone
			on conflict do nothing returning club_id),
		q as (update donor_pairs q set one_id = least(p_kept, other), other_id = greatest(p_kept, other)
			from (select id, case when one_id = p_gone then other_id else one_id end as other from donor_pairs
				where p_gone in (one_id, other_id) and decided is not null) o
			where q.id = o.id and o.other <> p_kept and not exists (
				select from donor_pairs s where s.one_id = least(p_kept, o.other) and s.other_id = greatest(p_kept, o.other))
			returning q.id)
	select moved || jsonb_build_object(
		'registrationIds', (select coalesce(jsonb_agg(id), '[]') from r), 'donationIds', (select coalesce(jsonb_agg(id), '[]') from x),
		'deferralIds', (select coalesce(jsonb_agg(id), '[]') from w), 'consentIds', (select coalesce(jsonb_agg(id), '[]') from c),
		'requestIds', (select coalesce(jsonb_agg(id), '[]') from a), 'thanksIds', (select coalesce(jsonb_agg(id), '[]') from t),
		'clubIds', (select coalesce(jsonb_agg(club_id), '[]') from k), 'pairIds', (select coalesce(jsonb_agg(id), '[]') from q)
	) into moved;
	delete from donors where id = p_gone;
	insert into donor_merges (id, province_code, kept_id, gone_id, kept_before, gone, moved, merged_at, merged_by)
	values (p_merge, kept.province_code, p_kept, p_gone, to_jsonb(kept), to_jsonb(gone), moved, now(), giot_account());
	return null;
exception when exclusion_violation then
	return 'too_close';
end $$;
--> statement-breakpoint
-- The ids that a merge noted under a name.
create function giot_moved(p_moved jsonb, p_name text) returns uuid[] language sql immutable
	return array(select v::uuid from jsonb_array_elements_text(p_moved -> p_name) v);
--> statement-breakpoint
-- Brings back the entry that went, with all that was moved from it and still stands where it was moved to. What came since stays.
create function giot_undo_merge(p_merge uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
	m donor_merges;
begin
	select * into m from donor_merges where id = p_merge and undone_at is null and giot_in_own_registry(kept_id) for update;
	if m.id is null then return 'merge_undone_already'; end if;
	perform from donors where id = m.kept_id for update;

	insert into donors select (jsonb_populate_record(null::donors,
		m.gone || jsonb_build_object('version', (m.gone ->> 'version')::integer + 1, 'donation_count', 0, 'last_donation_on', null, 'last_component', null))).*;
	insert into donor_clubs select (jsonb_populate_record(null::donor_clubs, k)).* from jsonb_array_elements(m.moved -> 'clubs') k
		on conflict (donor_id, club_id) do update set since_at = excluded.since_at;
	update registrations set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'registrationIds')) and donor_id = m.kept_id;
	update donations set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'donationIds')) and donor_id = m.kept_id;
	update deferrals set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'deferralIds')) and donor_id = m.kept_id;
	update consents set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'consentIds')) and donor_id = m.kept_id;
	update data_requests set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'requestIds')) and donor_id = m.kept_id;
	update thanks set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'thanksIds')) and donor_id = m.kept_id;
	insert into thanks select (jsonb_populate_record(null::thanks, t)).* from jsonb_array_elements(m.moved -> 'thanks') t;
	update import_rows set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'importRowIds')) and donor_id is null;
	insert into registrations select (jsonb_populate_record(null::registrations, r)).* from jsonb_array_elements(m.moved -> 'registrations') r;
	insert into registration_events select (jsonb_populate_record(null::registration_events, e)).* from jsonb_array_elements(m.moved -> 'events') e;
	-- a club that has met the person since knows both
	delete from donor_clubs k where k.donor_id = m.kept_id and k.club_id = any (giot_moved(m.moved, 'clubIds'))
		and not exists (select from registrations r where r.donor_id = m.kept_id and r.club_id = k.club_id);
	delete from donor_pairs where id = any (giot_moved(m.moved, 'pairIds'));
	insert into donor_pairs select (jsonb_populate_record(null::donor_pairs, q)).* from jsonb_array_elements(m.moved -> 'pairs') q
		where exists (select from donors d where d.id = (q ->> 'one_id')::uuid) and exists (select from donors d where d.id = (q ->> 'other_id')::uuid)
		on conflict do nothing;
	update donor_merges set undone_at = now(), undone_by = giot_account(), kept_before = '{}', gone = '{}', moved = '{}' where id = m.id;
	return null;
exception
	when check_violation then return 'drive_full';
	when exclusion_violation then return 'too_close';
end $$;
--> statement-breakpoint
-- Where an entry is now: the one that it was merged into, and so on.
create function giot_merged_into(p_gone uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
	with recursive steps as (
		select m.kept_id, 1 as step from donor_merges m where m.gone_id = p_gone and m.undone_at is null
		union all
		select m.kept_id, s.step + 1 from steps s join donor_merges m on m.gone_id = s.kept_id and m.undone_at is null where s.step < 50
	)
	select s.kept_id from steps s where giot_in_own_registry(s.kept_id) order by s.step desc limit 1
$$;
--> statement-breakpoint
-- Forgets what merges remember of a person, the entries that went into theirs before included, and what lists keep of those: for whoever erases,
-- not for the application.
create function giot_forget_merges(p_donor uuid) returns void language sql security definer set search_path = public, pg_temp as $$
	with recursive of_person as (
		select m.id, m.gone_id from donor_merges m where p_donor in (m.kept_id, m.gone_id)
		union
		select m.id, m.gone_id from of_person o join donor_merges m on m.kept_id = o.gone_id
	), forgotten as (
		delete from donor_merges m where m.id in (select o.id from of_person o) returning m.moved
	)
	update import_rows i set content_sealed = null, before_sealed = null, match_keys = '{}', candidates = '[]'
	where i.id in (select unnest(giot_moved(f.moved, 'importRowIds')) from forgotten f)
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_in_own_registry(uuid)', 'giot_merge_clashes(uuid, uuid)', 'giot_holdings(uuid)', 'giot_merge_donors(uuid, uuid, uuid, text[])',
		'giot_undo_merge(uuid)', 'giot_merged_into(uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
alter function giot_forget_merges(uuid) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_forget_merges(uuid) from public;
--> statement-breakpoint
revoke create on schema public from giot_system;
