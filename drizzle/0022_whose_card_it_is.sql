-- Every donor has a card with a code that says nothing of the person: ten random characters of Crockford's alphabet and one that checks them.
-- Read as the coefficients of a polynomial over GF(32), a code is right when it is 0 at the generator of that field: one wrong character, or two
-- that changed places, are always noticed. `src/lib/donors/card-code.ts` reads it the same way.
create function giot_new_card_code() returns text language plpgsql volatile parallel safe as $$
declare
	letters constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	chance constant bytea := uuid_send(gen_random_uuid());
	code text := '';
	rest integer := 0;
	value integer;
	place integer;
begin
	-- The seventh and the ninth byte of a random UUID are not wholly random.
	foreach place in array array[0, 1, 2, 3, 4, 5, 7, 9, 10, 11] loop
		value := get_byte(chance, place) & 31;
		code := code || substr(letters, value + 1, 1);
		rest := (rest << 1) # case when rest > 15 then 37 else 0 end # value;
	end loop;
	rest := (rest << 1) # case when rest > 15 then 37 else 0 end;
	return code || substr(letters, rest + 1, 1);
end $$;
--> statement-breakpoint
-- Those already stored get theirs here.
ALTER TABLE "donors" ADD COLUMN "card_code" text DEFAULT giot_new_card_code() NOT NULL;
--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_card_code_key" UNIQUE("card_code");
--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_card_code_check" CHECK ("donors"."card_code" ~ '^[0-9A-HJKMNP-TV-Z]{11}$');
--> statement-breakpoint
-- A lost card is replaced: the new code takes the place of the old one.
grant update (card_code) on donors to giot_app;
--> statement-breakpoint
-- Those whom the actor sees, as before; a term may be a card as well.
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
				union all select format('p.card_code = %L', v) from jsonb_array_elements_text(t -> 'cards') v
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
