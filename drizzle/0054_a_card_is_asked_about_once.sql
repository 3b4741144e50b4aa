-- As before; whose card it is is asked once, not for everybody.
create or replace function giot_find_donors(p_terms jsonb, p_alike text, p_most integer) returns setof uuid
	language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
	words text[] := regexp_split_to_array(p_alike, '\s+');
	long text[] := array(select w from unnest(words) w where length(w) > 3);
	fits text;
	nearest text := '';
begin
	if jsonb_array_length(p_terms) > 0 then
		select string_agg('(' || (
			select coalesce(string_agg(condition, ' or '), 'false') from (
				select format('p.search_key like %L', v) from jsonb_array_elements_text(t -> 'names') v
				union all select format('p.phone like %L', v) from jsonb_array_elements_text(t -> 'phones') v
				union all select format('p.birth_date between %L and %L', v || '-01-01', v || '-12-31') from jsonb_array_elements_text(t -> 'years') v
				union all select format('p.id = %L', v) from jsonb_array_elements_text(t -> 'people') v
				union all select format('p.id = (select giot_holder_of_card(%L))', v) from jsonb_array_elements_text(t -> 'cards') v
			) c (condition)
		) || ')', ' and ') into fits from jsonb_array_elements(p_terms) t;
	else
		select string_agg(format('%L <%% p.search_key', w), ' and ') into fits from unnest(case when long = '{}' then words else long end) w;
		nearest := 'order by (select sum(word_similarity(w, p.search_key)) from unnest($4) w) desc, p.id';
	end if;
	return query execute format(
		'select p.id from donors p
		where %s and p.erased_at is null
			and (p.province_code = any ($1) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any ($2)) or p.id in (select giot_helped_donors()))
		%s limit $3', fits, nearest) using giot_provinces(), giot_clubs(), p_most, words;
end $$;
