-- What results are made of, counted anew on demand: a task of a province, and what it found to be otherwise. Beside it, views of results that people
-- keep for themselves, some of them at the beginning of their home page.
create table recounts (
	id uuid primary key,
	province_code text not null constraint recounts_province_code_provinces_code_fk references provinces (code),
	state text not null default 'queued',
	months date[] not null default '{}',
	parts integer not null default 0,
	done integer not null default 0,
	reached_donor uuid,
	differences integer not null default 0,
	asked_by uuid not null,
	asked_at timestamptz not null default now(),
	ended_at timestamptz,
	set_right_by uuid,
	set_right_at timestamptz,
	constraint recounts_state_check check (state in ('queued', 'running', 'done', 'failed')),
	constraint recounts_set_right_check check (num_nonnulls(set_right_by, set_right_at) in (0, 2) and (set_right_at is null or state = 'done'))
);
--> statement-breakpoint
create unique index recounts_one_idx on recounts (province_code) where state in ('queued', 'running');
--> statement-breakpoint
create table recount_differences (
	id uuid primary key default gen_random_uuid(),
	recount_id uuid not null constraint recount_differences_recount_id_recounts_id_fk references recounts (id) on delete cascade,
	tally text not null,
	key jsonb not null,
	counted jsonb,
	recounted jsonb,
	constraint recount_differences_key unique (recount_id, tally, key),
	constraint recount_differences_tally_check check (tally in ('drive_tallies', 'drive_people', 'drive_losses', 'places_taken', 'area_tallies', 'donors'))
);
--> statement-breakpoint
create table saved_views (
	id uuid primary key,
	account_id uuid not null constraint saved_views_account_id_accounts_id_fk references accounts (id) on delete cascade,
	name text not null,
	view text not null,
	query text not null,
	position integer,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint saved_views_account_name_key unique (account_id, name),
	constraint saved_views_name_check check (length(btrim(name)) between 1 and 60),
	constraint saved_views_view_check check (view in ('overview', 'time', 'people', 'drives', 'compare')),
	constraint saved_views_query_check check (length(query) <= 1000)
);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['recounts', 'recount_differences', 'saved_views'] loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select on %I to giot_app', guarded);
	end loop;
	foreach guarded in array array['recounts', 'recount_differences'] loop
		execute format('create policy system on %I to giot_system using (true) with check (true)', guarded);
		execute format('grant select, insert, update on %I to giot_system', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant insert on recounts to giot_app;
--> statement-breakpoint
grant update (state, ended_at) on recounts to giot_app;
--> statement-breakpoint
create policy seen on recounts for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin()) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy asked on recounts for insert to giot_app with check (
	asked_by = (select giot_account()) and state = 'queued' and done = 0 and set_right_at is null
	and (province_code = any ((select giot_provinces())::text[]) or (select giot_is_system_admin()))
);
--> statement-breakpoint
-- A recount that cannot be done is ended by whoever works on it.
create policy ended on recounts for update to giot_app using ((select giot_scope()) = 'job' and state in ('queued', 'running'))
	with check ((select giot_scope()) = 'job' and state = 'failed');
--> statement-breakpoint
create policy seen on recount_differences for select to giot_app using (recount_id in (select r.id from recounts r));
--> statement-breakpoint
grant insert, delete on saved_views to giot_app;
--> statement-breakpoint
grant update (name, position, version) on saved_views to giot_app;
--> statement-breakpoint
create policy own on saved_views to giot_app using ((select giot_scope()) = 'actor' and account_id = (select giot_account()))
	with check ((select giot_scope()) = 'actor' and account_id = (select giot_account()));
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The sums of a month of a province, each with its key, from the donations themselves.
create function giot_recounted_month(p_province text, p_month date)
	returns table (province_code text, area_code text, outside_province boolean, club_id uuid, month date, dimension text, value text, donations integer,
		units integer, volume_ml bigint)
	language sql stable security definer set search_path = public, pg_temp as $$
	select g.province_code, g.area_code, g.outside_province, g.club_id, p_month, v.dimension, v.value, count(*)::integer, sum(d.units)::integer,
		sum(d.volume_ml * d.units)::bigint
	from donations d join drives g on g.id = d.drive_id and g.result_kind = 'counted' and g.province_code = p_province, giot_dimensions(d) v
	where d.donated_on >= p_month and d.donated_on < (p_month + interval '1 month')::date group by 1, 2, 3, 4, 5, 6, 7
$$;
--> statement-breakpoint
-- Every month in which a province has a drive, a donation, or a sum of them.
create function giot_recount_months(p_province text) returns date[] language sql stable security definer set search_path = public, pg_temp as $$
	select coalesce(array_agg(distinct date_trunc('month', m.day)::date order by date_trunc('month', m.day)::date), '{}') from (
		select d.starts_on as day from drives d where d.province_code = p_province
		union select n.donated_on from donations n join drives d on d.id = n.drive_id and d.province_code = p_province
		union select a.month from area_tallies a where a.province_code = p_province
	) m
