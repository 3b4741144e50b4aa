-- Reports that a province or a club hands in: a draft with its texts, then confirmed with its figures as they were; notes on what was confirmed; and who is sent the main
-- figures by e-mail.
CREATE TABLE "report_mailings" (
	"schedule_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_mailings_schedule_id_starts_on_pk" PRIMARY KEY("schedule_id","starts_on")
);
--> statement-breakpoint
CREATE TABLE "report_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"text" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	"noted_by" uuid NOT NULL,
	CONSTRAINT "report_notes_text_check" CHECK (length(btrim("report_notes"."text")) between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "report_schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"day_of_month" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "report_schedules_key" UNIQUE NULLS NOT DISTINCT("account_id","kind","province_code","club_id"),
	CONSTRAINT "report_schedules_kind_check" CHECK ("report_schedules"."kind" in ('month', 'quarter', 'half_year', 'year')),
	CONSTRAINT "report_schedules_locale_check" CHECK ("report_schedules"."locale" in ('vi', 'lo', 'en')),
	CONSTRAINT "report_schedules_day_check" CHECK ("report_schedules"."day_of_month" between 1 and 28)
);
--> statement-breakpoint
CREATE TABLE "report_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"voluntary_percent" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"figures" jsonb,
	"checksum" text,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	CONSTRAINT "report_versions_report_version_key" UNIQUE("report_id","version"),
	CONSTRAINT "report_versions_voluntary_check" CHECK ("report_versions"."voluntary_percent" between 0 and 100),
	CONSTRAINT "report_versions_checksum_check" CHECK ("report_versions"."checksum" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "report_versions_confirmed_check" CHECK (num_nonnulls("report_versions"."figures", "report_versions"."checksum", "report_versions"."confirmed_at", "report_versions"."confirmed_by") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"starts_on" date NOT NULL,
	"province_code" text NOT NULL,
	"club_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	CONSTRAINT "reports_key" UNIQUE NULLS NOT DISTINCT("province_code","club_id","kind","starts_on"),
	CONSTRAINT "reports_kind_check" CHECK ("reports"."kind" in ('month', 'quarter', 'half_year', 'year')),
	CONSTRAINT "reports_starts_check" CHECK (extract(day from "reports"."starts_on") = 1 and (extract(month from "reports"."starts_on")::integer - 1) %
				case "reports"."kind" when 'month' then 1 when 'quarter' then 3 when 'half_year' then 6 else 12 end = 0)
);
--> statement-breakpoint
ALTER TABLE "report_mailings" ADD CONSTRAINT "report_mailings_schedule_id_report_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."report_schedules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_notes" ADD CONSTRAINT "report_notes_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedules" ADD CONSTRAINT "report_schedules_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedules" ADD CONSTRAINT "report_schedules_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_schedules" ADD CONSTRAINT "report_schedules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_province_code_provinces_code_fk" FOREIGN KEY ("province_code") REFERENCES "public"."provinces"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_club_id_clubs_id_fk" FOREIGN KEY ("club_id") REFERENCES "public"."clubs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_notes_version_idx" ON "report_notes" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_versions_draft_key" ON "report_versions" USING btree ("report_id") WHERE confirmed_at is null;
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['reports', 'report_versions', 'report_notes', 'report_schedules', 'report_mailings']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
	end loop;
end $$;
--> statement-breakpoint
-- The office of a province has every report of it; those who run a club have their club's.
grant select, insert on reports to giot_app;
--> statement-breakpoint
create policy seen on reports for select to giot_app using (
	club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
);
--> statement-breakpoint
create policy begun on reports for insert to giot_app with check (created_by = (select giot_account())
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
	and (club_id is null or exists (select from clubs c where c.id = club_id and c.province_code = reports.province_code)));
--> statement-breakpoint
-- A draft is written until somebody confirms it, under their own name; from then on nothing of it changes.
grant select, insert, update (texts, voluntary_percent, revision, figures, checksum, confirmed_at, confirmed_by) on report_versions to giot_app;
--> statement-breakpoint
create policy seen on report_versions for select to giot_app using (exists (select from reports r where r.id = report_id));
--> statement-breakpoint
create policy begun on report_versions for insert to giot_app with check (confirmed_at is null and exists (select from reports r where r.id = report_id));
--> statement-breakpoint
create policy written on report_versions for update to giot_app using (confirmed_at is null and exists (select from reports r where r.id = report_id))
	with check (confirmed_by is null or confirmed_by = (select giot_account()));
--> statement-breakpoint
-- What is found afterwards is noted on what was confirmed, and only ever added.
grant select, insert on report_notes to giot_app;
--> statement-breakpoint
create policy seen on report_notes for select to giot_app using (exists (select from report_versions v where v.id = version_id));
--> statement-breakpoint
create policy added on report_notes for insert to giot_app with check (noted_by = (select giot_account())
	and exists (select from report_versions v where v.id = version_id and v.confirmed_at is not null));
--> statement-breakpoint
grant select, insert, delete on report_schedules to giot_app;
--> statement-breakpoint
grant select on report_mailings to giot_app;
--> statement-breakpoint
grant select on report_schedules, report_mailings to giot_system;
--> statement-breakpoint
grant insert on report_mailings to giot_system;
--> statement-breakpoint
grant select, insert on reports, report_versions to giot_system;
--> statement-breakpoint
create policy system_reads on report_schedules for select to giot_system using (true);
--> statement-breakpoint
create policy system_tells on report_mailings to giot_system using (true) with check (true);
--> statement-breakpoint
create policy system_begins on reports to giot_system using (true) with check (true);
--> statement-breakpoint
create policy system_begins on report_versions to giot_system using (true) with check (true);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- Whether an account may read the reports of a province or club today: for those who may themselves, and for the job that sends them.
create function giot_reads_reports(p_account uuid, p_province text, p_club uuid, p_day date) returns boolean language sql stable security definer
	set search_path = public, pg_temp as $$
	select (giot_scope() = 'job' or p_club = any (giot_admin_clubs()) or p_province = any (giot_provinces()))
		and exists (
			select from accounts a join memberships m on m.account_id = a.id
			where a.id = p_account and a.kind = 'person' and a.suspended_at is null
				and m.state = 'active' and (m.until is null or m.until >= p_day)
				and ((m.role = 'province_coordinator' and m.province_code = p_province) or (m.role = 'club_admin' and m.club_id = p_club)))
$$;
--> statement-breakpoint
-- The first day of the last period of a kind that has ended before a day.
create function giot_report_before(p_kind text, p_day date) returns date language sql immutable
	return case p_kind
		when 'month' then date_trunc('month', p_day) - interval '1 month'
		when 'quarter' then date_trunc('quarter', p_day) - interval '3 months'
		when 'half_year' then make_date(extract(year from p_day)::integer, case when extract(month from p_day) < 7 then 1 else 7 end, 1) - interval '6 months'
		else date_trunc('year', p_day) - interval '1 year'
	end::date;
--> statement-breakpoint
-- The first day after the period of a kind that begins on a day.
create function giot_report_after(p_kind text, p_starts_on date) returns date language sql immutable
	return (p_starts_on + case p_kind when 'month' then interval '1 month' when 'quarter' then interval '3 months' when 'half_year' then interval '6 months'
		else interval '1 year' end)::date;
--> statement-breakpoint
-- Which schedules have still to be told of the last period that ended: from their day on, in the zone of the province, never of what was due before they were made, and only
-- while whoever gets it may read it.
create function giot_due_reports(p_now timestamptz) returns table (schedule_id uuid, starts_on date) language sql stable security definer
	set search_path = public, pg_temp as $$
	select s.id, b.starts_on
	from report_schedules s join provinces p on p.code = s.province_code
	cross join lateral (select (p_now at time zone p.timezone)::date as day) t
	cross join lateral (select giot_report_before(s.kind, t.day) as starts_on) b
	cross join lateral (select giot_report_after(s.kind, b.starts_on) + s.day_of_month - 1 as due_on) d
	where giot_scope() = 'job' and d.due_on <= t.day and d.due_on >= (s.created_at at time zone p.timezone)::date
		and giot_reads_reports(s.account_id, s.province_code, s.club_id, t.day)
		and not exists (select from report_mailings m where m.schedule_id = s.id and m.starts_on = b.starts_on)
	order by s.id
$$;
--> statement-breakpoint
-- Takes the one turn of a schedule and period, begins the report where nobody has, and answers what the letter says: nothing to whoever comes second. The totals come from
-- the question that every report asks, put for this province or club alone.
create function giot_tell_report(p_schedule uuid, p_now timestamptz, p_report uuid, p_version uuid)
	returns table (report_id uuid, email text, full_name text, locale text, kind text, starts_on date, ends_on date, province_code text, club_id uuid, club_name text,
		drives bigint, registered bigint, donations bigint, units bigint, volume_ml bigint, registered_approximate boolean, donations_approximate boolean,
		units_approximate boolean, volume_approximate boolean)
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	s report_schedules;
	first date;
	report uuid;
begin
	if giot_scope() <> 'job' then return; end if;
	select d.starts_on into first from giot_due_reports(p_now) d where d.schedule_id = p_schedule;
	if first is null then return; end if;
	insert into report_mailings (schedule_id, starts_on, told_at) values (p_schedule, first, p_now) on conflict do nothing;
	if not found then return; end if;
	select * into s from report_schedules x where x.id = p_schedule;
	insert into reports (id, kind, starts_on, province_code, club_id, created_at) values (p_report, s.kind, first, s.province_code, s.club_id, p_now)
		on conflict do nothing;
	if found then insert into report_versions (id, report_id, version) values (p_version, p_report, 1); end if;
	select r.id into report from reports r
		where r.kind = s.kind and r.starts_on = first and r.province_code = s.province_code and r.club_id is not distinct from s.club_id;
	perform set_config('giot.scope', 'actor', true), set_config('giot.home_provinces', array[s.province_code]::text, true),
		set_config('giot.provinces', array[s.province_code]::text, true);
	return query
		select report, a.email, a.full_name, s.locale, s.kind, first, giot_report_after(s.kind, first) - 1, s.province_code, s.club_id, c.name,
			coalesce(sum(t.drives), 0)::bigint, sum(t.registered)::bigint, sum(t.donations)::bigint, sum(t.units)::bigint, sum(t.volume_ml)::bigint,
			coalesce(bool_or(t.registered_approximate), false), coalesce(bool_or(t.donations_approximate), false), coalesce(bool_or(t.units_approximate), false),
			coalesce(bool_or(t.volume_approximate), false)
		from accounts a left join clubs c on c.id = s.club_id
		left join giot_measures(first, giot_report_after(s.kind, first) - 1, 'all', '', '', 'total', array[s.province_code], null, s.club_id, null, null) t on t.placed
		where a.id = s.account_id group by a.id, c.id;
	perform set_config('giot.scope', 'job', true), set_config('giot.home_provinces', '', true), set_config('giot.provinces', '', true);
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_reads_reports(uuid, text, uuid, date)', 'giot_due_reports(timestamptz)',
		'giot_tell_report(uuid, timestamptz, uuid, uuid)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app, giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
-- Who is sent a report: seen and ended by them, and by those who may read it; made by these for somebody who may as well.
create policy seen on report_schedules for select to giot_app using ((select giot_scope()) = 'actor' and (account_id = (select giot_account())
	or club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
));
--> statement-breakpoint
-- That a letter went out is seen with the schedule.
create policy seen on report_mailings for select to giot_app using (exists (select from report_schedules s where s.id = schedule_id));
--> statement-breakpoint
create policy ended on report_schedules for delete to giot_app using ((select giot_scope()) = 'actor' and (account_id = (select giot_account())
	or club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[])
));
--> statement-breakpoint
create policy made on report_schedules for insert to giot_app with check (created_by = (select giot_account())
	and (club_id = any ((select giot_admin_clubs())::uuid[]) or province_code = any ((select giot_provinces())::text[]))
	and (club_id is null or exists (select from clubs c where c.id = club_id and c.province_code = report_schedules.province_code))
	and giot_reads_reports(account_id, province_code, club_id, created_at::date));
--> statement-breakpoint
create policy report_told_added on audit_entries for insert to giot_app with check (
	(select giot_scope()) = 'job' and num_nonnulls(account_id, session_id) = 0 and object_type = 'report' and action = 'report.told'
);
