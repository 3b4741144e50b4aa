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
grant create on schema public to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_province_yield(text, date)']::regprocedure[]
	loop
		execute format('alter function %s owner to giot_system', f);
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_app', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
