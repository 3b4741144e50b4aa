-- What a club states of donations before it kept them here: days, volumes, a number. It stands beside the counted donations and never among
-- them: no drive, no unit and no tally knows of it. Only lists that are taken in state something, and taking one back takes it out again.
create table stated_donations (
	id uuid primary key not null default gen_random_uuid(),
	province_code text not null constraint stated_donations_province_code_provinces_code_fk references provinces (code),
	donor_id uuid not null constraint stated_donations_donor_id_donors_id_fk references donors (id) on delete cascade,
	club_id uuid not null constraint stated_donations_club_id_clubs_id_fk references clubs (id),
	given_on date not null,
	date_precision text not null,
	volume_ml integer,
	import_row_id uuid constraint stated_donations_import_row_id_import_rows_id_fk references import_rows (id) on delete set null,
	created_at timestamptz not null default now(),
	constraint stated_donations_day_key unique (donor_id, club_id, given_on, date_precision),
	constraint stated_donations_precision_check check (date_precision in ('day', 'month', 'year')),
	constraint stated_donations_first_day_check check (date_precision = 'day' or given_on = date_trunc(date_precision, given_on::timestamp)::date),
	constraint stated_donations_volume_check check (volume_ml between 50 and 600)
);
--> statement-breakpoint
create table stated_counts (
	id uuid primary key not null default gen_random_uuid(),
	province_code text not null constraint stated_counts_province_code_provinces_code_fk references provinces (code),
	donor_id uuid not null constraint stated_counts_donor_id_donors_id_fk references donors (id) on delete cascade,
	club_id uuid not null constraint stated_counts_club_id_clubs_id_fk references clubs (id),
	donations integer not null,
	as_of date not null,
	import_row_id uuid constraint stated_counts_import_row_id_import_rows_id_fk references import_rows (id) on delete set null,
	created_at timestamptz not null default now(),
	constraint stated_counts_number_key unique (donor_id, club_id, donations),
	constraint stated_counts_donations_check check (donations between 1 and 500)
);
--> statement-breakpoint
create index stated_donations_row_idx on stated_donations (import_row_id);
--> statement-breakpoint
create index stated_counts_row_idx on stated_counts (import_row_id);
--> statement-breakpoint
-- How many donations of somebody are stated and not counted, and the latest of them; kept by the triggers that keep the counted ones.
alter table donors add column stated_count integer not null default 0, add column stated_last_on date, add column stated_last_precision text;
--> statement-breakpoint
alter table donors add constraint donors_stated_check check ((stated_last_on is null) = (stated_last_precision is null)
	and stated_last_precision in ('day', 'month', 'year') and stated_count >= 0);
--> statement-breakpoint
grant update (stated_count, stated_last_on, stated_last_precision) on donors to giot_system;
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['stated_donations', 'stated_counts'] loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('create policy system on %I to giot_system using (true) with check (true)', guarded);
		execute format('grant select, insert, delete, update (donor_id) on %I to giot_system', guarded);
		execute format('grant select on %I to giot_app', guarded);
		-- What a club states, that club and the office of its province read; others learn how much it is.
		execute format('create policy seen on %I for select to giot_app using (
			province_code = any ((select giot_provinces())::text[]) or club_id = any ((select giot_clubs())::uuid[]))', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- The last day that a stated one may have been.
create function giot_stated_until(given_on date, date_precision text) returns date language sql immutable parallel safe
	return case date_precision when 'day' then given_on else (given_on + ('1 ' || date_precision)::interval)::date - 1 end;