$$;
--> statement-breakpoint
-- Compares the drives that began in a month, and the sums of that month, with their rows. Each comparison is one statement, so that it sees both as they
-- stand together while others write.
create function giot_recount_month(p_recount uuid, p_province text, p_month date) returns void
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	those uuid[] := array(select d.id from drives d where d.province_code = p_province and date_trunc('month', d.starts_on)::date = p_month);
begin
	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'drive_tallies', key, t.sums, r.sums from (
		select jsonb_build_object('drive', x.drive_id, 'day', x.day, 'dimension', x.dimension, 'value', x.value) as key,
			jsonb_build_object('donations', x.donations, 'units', x.units, 'volume_ml', x.volume_ml) as sums
		from giot_recounted_donations(those) x
	) r full join (
		select jsonb_build_object('drive', x.drive_id, 'day', x.day, 'dimension', x.dimension, 'value', x.value) as key,
			jsonb_build_object('donations', x.donations, 'units', x.units, 'volume_ml', x.volume_ml) as sums
		from drive_tallies x where x.drive_id = any (those) and (x.donations, x.units, x.volume_ml) <> (0, 0, 0)
	) t using (key) where r.sums is distinct from t.sums;

	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'drive_people', key, t.sums, r.sums from (
		select jsonb_build_object('drive', x.drive_id, 'state', x.state) as key, jsonb_build_object('people', count(*)) as sums
		from registrations x where x.drive_id = any (those) group by x.drive_id, x.state
	) r full join (
		select jsonb_build_object('drive', x.drive_id, 'state', x.state) as key, jsonb_build_object('people', x.people) as sums
		from drive_people x where x.drive_id = any (those) and x.people <> 0
	) t using (key) where r.sums is distinct from t.sums;

	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'drive_losses', key, t.sums, r.sums from (
		select jsonb_build_object('drive', x.drive_id, 'kind', x.kind, 'value', x.value) as key, jsonb_build_object('people', x.people) as sums
		from giot_recounted_losses(those) x
	) r full join (
		select jsonb_build_object('drive', x.drive_id, 'kind', x.kind, 'value', x.value) as key, jsonb_build_object('people', x.people) as sums
		from drive_losses x where x.drive_id = any (those)
	) t using (key) where r.sums is distinct from t.sums;

	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'places_taken', jsonb_build_object('drive', d.id), jsonb_build_object('people', d.places_taken), jsonb_build_object('people', p.n)
	from drives d cross join lateral (select count(*)::integer as n from registrations r where r.drive_id = d.id and giot_holds_place(r.state)) p
	where d.id = any (those) and d.places_taken <> p.n;

	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'area_tallies', key, t.sums, r.sums from (
		select jsonb_build_object('area', x.area_code, 'outside', x.outside_province, 'club', x.club_id, 'month', x.month, 'dimension', x.dimension,
				'value', x.value) as key, jsonb_build_object('donations', x.donations, 'units', x.units, 'volume_ml', x.volume_ml) as sums
		from giot_recounted_month(p_province, p_month) x
	) r full join (
		select jsonb_build_object('area', x.area_code, 'outside', x.outside_province, 'club', x.club_id, 'month', x.month, 'dimension', x.dimension,
				'value', x.value) as key, jsonb_build_object('donations', x.donations, 'units', x.units, 'volume_ml', x.volume_ml) as sums
		from area_tallies x where x.province_code = p_province and x.month = p_month and (x.donations, x.units, x.volume_ml) <> (0, 0, 0)
	) t using (key) where r.sums is distinct from t.sums;
end $$;
--> statement-breakpoint
-- Compares what stands on some people of a province with their donations, and answers the last of them; null where there is nobody left.
create function giot_recount_people(p_recount uuid, p_province text, p_after uuid, p_most integer) returns uuid
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	those uuid[] := array(select p.id from donors p where p.province_code = p_province and (p_after is null or p.id > p_after) order by p.id limit p_most);
begin
	insert into recount_differences (recount_id, tally, key, counted, recounted)
	select p_recount, 'donors', jsonb_build_object('donor', p.id),
		jsonb_build_object('donations', p.donation_count, 'last', p.last_donation_on, 'component', p.last_component),
		jsonb_build_object('donations', t.n, 'last', t.last_on, 'component', t.component)
	from donors p cross join lateral (
		select count(*)::integer as n, max(d.donated_on) as last_on, (array_agg(d.component order by d.donated_on desc, d.id desc))[1] as component
		from donations d where d.donor_id = p.id
	) t
	where p.id = any (those) and (p.donation_count, p.last_donation_on, p.last_component) is distinct from (t.n, t.last_on, t.component);
	return those[cardinality(those)];
