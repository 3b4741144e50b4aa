-- A wait is changed after it was set, and lifted for a class of reason that names no diagnosis.
alter table deferrals add column lifted_reason text, add constraint deferrals_lifted_check check (
	(lifted_at is not null or lifted_reason is null) and lifted_reason in ('over', 'mistake', 'staff_decided', 'other'));
--> statement-breakpoint
grant update (until_on, permanent, lifted_reason) on deferrals to giot_app;
--> statement-breakpoint
-- The card of an entry that went into another one leads to whoever stayed, until that person gets a new card: nobody knows then which was lost.
alter table donor_merges add column card_ended_at timestamptz;
--> statement-breakpoint
create index donor_merges_card_idx on donor_merges ((gone ->> 'card_code'));
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
-- The donor to whom a printed card leads, among those whom the actor sees: who bears its code, or who stayed of the entry that bore it.
create function giot_holder_of_card(p_code text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
	with recursive steps as (
		select d.id, 0 as step from donors d where d.card_code = p_code
		union all
		select m.kept_id, 1 from donor_merges m where m.gone ->> 'card_code' = p_code and m.undone_at is null and m.card_ended_at is null
		union all
		select m.kept_id, s.step + 1 from steps s join donor_merges m on m.gone_id = s.id and m.undone_at is null where s.step < 50
	)
	select p.id from steps s join donors p on p.id = s.id
	where p.erased_at is null
		and (p.province_code = any (giot_provinces()) or p.id in (select k.donor_id from donor_clubs k where k.club_id = any (giot_clubs())) or p.id in (select giot_helped_donors()))
	limit 1
$$;
--> statement-breakpoint
create function donors_end_merged_cards() returns trigger language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
	with recursive went as (
		select m.id, m.gone_id from donor_merges m where m.kept_id = new.id and m.undone_at is null
		union
		select m.id, m.gone_id from went w join donor_merges m on m.kept_id = w.gone_id and m.undone_at is null
	)
	update donor_merges m set card_ended_at = now() where m.id in (select w.id from went w) and m.card_ended_at is null;
	return null;
end $$;
--> statement-breakpoint
-- As before; a card is one that leads to the person, be it of an entry that went into theirs.
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
				union all select format('p.id = giot_holder_of_card(%L)', v) from jsonb_array_elements_text(t -> 'cards') v
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
alter function giot_holder_of_card(text) owner to giot_system;
--> statement-breakpoint
revoke execute on function giot_holder_of_card(text) from public;
--> statement-breakpoint
grant execute on function giot_holder_of_card(text) to giot_app, giot_system;
--> statement-breakpoint
alter function donors_end_merged_cards() owner to giot_system;
--> statement-breakpoint
revoke execute on function donors_end_merged_cards() from public;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
create trigger donors_end_merged_cards after update of card_code on donors for each row
	when (old.card_code is distinct from new.card_code) execute function donors_end_merged_cards();