--> statement-breakpoint
-- Which stated donations of these donors are none that is known better: not the day of a counted one, nor a month or a year in which one is counted
-- or stated with its day. Two clubs that state the same are one.
create function giot_stated_days(people uuid[]) returns table (donor_id uuid, given_on date, date_precision text) language sql stable security definer
	set search_path = public, pg_temp as $$
	select distinct s.donor_id, s.given_on, s.date_precision from stated_donations s
	where s.donor_id = any (people)
		and not exists (select from donations x where x.donor_id = s.donor_id
			and x.donated_on between s.given_on and giot_stated_until(s.given_on, s.date_precision))
		and not exists (select from stated_donations b where b.donor_id = s.donor_id and b.date_precision <> s.date_precision
			and b.given_on >= s.given_on and giot_stated_until(b.given_on, b.date_precision) <= giot_stated_until(s.given_on, s.date_precision))
$$;
--> statement-breakpoint
-- A number that was stated includes everything until its day, what is counted here too.
create or replace function giot_count_donors(changed uuid[]) returns void language sql security definer set search_path = public, pg_temp
begin atomic
	with days as materialized (select * from giot_stated_days(changed))
	update donors p set
		donation_count = coalesce(t.n, 0),
		last_donation_on = t.last_on,
		last_component = t.last_component,
		stated_count = greatest(coalesce(s.n, 0), coalesce(c.n, 0)),
		stated_last_on = s.last_on,
		stated_last_precision = s.last_precision
	from (select unnest(changed) as id) i
	left join lateral (
		select count(*)::integer as n, max(x.donated_on) as last_on,
			(array_agg(x.component order by x.donated_on desc, x.id desc))[1] as last_component
		from donations x where x.donor_id = i.id
	) t on true
	left join (
		select d.donor_id, count(*)::integer as n, max(d.given_on) as last_on,
			(array_agg(d.date_precision order by d.given_on desc))[1] as last_precision
		from days d group by 1
	) s on s.donor_id = i.id
	left join (
		select k.donor_id, max(k.donations
			- (select count(*) from donations x where x.donor_id = k.donor_id and x.donated_on <= k.as_of)
			+ (select count(*) from days d where d.donor_id = k.donor_id and d.given_on > k.as_of))::integer as n
		from stated_counts k where k.donor_id = any (changed) group by 1
	) c on c.donor_id = i.id
	where p.id = i.id
		and (p.donation_count, p.last_donation_on, p.last_component, p.stated_count, p.stated_last_on, p.stated_last_precision) is distinct from
			(coalesce(t.n, 0), t.last_on, t.last_component, greatest(coalesce(s.n, 0), coalesce(c.n, 0)), s.last_on, s.last_precision);
end;
--> statement-breakpoint
create function stated_recount() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	people uuid[];
begin
	if tg_op = 'INSERT' then
		select array_agg(distinct donor_id order by donor_id) into people from new_rows;
	elsif tg_op = 'DELETE' then
		select array_agg(distinct donor_id order by donor_id) into people from old_rows;
	else
		select array_agg(distinct donor_id order by donor_id) into people
			from (select donor_id from new_rows union select donor_id from old_rows) b;
	end if;
	if people is not null then perform giot_count_donors(people); end if;
	return null;
end $$;
--> statement-breakpoint
do $$
declare
	told text;