end $$;
--> statement-breakpoint
-- Goes on with a recount by one part, a month or some people: `more` while there are any left. A killed process loses no more than the part that it was at,
-- and two that are at one recount do not both work on it.
create function giot_recount_part(p_recount uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
	at_once constant integer := 5000;
	r recounts;
	reached uuid;
begin
	if giot_scope() is distinct from 'job' then return 'none'; end if;
	select * into r from recounts x where x.id = p_recount and x.state in ('queued', 'running') for update skip locked;
	if not found then return 'none'; end if;
	if r.state = 'queued' then
		r.months := giot_recount_months(r.province_code);
		update recounts x set state = 'running', months = r.months,
			parts = cardinality(r.months) + (select ceil(count(*)::numeric / at_once)::integer from donors p where p.province_code = r.province_code)
			where x.id = r.id;
		return 'more';
	elsif r.done < cardinality(r.months) then
		perform giot_recount_month(r.id, r.province_code, r.months[r.done + 1]);
		update recounts x set done = x.done + 1 where x.id = r.id;
	else
		reached := giot_recount_people(r.id, r.province_code, r.reached_donor, at_once);
		update recounts x set done = case when reached is null then x.parts else least(x.done + 1, x.parts) end, reached_donor = coalesce(reached, x.reached_donor),
			state = case when reached is null then 'done' else x.state end, ended_at = case when reached is null then now() end where x.id = r.id;
	end if;
	update recounts x set differences = (select count(*) from recount_differences d where d.recount_id = x.id) where x.id = r.id
		returning x.state into r.state;
	return case r.state when 'running' then 'more' else r.state end;
end $$;
--> statement-breakpoint
-- Sets right what a recount found to be otherwise, from the rows as they are now: `done`, `none` where nothing is to be set right, or `busy` while somebody writes.
-- It waits for nobody while it keeps others waiting. Places of a drive that would be more than it has are left as they are.
create function giot_set_right(p_recount uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
	r recounts;
	people uuid[];
	those uuid[];
	of_months date[];
begin
	if giot_scope() is distinct from 'actor' then return 'none'; end if;
	select * into r from recounts x where x.id = p_recount and x.state = 'done' and x.differences > 0 and x.set_right_at is null
		and (x.province_code = any (giot_provinces()) or giot_is_system_admin()) for update;
	if not found then return 'none'; end if;
	select array_agg(distinct (d.key ->> 'donor')::uuid) filter (where d.tally = 'donors'), array_agg(distinct (d.key ->> 'drive')::uuid) filter (where d.key ? 'drive'),
		array_agg(distinct (d.key ->> 'month')::date) filter (where d.tally = 'area_tallies')
		into people, those, of_months from recount_differences d where d.recount_id = r.id;
	perform from donors p where p.id = any (people) order by p.id for no key update;
	perform giot_count_donors(people) where people is not null;
	perform from drives d where d.id = any (those) and d.province_code = r.province_code order by d.id for no key update;
	for attempt in 1..20 loop
		begin
			lock table drive_tallies, area_tallies, drive_people, drive_losses in share row exclusive mode nowait;
			exit;
		exception when lock_not_available then
			if attempt = 20 then return 'busy'; end if;
			perform pg_sleep(0.1);
		end;
	end loop;
	delete from drive_tallies t where t.drive_id = any (those);
	insert into drive_tallies (drive_id, day, dimension, value, donations, units, volume_ml) select * from giot_recounted_donations(those) where those is not null;
	delete from drive_people t where t.drive_id = any (those);
	insert into drive_people (drive_id, state, people) select x.drive_id, x.state, count(*) from registrations x where x.drive_id = any (those) group by 1, 2;
	delete from drive_losses t where t.drive_id = any (those);
	insert into drive_losses (drive_id, kind, value, people)
		select l.drive_id, l.kind, l.value, l.people from giot_recounted_losses(those) l where those is not null;
	update drives d set places_taken = p.n
		from (select x.id, (select count(*)::integer from registrations y where y.drive_id = x.id and giot_holds_place(y.state)) as n
			from drives x where x.id = any (those)) p
		where d.id = p.id and d.places_taken <> p.n and (d.capacity is null or p.n <= d.capacity);
	delete from area_tallies t where t.province_code = r.province_code and t.month = any (of_months);
	insert into area_tallies (province_code, area_code, outside_province, club_id, month, dimension, value, donations, units, volume_ml)
		select x.* from unnest(of_months) m (month) cross join lateral giot_recounted_month(r.province_code, m.month) x;
	update recounts x set set_right_by = giot_account(), set_right_at = now() where x.id = r.id;
	return 'done';
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_recounted_month(text, date)', 'giot_recount_months(text)', 'giot_recount_month(uuid, text, date)',
		'giot_recount_people(uuid, text, uuid, integer)', 'giot_recount_part(uuid)', 'giot_set_right(uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
	foreach f in array array['giot_recount_part(uuid)', 'giot_set_right(uuid)']::regprocedure[] loop
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
