-- For how many donations a province thanks, and whom it was handed to. A milestone is the province's own decision; in an area it may be reached
-- earlier, as in districts of the mountains.
create table milestones (
	id uuid primary key,
	province_code text not null constraint milestones_province_code_provinces_code_fk references provinces (code),
	donations integer not null,
	lowers_id uuid,
	area_code text constraint milestones_area_code_areas_code_fk references areas (code),
	honour text,
	source text,
	certainty text not null default 'stated',
	ended_on date,
	seed_key text constraint milestones_seed_key unique,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint milestones_id_province_key unique (id, province_code),
	constraint milestones_lowers_province_fk foreign key (lowers_id, province_code) references milestones (id, province_code),
	constraint milestones_donations_check check (donations between 1 and 1000),
	constraint milestones_area_check check ((lowers_id is null) = (area_code is null)),
	constraint milestones_certainty_check check (certainty in ('stated', 'weak', 'derived', 'unconfirmed'))
);
--> statement-breakpoint
create unique index milestones_donations_key on milestones (province_code, donations) where lowers_id is null and ended_on is null;
--> statement-breakpoint
create unique index milestones_area_key on milestones (lowers_id, area_code) where ended_on is null;
--> statement-breakpoint
create table thanks (
	id uuid primary key,
	province_code text not null constraint thanks_province_code_provinces_code_fk references provinces (code),
	donor_id uuid not null constraint thanks_donor_id_donors_id_fk references donors (id) on delete cascade,
	milestone_id uuid not null constraint thanks_milestone_id_milestones_id_fk references milestones (id),
	handed_on date not null,
	handed_by uuid,
	created_at timestamptz not null default now(),
	constraint thanks_donor_milestone_key unique (donor_id, milestone_id)
);
--> statement-breakpoint
create index thanks_milestone_idx on thanks (milestone_id);
--> statement-breakpoint
do $$
declare
	guarded text;
begin
	foreach guarded in array array['milestones', 'thanks']
	loop
		execute format('alter table %I enable row level security', guarded);
		execute format('alter table %I force row level security', guarded);
		execute format('create policy loader on %I to giot_loader using (true) with check (true)', guarded);
		execute format('grant select, insert, update, delete on %I to giot_loader', guarded);
		execute format('grant select on %I to giot_app', guarded);
	end loop;
end $$;
--> statement-breakpoint
grant insert on milestones to giot_app;
--> statement-breakpoint
grant update (donations, honour, source, certainty, ended_on, version) on milestones to giot_app;
--> statement-breakpoint
create policy seen on milestones for select to giot_app using (province_code = any ((select giot_home_provinces())::text[]));
--> statement-breakpoint
create policy added on milestones for insert to giot_app with check (
	province_code = any ((select giot_provinces())::text[])
	and (area_code is null or exists (select from areas a where a.code = area_code and a.province_code = milestones.province_code))
);
--> statement-breakpoint
create policy changed on milestones for update to giot_app using (province_code = any ((select giot_provinces())::text[]));
--> statement-breakpoint
-- Whoever keeps the donor sees it; the admins of a club that knows the donor and the office of the province hand over, and take that back.
grant insert, delete on thanks to giot_app;
--> statement-breakpoint
create policy seen on thanks for select to giot_app using (
	(province_code = any (giot_provinces()) or cardinality(giot_clubs()) > 0) and exists (select from donors d where d.id = donor_id)
);
--> statement-breakpoint
create policy added on thanks for insert to giot_app with check (
	handed_by = giot_account()
	and exists (select from donors d where d.id = donor_id and d.province_code = thanks.province_code)
	and exists (select from milestones m where m.id = milestone_id and m.province_code = thanks.province_code and m.lowers_id is null)
	and (province_code = any (giot_provinces())
		or exists (select from donor_clubs k where k.donor_id = thanks.donor_id and k.club_id = any (giot_admin_clubs())))
);
--> statement-breakpoint
create policy removed on thanks for delete to giot_app using (
	province_code = any (giot_provinces())
	or exists (select from donor_clubs k where k.donor_id = thanks.donor_id and k.club_id = any (giot_admin_clubs()))
);
--> statement-breakpoint
create policy system_reads on milestones for select to giot_system using (true);
--> statement-breakpoint
grant select on milestones to giot_system;
--> statement-breakpoint
-- Which milestones the actor's donors reached in a period, both days included, and by how many donations; of one donor where one is named.
-- Every donation counts, wherever it was given: a club does not see those at other drives, so this counts as giot_system within the actor's
-- scope. What is reached by a lower number in an area is reached on the first day of either.
create function giot_milestones_reached(p_from date, p_to date, p_donor uuid)
	returns table (donor_id uuid, milestone_id uuid, reached_on date, donations integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	with people as materialized (
		select p.id, p.province_code, p.area_code from donors p
		where p.erased_at is null and p.last_donation_on >= p_from and (p_donor is null or p.id = p_donor)
			and (p.province_code = any (giot_provinces()) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any (giot_clubs())))
	), acts as (
		select x.donor_id, x.donated_on, row_number() over (partition by x.donor_id order by x.donated_on, x.id)::int as nth
		from donations x join people p on p.id = x.donor_id
	)
	select p.id, coalesce(m.lowers_id, m.id), min(a.donated_on), min(a.nth)
	from people p
	join milestones m on m.province_code = p.province_code
	join milestones g on g.id = coalesce(m.lowers_id, m.id)
	join acts a on a.donor_id = p.id and a.nth = m.donations
	where a.donated_on <= least(m.ended_on, g.ended_on, 'infinity')
		and (m.area_code is null or p.area_code in (select r.code from area_rollups r where m.area_code in (r.code, r.then_code, r.now_code)))
	group by 1, 2
	having min(a.donated_on) between p_from and p_to
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_milestones_reached(date, date, uuid) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_milestones_reached(date, date, uuid) from public;
--> statement-breakpoint
grant execute on function giot_milestones_reached(date, date, uuid) to giot_app;