begin
	foreach told in array array['stated_donations', 'stated_counts'] loop
		execute format('create trigger %I after insert on %I referencing new table as new_rows for each statement execute function stated_recount()',
			told || '_insert', told);
		execute format('create trigger %I after update on %I referencing old table as old_rows new table as new_rows
			for each statement execute function stated_recount()', told || '_update', told);
		execute format('create trigger %I after delete on %I referencing old table as old_rows for each statement execute function stated_recount()',
			told || '_delete', told);
	end loop;
end $$;
--> statement-breakpoint
-- Takes in what the rows of a list that is being applied state of earlier donations of the donors whom they are. The same again is nothing new, nor
-- is a number that is no larger than one which the club stated before. Answers how many people something was stated of.
create function giot_import_tell(p_batch uuid, p_said jsonb, p_as_of date) returns integer
	language sql security definer set search_path = public, pg_temp as $$
	with batch as materialized (
		select b.* from import_batches b where b.id = p_batch and b.state = 'applying' and giot_scope() = 'job'
	), named as materialized (
		-- Rows first, then their donors by id: of tables that have just grown the planner would look through the whole province for each.
		select s.*, r.donor_id
		from batch b cross join jsonb_to_recordset(p_said) as s ("row" uuid, given_on date, date_precision text, volume integer, donations integer)
		join import_rows r on r.id = s."row" and r.batch_id = b.id
	), said as materialized (
		select b.province_code, b.club_id, b.applied_by, s."row" as of_row, d.id as donor_id, s.given_on, s.date_precision, s.volume, s.donations
		from batch b cross join named s join donors d on d.id = s.donor_id and d.province_code = b.province_code and d.erased_at is null
		where exists (select from donor_clubs k where k.donor_id = d.id and k.club_id = b.club_id)
	), days as (
		insert into stated_donations (province_code, donor_id, club_id, given_on, date_precision, volume_ml, import_row_id)
		select s.province_code, s.donor_id, s.club_id, s.given_on, s.date_precision, s.volume, s.of_row from said s where s.given_on is not null
		order by s.donor_id, s.given_on, s.volume desc nulls last, s.of_row
		on conflict do nothing returning donor_id
	), numbers as (
		insert into stated_counts (province_code, donor_id, club_id, donations, as_of, import_row_id)
		select distinct on (s.donor_id) s.province_code, s.donor_id, s.club_id, s.donations, p_as_of, s.of_row from said s
		where s.donations > coalesce((select max(k.donations) from stated_counts k where k.donor_id = s.donor_id and k.club_id = s.club_id), 0)
		order by s.donor_id, s.donations desc, s.of_row
		on conflict do nothing returning donor_id
	), people as (
		select donor_id from days union select donor_id from numbers
	), told as (
		insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id)
		select gen_random_uuid(), b.applied_by, 'donor.donations_stated', b.province_code, b.club_id, 'donor', p.donor_id from people p, batch b
	)
	select count(*)::integer from people
$$;
--> statement-breakpoint
-- Takes out again what a list stated, of so many rows at a time; answers of how many.
create function giot_import_untell(p_batch uuid, p_most integer) returns integer
	language sql security definer set search_path = public, pg_temp as $$
	with batch as materialized (
		select b.* from import_batches b where b.id = p_batch and b.state = 'undoing' and giot_scope() = 'job'
	), portion as materialized (
		select r.id, r.donor_id from batch b join import_rows r on r.batch_id = b.id
		where exists (select from stated_donations s where s.import_row_id = r.id) or exists (select from stated_counts k where k.import_row_id = r.id)
		order by r.number limit p_most
	), days as (
		delete from stated_donations s using portion o where s.import_row_id = o.id returning s.donor_id
	), numbers as (
		delete from stated_counts k using portion o where k.import_row_id = o.id returning k.donor_id
	), told as (
		insert into audit_entries (id, account_id, action, province_code, club_id, object_type, object_id)
		select gen_random_uuid(), b.applied_by, 'donor.donations_unstated', b.province_code, b.club_id, 'donor', p.donor_id
		from (select donor_id from days union select donor_id from numbers) p, batch b
	)
	select count(*)::integer from portion
