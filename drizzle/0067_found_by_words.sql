-- The words of names, as whole words: a beginning is met in it without putting letters together. How common each is, is counted with it.
create index donors_words_idx on donors using gin (array_to_tsvector(array_remove(string_to_array(search_key, ' '), '')));
--> statement-breakpoint
analyze donors;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The condition that a word of a name begins like this, which the index answers.
create function giot_begins_a_word(p_word text) returns text language sql immutable set search_path = public, pg_temp as $$
	select format('array_to_tsvector(array_remove(string_to_array(p.search_key, '' ''), '''')) @@ %L::tsquery',
		'''' || replace(replace(p_word, '\', '\\'), '''', '''''') || ''':*')
$$;
--> statement-breakpoint
-- How many donors the planner thinks there are for a condition, without reading any; one at least.
create function giot_thought_donors(p_condition text) returns double precision language plpgsql security definer set search_path = public, pg_temp as $$
declare
	plan json;
begin
	execute format('explain (format json) select from donors p where %s', p_condition) into plan;
	return greatest(1, (plan -> 0 -> 'Plan' ->> 'Plan Rows')::double precision);
end $$;
--> statement-breakpoint
-- Donors in scope of whose name each of these words begins a word; of more than `p_most` those who are called exactly so, in any
-- order (`matchKeys`), and any others. A club's person is answered from their own donors. For an office
-- either the fewest whom one word leaves are looked through, or, where enough should be met soon, the first of everybody; were there fewer than was thought, the
-- former after all. `is true` keeps the fragments from the index of fragments, which puts together more than is looked through.
create function giot_find_by_words(p_words text[], p_most integer) returns setof uuid
	language plpgsql security definer set search_path = public, pg_temp as $$
declare
	exactly constant text := 'name ' || (select string_agg(w, ' ' order by w collate "C") from unnest(p_words) w);
	fits constant text := format('not p.match_keys @> array[%L] and ', exactly) || (select string_agg(format('(p.search_key like %L or p.search_key like %L) is true', w || '%', '% ' || w || '%'), ' and ') from unnest(p_words) w);
	in_scope constant text := '(p.province_code = any ($1) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any ($2)) or p.id in (select giot_helped_donors()))';
	everybody double precision;
	share double precision;
	fewest double precision;
	thought double precision;
	rarest text;
	word text;
	met uuid[];
	others integer := p_most;
begin
	return query select p.id from donors p where p.match_keys @> array[exactly] and p.erased_at is null
		and (p.province_code = any (giot_provinces()) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any (giot_clubs())) or p.id in (select giot_helped_donors())) limit p_most;
	get diagnostics others = row_count;
	others := p_most - others;
	if others = 0 then return; end if;
	if coalesce(cardinality(giot_provinces()), 0) = 0 then
		return query execute format(
			'select p.id from donors p where %s and p.erased_at is null
				and (p.id in (select k.donor_id from donor_clubs k where k.club_id = any ($1) union select giot_helped_donors())) limit $2', fits)
			using giot_clubs(), others;
		return;
	end if;
	everybody := giot_thought_donors('true');
	share := giot_thought_donors(format('p.province_code = any (%L)', giot_provinces())) / everybody;
	foreach word in array p_words loop
		thought := giot_thought_donors(giot_begins_a_word(word));
		share := share * thought / everybody;
		if fewest is null or thought < fewest then
			fewest := thought;
			rarest := word;
		end if;
	end loop;
	-- Looking a row up costs about as much as reading four on the way.
	if others / share < fewest + 4 * least(fewest, others * fewest / (share * everybody)) then
		execute format(
			'select array(select p.id from (select p.id, p.search_key, p.match_keys, p.province_code, p.erased_at from donors p limit $4) p
				where %s and p.erased_at is null and %s limit $3)', fits, in_scope)
			into met using giot_provinces(), giot_clubs(), others, ceil(4 * others / share)::bigint;
		if cardinality(met) = others then
			return query select unnest(met);
			return;
		end if;
	end if;
	return query execute format(
		'with rarest as materialized (select p.id, p.search_key, p.match_keys, p.province_code from donors p where %s and p.erased_at is null)
			select p.id from rarest p where %s and %s limit $3', giot_begins_a_word(rarest), fits, in_scope)
		using giot_provinces(), giot_clubs(), others;
end $$;
--> statement-breakpoint
-- As before; what is words of names alone is found by them.
create or replace function giot_find_donors(p_terms jsonb, p_alike text, p_most integer) returns setof uuid
	language plpgsql security definer set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
	words text[] := regexp_split_to_array(p_alike, '\s+');
	long text[] := array(select w from unnest(words) w where length(w) > 3);
	fits text;
	nearest text := '';
begin
	if (select bool_and(t ? 'word') from jsonb_array_elements(p_terms) t) then
		return query select giot_find_by_words(array(select t ->> 'word' from jsonb_array_elements(p_terms) t), p_most);
		return;
	end if;
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
--> statement-breakpoint
alter function giot_thought_donors(text) owner to giot_system;
--> statement-breakpoint
alter function giot_find_by_words(text[], integer) owner to giot_system;
--> statement-breakpoint
do $$
declare
	f regprocedure;
begin
	foreach f in array array['giot_begins_a_word(text)', 'giot_thought_donors(text)', 'giot_find_by_words(text[], integer)']::regprocedure[] loop
		execute format('revoke execute on function %s from public', f);
		execute format('grant execute on function %s to giot_system', f);
	end loop;
end $$;
--> statement-breakpoint
revoke create on schema public from giot_system;
