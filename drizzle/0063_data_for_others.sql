-- Data for others: totals of a month for a DHIS2 server, and keys by which programs read totals.
create table api_keys (
	id uuid primary key not null,
	province_code text not null constraint api_keys_province_code_provinces_code_fk references provinces (code),
	label text not null,
	token_hash text not null constraint "api_keys_tokenHash_unique" unique,
	created_at timestamptz not null default now(),
	created_by uuid not null,
	minute timestamptz,
	asked integer not null default 0,
	last_used_on date,
	revoked_at timestamptz,
	revoked_by uuid
);
--> statement-breakpoint
create index api_keys_province_idx on api_keys (province_code);
--> statement-breakpoint
-- How a province tells of itself to a DHIS2 server: which data set, by which areas, and where it is sent; a file alone needs no address. The newest
-- row stands, and no secret outlives the row that follows it.
create table dhis2_servers (
	id uuid primary key not null,
	province_code text not null constraint dhis2_servers_province_code_provinces_code_fk references provinces (code),
	data_set text not null,
	areas text not null default 'then',
	address text,
	auth text,
	username text,
	secret_sealed bytea,
	set_by uuid not null,
	set_at timestamptz not null default now(),
	constraint dhis2_servers_data_set_check check (data_set ~ '^[a-zA-Z][a-zA-Z0-9]{10}$'),
	constraint dhis2_servers_areas_check check (areas in ('then', 'now')),
	constraint dhis2_servers_auth_check check ((auth is null and address is null and secret_sealed is null)
		or (auth in ('token', 'basic') and address is not null and secret_sealed is not null and (auth = 'basic') = (username is not null)))
);
--> statement-breakpoint
create index dhis2_servers_province_idx on dhis2_servers (province_code);
--> statement-breakpoint
-- What a figure or a place is called there. The province as a whole is its own code.
create table dhis2_mappings (
	id uuid primary key not null,
	province_code text not null constraint dhis2_mappings_province_code_provinces_code_fk references provinces (code),
	figure text,
	place_code text,
	uid text not null,
	option_combo text,
	constraint dhis2_mappings_figure_key unique (province_code, figure),
	constraint dhis2_mappings_place_key unique (province_code, place_code),
	constraint dhis2_mappings_subject_check check (num_nonnulls(figure, place_code) = 1 and (option_combo is null or figure is not null)),
	constraint dhis2_mappings_uid_check check (uid ~ '^[a-zA-Z][a-zA-Z0-9]{10}$' and option_combo ~ '^[a-zA-Z][a-zA-Z0-9]{10}$')
);
--> statement-breakpoint
-- Months on their way. The payload is what was counted when it was asked for: totals alone; `withdrawn` are values told before that are no more. Of one month one is under way.
create table dhis2_pushes (
	id uuid primary key not null,
	province_code text not null constraint dhis2_pushes_province_code_provinces_code_fk references provinces (code),
	period text not null,
	payload text not null,
	withdrawn text,
	payload_hash text not null,
	asked_by uuid not null,
	asked_at timestamptz not null default now(),
	state text not null default 'queued',
	tries integer not null default 0,
	next_at timestamptz not null,
	answer jsonb,
	ended_at timestamptz,
	constraint dhis2_pushes_period_check check (period ~ '^[0-9]{6}$'),
	constraint dhis2_pushes_state_check check (state in ('queued', 'sending', 'done', 'failed')),
	constraint dhis2_pushes_ended_check check ((state in ('done', 'failed')) = (ended_at is not null))
);
--> statement-breakpoint
create unique index dhis2_pushes_under_way_key on dhis2_pushes (province_code, period) where state in ('queued', 'sending');
--> statement-breakpoint
create index dhis2_pushes_due_idx on dhis2_pushes (next_at) where state in ('queued', 'sending');
--> statement-breakpoint
create index dhis2_pushes_asked_idx on dhis2_pushes (province_code, asked_at);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['api_keys', 'dhis2_servers', 'dhis2_mappings', 'dhis2_pushes']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select, insert on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- The office of the province alone.
grant update (revoked_at, revoked_by) on api_keys to giot_app;
--> statement-breakpoint
create policy seen on api_keys for select to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
create policy added on api_keys for insert to giot_app with check (
	created_by = (select giot_account()) and province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy changed on api_keys for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
grant delete on dhis2_servers to giot_app;
--> statement-breakpoint
create policy seen on dhis2_servers for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy added on dhis2_servers for insert to giot_app with check (
	set_by = (select giot_account()) and province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy removed on dhis2_servers for delete to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
grant update (uid, option_combo), delete on dhis2_mappings to giot_app;
--> statement-breakpoint
create policy seen on dhis2_mappings for select to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
create policy added on dhis2_mappings for insert to giot_app with check (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
create policy changed on dhis2_mappings for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
create policy removed on dhis2_mappings for delete to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
-- Asked for by the office, moved on by whoever sends.
grant update (state, next_at, answer, ended_at) on dhis2_pushes to giot_app;
--> statement-breakpoint
create policy seen on dhis2_pushes for select to giot_app using (
	province_code = any ((select giot_provinces())::text[]) or (select giot_scope()) = 'job'
);
--> statement-breakpoint
create policy added on dhis2_pushes for insert to giot_app with check (
	asked_by = (select giot_account()) and state = 'queued' and province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy moved on dhis2_pushes for update to giot_app using ((select giot_scope()) = 'job');
--> statement-breakpoint
grant select, update on api_keys, dhis2_pushes to giot_system;
--> statement-breakpoint
create policy system_keys on api_keys for select to giot_system using (true);
--> statement-breakpoint
create policy system_counts on api_keys for update to giot_system using (true);
--> statement-breakpoint
create policy system_reads on dhis2_pushes for select to giot_system using (true);
--> statement-breakpoint
create policy system_claims on dhis2_pushes for update to giot_system using (true);
--> statement-breakpoint
-- A key has a scope of its own, in which no policy of any table names it. Only while its totals are counted does its province stand here.
create or replace function giot_home_provinces() returns text[] language sql stable parallel safe
	return case giot_scope() when 'actor' then nullif(current_setting('giot.home_provinces', true), '')::text[]
		when 'api_key' then nullif(current_setting('giot.counted_provinces', true), '')::text[] end;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The key by which a program asks, counted as asked once more in this minute; nothing once it was revoked.
create function giot_open_api_key(p_now timestamptz) returns table (id uuid, province_code text, asked integer)
	language sql volatile security definer set search_path = public, pg_temp as $$
	update api_keys k set minute = date_trunc('minute', p_now),
		asked = case when k.minute = date_trunc('minute', p_now) then k.asked + 1 else 1 end,
		last_used_on = (select (p_now at time zone p.timezone)::date from provinces p where p.code = k.province_code)
	where k.token_hash = current_setting('giot.api_key', true) and k.revoked_at is null and giot_scope() = 'api_key'
	returning k.id, k.province_code, k.asked
$$;
--> statement-breakpoint
-- Every figure that adds up, of the province of a key that stands: giot_measures, split by what tells of no person, club or drive.
create function giot_key_measures(p_from date, p_to date, p_source text, p_by text, p_and text, p_dimension text, p_provinces text[], p_areas text[], p_club uuid,
	p_campaign uuid, p_venue text)
	returns table (key text, other text, outside boolean, value text, source text, placed boolean, drives bigint, registered bigint, arrived bigint, fit bigint,
		deferred bigint, left_early bigint, no_show bigint, donations bigint, first_time bigint, units bigint, units_with_volume bigint, volume_ml bigint,
		registered_approximate boolean, donations_approximate boolean, units_approximate boolean, volume_approximate boolean,
		silent_registered bigint, silent_donations bigint, silent_units bigint, silent_volume bigint)
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	province text := (select k.province_code from api_keys k
		where k.token_hash = current_setting('giot.api_key', true) and k.revoked_at is null and giot_scope() = 'api_key');
begin
	if province is null or p_dimension not in ('total', 'volume', 'component')
		or p_by not in ('', 'province', 'area', 'venue', 'month', 'quarter', 'year', 'weekday', 'tet')
		or p_and not in ('', 'province', 'area', 'venue', 'month', 'quarter', 'year', 'weekday', 'tet') then
		return;
	end if;
	perform set_config('giot.counted_provinces', array[province]::text, true);
	return query select * from giot_measures(p_from, p_to, p_source, p_by, p_and, p_dimension, p_provinces, p_areas, null, null, p_venue);
	perform set_config('giot.counted_provinces', '', true);
end $$;
--> statement-breakpoint
-- Takes the month that is due longest, so that two processes never send the same one at the same time. Whoever dies while sending leaves it to the next until then.
create function giot_claim_push(p_now timestamptz, p_until timestamptz) returns setof dhis2_pushes language sql volatile security definer
	set search_path = public, pg_temp as $$
	update dhis2_pushes p set state = 'sending', tries = p.tries + 1, next_at = p_until
	where giot_scope() = 'job' and p.id = (
		select d.id from dhis2_pushes d where d.state in ('queued', 'sending') and d.next_at <= p_now order by d.next_at, d.id limit 1 for update skip locked
	)
	returning p.*
$$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_open_api_key(timestamptz)', 'giot_claim_push(timestamptz, timestamptz)',
		'giot_key_measures(date, date, text, text, text, text, text[], text[], uuid, uuid, text)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system, giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
