-- Entries of one person are found by what they are likely to have in common: the name in any order, its sound, the day of birth, or its year
-- with the given name or the initials. Under a policy && may not look into an index: this function looks as giot_system and applies the
-- actor's scope itself; the rows are then read under the policies as ever. What stands here already gets its keys when the product starts.
alter table donors add column match_keys text[] not null default '{}';
--> statement-breakpoint
create index donors_match_keys_idx on donors using gin (match_keys);
--> statement-breakpoint
grant update (match_keys) on donors to giot_app;
--> statement-breakpoint
-- Those of a province whom the actor sees, `p_most` at most, who share most first.
create function giot_donors_sharing(p_province text, p_keys text[], p_most integer) returns setof uuid
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.id from donors p
	where p.match_keys && p_keys and p.province_code = p_province and p.erased_at is null
		and (p.province_code = any (giot_provinces()) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any (giot_clubs()))
			or p.id in (select giot_helped_donors()))
	order by cardinality(array(select unnest(p.match_keys) intersect select unnest(p_keys))) desc, p.id
	limit p_most
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_donors_sharing(text, text[], integer) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_donors_sharing(text, text[], integer) from public;
--> statement-breakpoint
grant execute on function giot_donors_sharing(text, text[], integer) to giot_app;
