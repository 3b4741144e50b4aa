-- A birth date alone is shared by few in a small registry and by hundreds in a large one, a common name by thousands: whoever shares most was
-- lost among them, or all were handed out. Those born on the same day and those who share something else now come each by themselves, so
-- that neither crowd keeps the other out: who has most in common first, a whole name or its sound counting twice, then who shares most words.
drop function giot_donors_sharing(text, text[], integer);
--> statement-breakpoint
-- Those of a province whom the actor sees: `p_most` at most of those born on the day that the keys name, and as many of the others.
create function giot_donors_sharing(p_province text, p_keys text[], p_words text[], p_most integer) returns setof uuid
	language sql stable security definer set search_path = public, pg_temp as $$
	select ranked.id from (
		select p.id, row_number() over (
			partition by p.match_keys && array(select k from unnest(p_keys) k where starts_with(k, 'born '))
			order by
				(select count(*) + count(*) filter (where starts_with(k, 'name ') or starts_with(k, 'sound ')) from unnest(p.match_keys) k where k = any (p_keys)) desc,
				(select count(*) from unnest(string_to_array(p.search_key, ' ')) w where w = any (p_words)) desc,
				p.id
		) as place
		from donors p
		where p.match_keys && p_keys and p.province_code = p_province and p.erased_at is null
			and (p.province_code = any (giot_provinces())
				or exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = any (giot_clubs())) or p.id in (select giot_helped_donors()))
	) ranked
	where ranked.place <= p_most
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
