-- What the drives of a province brought together in the year before a day: people who had a place, and units. A club sees no other one's drives, and learns the sum alone;
-- of fewer than five drives nothing is told.
create function giot_province_yield(p_province text, p_before date) returns table (registered bigint, units bigint)
	language sql stable security definer set search_path = public, pg_temp as $$
	select sum(p.people)::bigint, sum(t.units)::bigint
	from drives d
	cross join lateral (select sum(people) as people from drive_people where drive_id = d.id
		and state in ('registered', 'confirmed', 'arrived', 'fit', 'deferred', 'donated', 'left', 'no_show')) p
	cross join lateral (select sum(units) as units from drive_tallies where drive_id = d.id and dimension = 'total') t
	where d.province_code = p_province and p_province = any (giot_home_provinces()) and d.kind = 'drive' and d.status in ('closed', 'confirmed')
		and d.result_kind = 'counted' and d.ends_on >= p_before - 365 and d.ends_on < p_before and p.people > 0 and t.units > 0
	having count(*) >= 5
$$;
--> statement-breakpoint
-- What people say of a drive afterwards. Nothing leads from an answer to a person: no place, no account, no time of day, an id by chance.
create table drive_feedback (
	id uuid primary key,
	drive_id uuid not null constraint drive_feedback_drive_id_drives_id_fk references drives (id) on delete cascade,
	again smallint not null,
	waiting smallint not null,
	kindness smallint not null,
	comment text,
	hidden boolean not null default false,
	given_on date not null,
	constraint drive_feedback_scales_check check (again between 1 and 5 and waiting between 1 and 5 and kindness between 1 and 5),
	constraint drive_feedback_comment_check check (length(btrim(comment)) between 1 and 500)
);
--> statement-breakpoint
create index drive_feedback_drive_idx on drive_feedback (drive_id, given_on, id);
--> statement-breakpoint
-- Links that were sent to one person and used: only that they were, and in which month.
create table feedback_spent (
	link_hash text primary key,
	spent_in date not null,
	constraint feedback_spent_month_check check (spent_in = date_trunc('month', spent_in)::date)
);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['drive_feedback', 'feedback_spent']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('create policy system_keeps on %I to giot_system using (true) with check (true)', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on drive_feedback to giot_system;
--> statement-breakpoint
grant select, insert, delete on feedback_spent to giot_system;
--> statement-breakpoint
-- Read by those who plan the drive, who may put a comment out of sight and back; written by nobody but the function below.
grant select, update (hidden) on drive_feedback to giot_app;
--> statement-breakpoint
-- Nobody who works here reads which links were used.
grant select on feedback_spent to giot_app;
--> statement-breakpoint
create policy seen on feedback_spent for select to giot_app using (false);
--> statement-breakpoint
create policy seen on drive_feedback for select to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
create policy hidden on drive_feedback for update to giot_app using (exists (select from drives d where d.id = drive_id
	and (d.club_id = any ((select giot_admin_clubs())::uuid[]) or d.province_code = any ((select giot_provinces())::text[]))));
--> statement-breakpoint
alter table retention_rules drop constraint retention_rules_kind_check;
--> statement-breakpoint
alter table retention_rules add constraint retention_rules_kind_check check (
	kind in ('applicants', 'outbox', 'throttle', 'requests', 'notes', 'merges', 'club_applications', 'volunteers', 'feedback'));
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The drive whose link was followed, whether everybody may find it or not. The program has checked the link: its scope names the drive by its code.
create function giot_feedback_about() returns table (drive_id uuid, title text, starts_on date, ends_on date, timezone text)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.id, d.title, d.starts_on, d.ends_on, d.timezone
	from drive_sign_ups s join drives d on d.id = s.drive_id
	where giot_scope() = 'public_drive' and s.code = nullif(current_setting('giot.code', true), '')
		and d.status in ('open', 'running', 'closed', 'confirmed') and d.date_precision = 'day';
end;
--> statement-breakpoint
-- Takes in one answer from the first day of a drive until sixty days after its last, and with a link of one's own only once. All answers of the drive are written anew in the order of their ids, which are chance: neither the order in which
-- they lie nor the transaction that wrote them tells which came last, or together with which link.
create function giot_give_feedback(p_day date, p_again integer, p_waiting integer, p_kindness integer, p_comment text, p_link text) returns text
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	asked uuid := (select a.drive_id from giot_feedback_about() a where p_day between a.starts_on and a.ends_on + 60);
	known drive_feedback[];
begin
	if asked is null then return 'gone'; end if;
	perform pg_advisory_xact_lock(hashtextextended('feedback of ' || asked, 0));
	if p_link is not null then
		insert into feedback_spent (link_hash, spent_in) values (p_link, date_trunc('month', p_day)::date) on conflict do nothing;
		if not found then return 'spent'; end if;
	end if;
	with taken as (delete from drive_feedback where drive_id = asked returning *)
	select array_agg(row(t.*)::drive_feedback) into known from taken t;
	insert into drive_feedback (id, drive_id, again, waiting, kindness, comment, hidden, given_on)
	select k.* from unnest(known) k
	union all select gen_random_uuid(), asked, p_again, p_waiting, p_kindness, p_comment, false, p_day
	order by 1;
	return 'given';
end $$;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_province_yield(text, date)', 'giot_feedback_about()',
		'giot_give_feedback(date, integer, integer, integer, text, text)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
-- As before, and comments on drives.
create or replace function giot_due(p_kind text, p_before timestamptz) returns setof uuid language sql stable set search_path = public, pg_temp
begin atomic
	select a.id from applicants a join drives d on d.id = a.drive_id
	where p_kind = 'applicants' and a.full_name <> '—' and d.ends_on < p_before::date
	union all select o.id from outbox o where p_kind = 'outbox' and coalesce(o.sent_at, o.given_up_at) < p_before
	union all select f.id from sign_in_failures f where p_kind = 'throttle' and f.failed_at < p_before
	union all select q.id from data_requests q where p_kind = 'requests' and q.closed_on < p_before::date
	union all select p.id from donors p
	where p_kind = 'notes' and p.note is not null and coalesce(p.last_donation_on, p.created_at::date) < p_before::date and p.created_at < p_before
	union all select m.id from donor_merges m left join donors p on p.id = m.kept_id
	cross join lateral (select greatest((m.gone ->> 'created_at')::timestamptz, (m.kept_before ->> 'created_at')::timestamptz)) as made (made_at)
	where p_kind = 'notes' and coalesce(m.gone ->> 'note', m.kept_before ->> 'note') is not null and made.made_at < p_before
		and coalesce(p.last_donation_on, greatest((m.gone ->> 'last_donation_on')::date, (m.kept_before ->> 'last_donation_on')::date), made.made_at::date)
			< p_before::date
	union all select m.id from donor_merges m
	where p_kind = 'merges' and m.merged_at < p_before and m.undone_at is null and m.forgotten_at is null
	union all select c.id from club_applications c where p_kind = 'club_applications' and c.state = 'declined' and c.decided_at < p_before
	union all select v.id from volunteers v where p_kind = 'volunteers' and v.archived_at < p_before
	union all select f.id from drive_feedback f where p_kind = 'feedback' and f.comment is not null and f.given_on < p_before::date;
end;
--> statement-breakpoint
-- As before; of answers about a drive the comment goes and the marks stay. Links that were used are forgotten once none of their time can be open.
create or replace function giot_forget_due(p_kind text, p_before timestamptz) returns bigint
	language plpgsql volatile set search_path = public, pg_temp as $$
declare
	due uuid[] := array(select giot_due(p_kind, p_before));
	nothing jsonb := '{"note": null}';
	went bigint;
begin
	case p_kind
		when 'applicants' then
			update drive_groups g set contact_name = null, contact_phone = null, contact_email = null from drives d
			where d.id = g.drive_id and d.ends_on < p_before::date and num_nonnulls(g.contact_name, g.contact_phone, g.contact_email) > 0;
			update applicants set full_name = '—', sex = null, birth_date = null, birth_precision = null, phone = null, email = null,
				weight_class = null where id = any (due);
		when 'outbox' then delete from outbox where id = any (due);
		when 'throttle' then delete from sign_in_failures where id = any (due);
		when 'requests' then delete from data_requests where id = any (due);
		when 'notes' then
			with noted as (
				update donors set note = null, version = version + 1 where id = any (due) and note is not null returning id
			), merged as (
				update donor_merges set gone = gone || nothing, kept_before = kept_before || nothing where id = any (due) and undone_at is null returning id
			)
			select count(distinct giot_due_about(n.id)) into went from (select id from noted union all select id from merged) n;
			return went;
		when 'merges' then
			update donor_merges set forgotten_at = now(), kept_before = '{}', moved = jsonb_build_object('importRowIds', coalesce(moved -> 'importRowIds', '[]')),
				gone = case when card_ended_at is null then jsonb_build_object('card_code', gone -> 'card_code') else '{}' end
			where id = any (due) and undone_at is null;
		when 'club_applications' then delete from club_applications where id = any (due);
		when 'volunteers' then
			update drive_shifts set volunteer_id = null, state = 'needed' where volunteer_id = any (due);
			delete from volunteers where id = any (due);
		when 'feedback' then
			delete from feedback_spent where spent_in < p_before::date - 100;
			update drive_feedback set comment = null where id = any (due);
	end case;
	get diagnostics went = row_count;
	return went;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
