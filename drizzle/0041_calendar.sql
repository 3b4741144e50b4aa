-- The days of the calendar: public holidays and the seasons in which blood is short, loaded with their source and certainty; and the days on which a
-- society holds no drives, which its office states. What a blood centre can take. Addresses under which the calendar is read by other programs.
create table calendar_days (
	id uuid primary key,
	country text,
	province_code text constraint calendar_days_province_code_provinces_code_fk references provinces (code),
	kind text not null,
	name_vi text not null,
	name_lo text,
	name_en text,
	starts_on date not null,
	ends_on date not null,
	source text,
	certainty text not null default 'stated',
	removed_at timestamptz,
	seed_key text constraint calendar_days_seed_key unique,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint calendar_days_country_check check (country in ('VN', 'LA')),
	constraint calendar_days_kind_check check (kind in ('holiday', 'season', 'closed')),
	constraint calendar_days_certainty_check check (certainty in ('stated', 'weak', 'derived', 'unconfirmed')),
	constraint calendar_days_days_check check (starts_on <= ends_on),
	constraint calendar_days_closed_check check ((kind = 'closed') = (province_code is not null))
);
--> statement-breakpoint
create index calendar_days_days_idx on calendar_days (starts_on, ends_on);
--> statement-breakpoint
-- What nobody has stated is null: nothing is advised from it.
create table centre_limits (
	blood_centre_id uuid primary key constraint centre_limits_blood_centre_id_blood_centres_id_fk references blood_centres (id) on delete cascade,
	province_code text not null constraint centre_limits_province_code_provinces_code_fk references provinces (code),
	drives_a_day integer,
	bags_a_day integer,
	blocked_weekdays integer[] not null default '{}',
	blocked_on date[] not null default '{}',
	lead_days integer,
	version integer not null default 1,
	constraint centre_limits_numbers_check check (drives_a_day > 0 and bags_a_day > 0 and lead_days >= 0),
	constraint centre_limits_weekdays_check check (blocked_weekdays <@ '{0,1,2,3,4,5,6}')
);
--> statement-breakpoint
-- The token is found by its hash; it is also kept encrypted, so that the address can be shown again. Of a campaign only what is announced is told.
create table calendar_feeds (
	id uuid primary key,
	kind text not null,
	province_code text not null constraint calendar_feeds_province_code_provinces_code_fk references provinces (code),
	club_id uuid constraint calendar_feeds_club_id_clubs_id_fk references clubs (id) on delete cascade,
	campaign_id uuid constraint calendar_feeds_campaign_id_campaigns_id_fk references campaigns (id) on delete cascade,
	locale text not null default 'vi',
	token_hash text not null constraint "calendar_feeds_tokenHash_unique" unique,
	token_sealed bytea not null,
	created_at timestamptz not null default now(),
	created_by uuid not null,
	revoked_at timestamptz,
	revoked_by uuid,
	constraint calendar_feeds_kind_check check (kind in ('club', 'province', 'campaign')),
	constraint calendar_feeds_subject_check check ((kind = 'club') = (club_id is not null) and (kind = 'campaign') = (campaign_id is not null)),
	constraint calendar_feeds_locale_check check (locale in ('vi', 'lo', 'en'))
);
--> statement-breakpoint
create index calendar_feeds_province_idx on calendar_feeds (province_code);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['calendar_days', 'centre_limits', 'calendar_feeds']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select, insert on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- Holidays and seasons are everybody's who works here; closed days are the province's own. Reference days stay as they are loaded.
grant update (name_vi, starts_on, ends_on, removed_at, version) on calendar_days to giot_app;
--> statement-breakpoint
create policy seen on calendar_days for select to giot_app using (
	(select giot_home_provinces()) is not null and (province_code is null or province_code = any ((select giot_home_provinces())::text[]))
);
--> statement-breakpoint
create policy added on calendar_days for insert to giot_app with check (kind = 'closed' and seed_key is null and province_code = any (giot_provinces()));
--> statement-breakpoint
create policy changed on calendar_days for update to giot_app using (province_code = any (giot_provinces()));
--> statement-breakpoint
grant update (drives_a_day, bags_a_day, blocked_weekdays, blocked_on, lead_days, version) on centre_limits to giot_app;
--> statement-breakpoint
create policy seen on centre_limits for select to giot_app using (province_code = any ((select giot_home_provinces())::text[]));
--> statement-breakpoint
create policy added on centre_limits for insert to giot_app with check (
	province_code = any (giot_provinces())
	and exists (select from blood_centres b where b.id = blood_centre_id and b.province_code = centre_limits.province_code)
);
--> statement-breakpoint
create policy changed on centre_limits for update to giot_app using (province_code = any (giot_provinces()));
--> statement-breakpoint
-- Whoever plans drives there: the admins of a club for the club, the office for all of its province.
grant update (revoked_at, revoked_by) on calendar_feeds to giot_app;
--> statement-breakpoint
create policy seen on calendar_feeds for select to giot_app using (club_id = any (giot_admin_clubs()) or province_code = any (giot_provinces()));
--> statement-breakpoint
create policy added on calendar_feeds for insert to giot_app with check (
	created_by = giot_account() and (club_id = any (giot_admin_clubs()) or province_code = any (giot_provinces()))
	and (club_id is null or exists (select from clubs c where c.id = club_id and c.province_code = calendar_feeds.province_code))
	and (campaign_id is null or exists (select from campaigns x where x.id = campaign_id and coalesce(x.province_code, calendar_feeds.province_code) = calendar_feeds.province_code))
);
--> statement-breakpoint
create policy changed on calendar_feeds for update to giot_app using (club_id = any (giot_admin_clubs()) or province_code = any (giot_provinces()));
--> statement-breakpoint
grant select on calendar_feeds, drive_days, blood_centres to giot_system;
--> statement-breakpoint
create policy system_reads on calendar_feeds for select to giot_system using (true);
--> statement-breakpoint
create policy system_reads on drive_days for select to giot_system using (true);
--> statement-breakpoint
create policy system_dates on audit_entries for select to giot_system using (object_type = 'drive');
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Drives that draw on the same people: in these areas, nearer to a day than the longest interval, at most twenty, the nearest first. `tired` is how many
-- gave there or have a place, and would not be rested from one day to the other. Of drives that the actor does not see, nothing but where they are
-- and that count is told, and fewer than five are not counted (null); their drafts are not told at all.
create function giot_drives_nearby(p_province text, p_areas text[], p_day date, p_except uuid, p_female integer, p_male integer, p_unknown integer)
	returns table (drive_id uuid, title text, starts_on date, area_code text, people integer, tired integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	with near as materialized (
		select d.id, d.title, d.starts_on, d.area_code, abs(d.starts_on - p_day) as apart,
			coalesce(d.club_id = any (giot_clubs()), false) or coalesce(d.province_code = any (giot_provinces()), false) or d.club_id is null as seen
		from drives d
		where p_province = any (giot_home_provinces()) and d.province_code = p_province and d.area_code = any (p_areas)
			and d.date_precision = 'day' and d.status <> 'cancelled' and d.id is distinct from p_except
			and d.starts_on > p_day - greatest(p_female, p_male, p_unknown) and d.starts_on < p_day + greatest(p_female, p_male, p_unknown)
	), told as materialized (
		select n.* from near n join drives d on d.id = n.id
		where n.seen or d.status in ('announced', 'open', 'running', 'closed', 'confirmed')
		order by n.apart, n.id limit 20
	), people as (
		select t.id, x.donor_id from told t join donations x on x.drive_id = t.id
		union
		select t.id, r.donor_id from told t join registrations r on r.drive_id = t.id where giot_holds_place(r.state)
	), counted as (
		select t.id, count(s.id)::int as people, count(s.id) filter (
			where t.apart < case s.sex when 'female' then p_female when 'male' then p_male else p_unknown end)::int as tired
		from told t left join people p on p.id = t.id left join donors s on s.id = p.donor_id group by t.id
	)
	select case when t.seen then t.id end, case when t.seen then t.title end, case when t.seen then t.starts_on end, t.area_code,
		case when t.seen then c.people end, case when t.seen or c.tired >= 5 then c.tired end
	from told t join counted c on c.id = t.id order by t.apart, t.id
$$;
--> statement-breakpoint
-- What is planned at a blood centre, day by day: drives, and bags where a drive says how many it wants, spread over its days. Only counts are told, and
-- drafts of others are not counted.
create function giot_centre_load(p_centre uuid, p_from date, p_to date, p_except uuid) returns table (day date, drives integer, bags integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	select y.held_on, count(*)::int, coalesce(sum(round(d.target_units::numeric / (d.ends_on - d.starts_on + 1))), 0)::int
	from blood_centres b
	join drives d on d.blood_centre_id = b.id and d.province_code = b.province_code and d.starts_on between p_from - 31 and p_to
	join drive_days y on y.drive_id = d.id and y.held_on between p_from and p_to
	where b.id = p_centre and b.province_code = any (giot_home_provinces()) and d.id is distinct from p_except and d.status <> 'cancelled'
		and (d.club_id is null or d.club_id = any (giot_clubs()) or d.province_code = any (giot_provinces())
			or d.status in ('announced', 'open', 'running', 'closed', 'confirmed'))
	group by y.held_on
$$;
--> statement-breakpoint
-- When drives that the actor sees were last changed: the trail knows it, which most of those who read the calendar do not see.
create function giot_drives_changed(p_drives uuid[]) returns table (drive_id uuid, changed_at timestamptz)
	language sql stable security definer set search_path = public, pg_temp as $$
	select d.id, (select max(e.at) from audit_entries e where e.object_type = 'drive' and e.object_id = d.id::text)
	from drives d
	where d.id = any (p_drives) and (d.club_id = any (giot_clubs()) or d.province_code = any (giot_provinces()) or d.id = any (giot_drives())
		or (d.club_id is null and d.province_code = any (giot_home_provinces())))
$$;
--> statement-breakpoint
-- The feed behind an address, for whoever holds it. It is over once whoever made it no longer plans drives there.
create function giot_calendar_feed()
	returns table (feed_id uuid, kind text, province_code text, club_id uuid, campaign_id uuid, locale text, state text)
	language sql stable security definer set search_path = public, pg_temp as $$
	select f.id, f.kind, f.province_code, f.club_id, f.campaign_id, f.locale, case
		when f.revoked_at is not null then 'revoked'
		when exists (
			select from memberships m join accounts a on a.id = m.account_id
			where m.account_id = f.created_by and a.suspended_at is null and giot_holds_today(m)
				and ((m.role = 'club_admin' and m.club_id = f.club_id) or (m.role = 'province_coordinator' and m.province_code = f.province_code))
		) then 'open' else 'over' end
	from calendar_feeds f where f.token_hash = giot_token_hash()
$$;
--> statement-breakpoint
-- The drives of that feed whose days are known and not over before a day, each with its days; of a cancelled one too, so that it is taken out.
create function giot_feed_drives(p_from date)
	returns table (id uuid, title text, status text, kind text, club_name text, venue_name text, address text, area jsonb, timezone text, version integer,
		created_at timestamptz, changed_at timestamptz, days jsonb)
	language sql stable security definer set search_path = public, pg_temp as $$
	select d.id, d.title, d.status, d.kind, c.name, d.venue_name, d.address,
		case when a.code is not null then jsonb_build_object('kind', a.kind, 'nameVi', a.name_vi, 'nameLo', a.name_lo, 'nameEn', a.name_en) end,
		d.timezone, d.version, d.created_at,
		(select max(e.at) from audit_entries e where e.object_type = 'drive' and e.object_id = d.id::text),
		(select jsonb_agg(jsonb_build_object('heldOn', y.held_on, 'opensAt', y.opens_at, 'closesAt', y.closes_at) order by y.held_on)
			from drive_days y where y.drive_id = d.id)
	from giot_calendar_feed() f
	join drives d on d.province_code = f.province_code and (f.kind = 'province' or d.club_id = f.club_id or d.campaign_id = f.campaign_id)
	left join clubs c on c.id = d.club_id
	left join areas a on a.code = d.area_code
	where f.state = 'open' and d.date_precision = 'day' and d.ends_on >= p_from
	order by d.starts_on, d.id
$$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_drives_nearby(text, text[], date, uuid, integer, integer, integer)', 'giot_centre_load(uuid, date, date, uuid)',
		'giot_drives_changed(uuid[])', 'giot_calendar_feed()', 'giot_feed_drives(date)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
