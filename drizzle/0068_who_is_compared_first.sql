-- A birth date alone is shared by few in a small registry and by hundreds in a large one, all of whom were handed out. Whoever has most in
-- common now comes first, a whole name or its sound counting twice, then whoever shares most words of the name: few are enough.
drop function giot_donors_sharing(text, text[], integer);
--> statement-breakpoint
create function giot_donors_sharing(p_province text, p_keys text[], p_words text[], p_most integer) returns setof uuid
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.id from donors p
	where p.match_keys && p_keys and p.province_code = p_province and p.erased_at is null
		and (p.province_code = any (giot_provinces())
			or exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = any (giot_clubs())) or p.id in (select giot_helped_donors()))
	order by
		(select count(*) + count(*) filter (where starts_with(k, 'name ') or starts_with(k, 'sound ')) from unnest(p.match_keys) k where k = any (p_keys)) desc,
		(select count(*) from unnest(string_to_array(p.search_key, ' ')) w where w = any (p_words)) desc,
		p.id
	limit p_most
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_donors_sharing(text, text[], text[], integer) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_donors_sharing(text, text[], text[], integer) from public;
--> statement-breakpoint
grant execute on function giot_donors_sharing(text, text[], text[], integer) to giot_app;