$$;
--> statement-breakpoint
-- As before; and whoever another list stated something of since is kept. What the list itself stated is taken out before.
create or replace function giot_import_undo(p_batch uuid, p_most integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
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
			when exists (select from stated_donations s where s.donor_id = d.id) or exists (select from stated_counts k where k.donor_id = d.id) then 'stated'
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
-- Everywhere but the donor's own row: **the one place** that knows where a person is remembered. Whatever begins to keep something of donors
-- adds its line here.
create or replace function giot_forget_donor(p_donor uuid) returns void language plpgsql volatile set search_path = public, pg_temp as $$
begin
	perform giot_forget_in_imports(p_donor);
	perform giot_forget_merges(p_donor);
	-- Who asked for a place from a public page: by link, or under the same name with the same phone or address.
	update applicants a set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null, weight_class = null
	from donors p
	where p.id = p_donor and (
		exists (select from registrations r where r.applicant_id = a.id and r.donor_id = p.id)
		or (lower(a.full_name) = lower(p.full_name) and (a.phone = p.phone or lower(a.email) = lower(p.email))
			and exists (select from drives d where d.id = a.drive_id and d.province_code = p.province_code)));
	update registrations set override_reason = '—', override_by = '—' where donor_id = p_donor and num_nonnulls(override_reason, override_by) > 0;
	-- A blood centre knows whose bag it is; the counts do not need its number.
	update donations set bag_number = null where donor_id = p_donor and bag_number is not null;
	update data_requests q set reference = '—' from donors p
	where p.id = p_donor and q.province_code = p.province_code and strpos(lower(q.reference), lower(p.full_name)) > 0;
	delete from stated_donations where donor_id = p_donor;
	delete from stated_counts where donor_id = p_donor;
	delete from donor_clubs where donor_id = p_donor;
	delete from donor_pairs where p_donor in (one_id, other_id);
	delete from consents where donor_id = p_donor;
	-- Of a drive's losses a class and a day stay under the pseudonym.
	delete from deferrals where donor_id = p_donor and registration_id is null;
end $$;
--> statement-breakpoint
-- Whether a row of a list still stands for what was taken in from it.
create function giot_row_stands(p_row uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
	select p_row is null or exists (select from import_rows r join import_batches b on b.id = r.batch_id where r.id = p_row and b.state = 'done')
$$;
--> statement-breakpoint
-- As before; and what was stated of both moves too.
create or replace function giot_merge_donors(p_merge uuid, p_kept uuid, p_gone uuid, p_taken text[]) returns text
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
		-- stated twice by one club
		'stated', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from stated_donations s where s.donor_id = p_gone and exists (select from stated_donations k
			where k.donor_id = p_kept and k.club_id = s.club_id and k.given_on = s.given_on and k.date_precision = s.date_precision)),
		'statedCounts', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from stated_counts s where s.donor_id = p_gone and exists (select from stated_counts k
			where k.donor_id = p_kept and k.club_id = s.club_id and k.donations = s.donations)),
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
		s as (update stated_donations s set donor_id = p_kept where s.donor_id = p_gone and not exists (select from stated_donations b
			where b.donor_id = p_kept and b.club_id = s.club_id and b.given_on = s.given_on and b.date_precision = s.date_precision) returning s.id),
		n as (update stated_counts s set donor_id = p_kept where s.donor_id = p_gone and not exists (select from stated_counts b
			where b.donor_id = p_kept and b.club_id = s.club_id and b.donations = s.donations) returning s.id),
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
		'statedIds', (select coalesce(jsonb_agg(id), '[]') from s), 'statedCountIds', (select coalesce(jsonb_agg(id), '[]') from n),
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
create or replace function giot_undo_merge(p_merge uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
	m donor_merges;
begin
	select * into m from donor_merges where id = p_merge and undone_at is null and giot_in_own_registry(kept_id) for update;
	if m.id is null then return 'merge_undone_already'; end if;
	perform from donors where id = m.kept_id for update;

	insert into donors select (jsonb_populate_record(null::donors,
		m.gone || jsonb_build_object('version', (m.gone ->> 'version')::integer + 1, 'donation_count', 0, 'last_donation_on', null, 'last_component', null,
			'stated_count', 0, 'stated_last_on', null, 'stated_last_precision', null))).*;
	insert into donor_clubs select (jsonb_populate_record(null::donor_clubs, k)).* from jsonb_array_elements(m.moved -> 'clubs') k
		on conflict (donor_id, club_id) do update set since_at = excluded.since_at;
	update registrations set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'registrationIds')) and donor_id = m.kept_id;
	update donations set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'donationIds')) and donor_id = m.kept_id;
	update deferrals set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'deferralIds')) and donor_id = m.kept_id;
	update consents set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'consentIds')) and donor_id = m.kept_id;
	update data_requests set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'requestIds')) and donor_id = m.kept_id;
	update thanks set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'thanksIds')) and donor_id = m.kept_id;
	update stated_donations set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'statedIds')) and donor_id = m.kept_id;
	update stated_counts set donor_id = m.gone_id where id = any (giot_moved(m.moved, 'statedCountIds')) and donor_id = m.kept_id;
	-- not where the list that stated it was taken back since
	insert into stated_donations select (jsonb_populate_record(null::stated_donations, s)).* from jsonb_array_elements(m.moved -> 'stated') s
		where giot_row_stands((s ->> 'import_row_id')::uuid);
	insert into stated_counts select (jsonb_populate_record(null::stated_counts, s)).* from jsonb_array_elements(m.moved -> 'statedCounts') s
		where giot_row_stands((s ->> 'import_row_id')::uuid);
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
drop function giot_holdings(uuid);
--> statement-breakpoint
-- How much an entry holds, of every club: what a merge would move.
create function giot_holdings(p_donor uuid)
	returns table (registrations integer, donations integer, deferrals integer, consents integer, clubs integer, stated integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select (select count(*) from registrations r where r.donor_id = p_donor)::integer,
		(select count(*) from donations x where x.donor_id = p_donor)::integer,
		(select count(*) from deferrals w where w.donor_id = p_donor)::integer,
		(select count(*) from consents c where c.donor_id = p_donor)::integer,
		(select count(*) from donor_clubs k where k.donor_id = p_donor)::integer,
		(select p.stated_count from donors p where p.id = p_donor)
	where giot_in_own_registry(p_donor)
$$;
--> statement-breakpoint
drop function giot_rule_facts(text, date, boolean);
--> statement-breakpoint
-- What the rules ask of people, without who they are: how many of a country are alike in it. With `p_planned` those who have a place at a drive
-- from a day on, with its day; otherwise everybody. For whoever revises rules, who sees no donor.
create function giot_rule_facts(p_country text, p_from date, p_planned boolean)
	returns table (day date, sex text, birth_date date, birth_precision text, weight_class text, last_donation_on date, last_component text,
		stated_last_on date, stated_last_precision text, deferred_until date, deferred_permanently boolean, people integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	with waits as (
		select w.donor_id, max(w.until_on) as until_on, bool_or(w.permanent) as permanent from deferrals w where w.lifted_at is null group by 1
	), asked as (
		select p_from as day, p.id from donors p join provinces v on v.code = p.province_code
		where not p_planned and v.country = p_country and p.erased_at is null
		union all
		select d.starts_on, r.donor_id from registrations r join drives d on d.id = r.drive_id join provinces v on v.code = d.province_code
		where p_planned and v.country = p_country and d.starts_on >= p_from and r.donor_id is not null
			and r.state in ('registered', 'confirmed') and d.status <> 'cancelled'
	)
	select a.day, p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, p.stated_last_on, p.stated_last_precision, w.until_on,
		coalesce(w.permanent, false), count(*)::integer
	from asked a join donors p on p.id = a.id left join waits w on w.donor_id = p.id
	where giot_is_system_admin()
	group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_import_tell(uuid, jsonb, date)', 'giot_import_untell(uuid, integer)', 'giot_holdings(uuid)',
		'giot_rule_facts(text, date, boolean)', 'giot_stated_days(uuid[])', 'giot_row_stands(uuid)', 'stated_recount()']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_import_tell(uuid, jsonb, date), giot_import_untell(uuid, integer), giot_holdings(uuid),
	giot_rule_facts(text, date, boolean) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
