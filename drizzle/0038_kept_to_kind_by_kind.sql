-- Keeping to the rules holds kind by kind: each in a transaction and with an entry in the trail of its own, so that one that fails undoes no other
-- and is tried again.
grant update (ran_at, removed) on retention_runs to giot_system;
--> statement-breakpoint
drop function giot_keep_retention(uuid, uuid, timestamptz);
--> statement-breakpoint
-- What a merge keeps to tell two entries apart again is kept for a time, and its notes no longer than those of the person. The row itself stays, with
-- the code of the printed card: links and cards of the entry that went lead to the one that stayed.
alter table donor_merges add column forgotten_at timestamptz;
--> statement-breakpoint
alter table retention_rules drop constraint retention_rules_kind_check;
--> statement-breakpoint
alter table retention_rules add constraint retention_rules_kind_check check (
	kind in ('applicants', 'outbox', 'throttle', 'requests', 'notes', 'merges', 'club_applications'));
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- What of a kind is older than its days: the one place that says what a rule of keeping means. Nothing that is under way is ever due. Notes that a
-- merge keeps are as old as those of whoever stayed, or as the rows that it keeps where that one went into another since.
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
	union all select c.id from club_applications c where p_kind = 'club_applications' and c.state = 'declined' and c.decided_at < p_before;
end;
--> statement-breakpoint
-- Whom a row is about that is due: what merges keep is of whoever stayed at last, anything else counts by itself.
create function giot_due_about(p_row uuid) returns uuid language sql stable set search_path = public, pg_temp
begin atomic
	with recursive stayed as (
		select coalesce((select m.kept_id from donor_merges m where m.id = p_row), p_row) as id, 0 as step
		union all
		select m.kept_id, s.step + 1 from stayed s join donor_merges m on m.gone_id = s.id and m.undone_at is null where s.step < 50
	)
	select s.id from stayed s order by s.step desc limit 1;
end;
--> statement-breakpoint
-- As before; notes are counted by people, however many entries of theirs hold one.
create or replace function giot_due_counts(p_days jsonb, p_now timestamptz) returns table (kind text, due bigint)
	language sql stable security definer set search_path = public, pg_temp
begin atomic
	select d.key, (select case when d.key = 'notes' then count(distinct giot_due_about(g.id)) else count(*) end
		from giot_due(d.key, p_now - make_interval(days => d.value::integer)) g (id))
	from jsonb_each_text(p_days) d where giot_is_system_admin() and d.value::integer >= 1;
end;
--> statement-breakpoint
-- Removes what of a kind is older than its days, and answers how much went, not how much was to go: notes by people. It is the one place that says what becomes of a kind. A note goes from the
-- rows that merges keep as well, and of a merge that is forgotten what leads to whoever stayed is left.
create function giot_forget_due(p_kind text, p_before timestamptz) returns bigint
	language plpgsql volatile set search_path = public, pg_temp as $$
declare
	due uuid[] := array(select giot_due(p_kind, p_before));
	nothing jsonb := '{"note": null}';
	went bigint;
begin
	case p_kind
		when 'applicants' then
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
	end case;
	get diagnostics went = row_count;
	return went;
end $$;
--> statement-breakpoint
-- Keeps to the rule of one kind, once in a calendar month however many ask at once: how much went; null when this month's turn was taken. What went
-- in a month is one run, told by kind: a kind that is missing there has not had its turn.
create function giot_keep_retention(p_kind text, p_run uuid, p_entry uuid, p_now timestamptz) returns bigint
	language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
	kept_days integer;
	run retention_runs;
	gone bigint;
begin
	if giot_scope() <> 'job' then return null; end if;
	perform pg_advisory_xact_lock(hashtextextended('retention', 0));
	select r.days into kept_days from retention_rules r where r.kind = p_kind;
	select * into run from retention_runs r where date_trunc('month', r.ran_at at time zone 'Asia/Ho_Chi_Minh')
		>= date_trunc('month', p_now at time zone 'Asia/Ho_Chi_Minh') order by r.ran_at desc limit 1;
	if kept_days is null or run.removed ? p_kind then return null; end if;
	gone := giot_forget_due(p_kind, p_now - make_interval(days => kept_days));
	if run.id is null then
		insert into retention_runs (id, ran_at, removed) values (p_run, p_now, jsonb_build_object(p_kind, gone));
	else
		update retention_runs set ran_at = greatest(ran_at, p_now), removed = removed || jsonb_build_object(p_kind, gone) where id = run.id;
	end if;
	insert into audit_entries (id, action, object_type, object_id) values (p_entry, 'retention.ran', 'retention', p_kind);
	return gone;
end $$;
--> statement-breakpoint
-- For how many days a merge can be taken apart at least, for everybody who may merge.
create function giot_merge_days() returns integer language sql stable security definer set search_path = public, pg_temp
	return (select r.days from retention_rules r where r.kind = 'merges' and giot_scope() = 'actor');
--> statement-breakpoint
-- As before; what is forgotten brings nothing back.
create or replace function giot_undo_merge(p_merge uuid) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
	m donor_merges;
begin
	select * into m from donor_merges where id = p_merge and undone_at is null and giot_in_own_registry(kept_id) for update;
	if m.id is null then return 'merge_undone_already'; end if;
	if m.forgotten_at is not null then return 'merge_forgotten'; end if;
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
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_due_about(uuid)', 'giot_forget_due(text, timestamptz)', 'giot_merge_days()', 'giot_keep_retention(text, uuid, uuid, timestamptz)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
grant execute on function giot_merge_days(), giot_keep_retention(text, uuid, uuid, timestamptz) to giot_app;
--> statement-breakpoint
revoke create on schema public from giot_system;
