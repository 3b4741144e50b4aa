-- Whether a club knows somebody was asked by listing everybody whom it knows first, for every look-up of a single donor. Asked of the donor, the
-- planner chooses: one look into the index of each row where few are read, that list where many are. Who sees whom is the same.
alter policy seen on donors using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or exists (select from donor_clubs k where k.donor_id = donors.id and k.club_id = any ((select giot_clubs())::uuid[]))
	or id in (select giot_helped_donors())
	-- inside the very transaction that adds the person
	or (created_by = (select giot_account()) and created_at = now() and (select giot_scope()) = 'actor')
);
--> statement-breakpoint
alter policy changed on donors using (
	club_id = any ((select giot_clubs())::uuid[])
	or province_code = any ((select giot_provinces())::text[])
	or exists (select from donor_clubs k where k.donor_id = donors.id and k.club_id = any ((select giot_clubs())::uuid[]))
	or id in (select giot_helped_donors())
);
--> statement-breakpoint
create or replace function giot_donors_sharing(p_province text, p_keys text[], p_most integer) returns setof uuid
	language sql stable security definer set search_path = public, pg_temp as $$
	select p.id from donors p
	where p.match_keys && p_keys and p.province_code = p_province and p.erased_at is null
		and (p.province_code = any (giot_provinces())
			or exists (select from donor_clubs k where k.donor_id = p.id and k.club_id = any (giot_clubs())) or p.id in (select giot_helped_donors()))
	order by cardinality(array(select unnest(p.match_keys) intersect select unnest(p_keys))) desc, p.id
	limit p_most
$$;
