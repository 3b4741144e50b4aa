-- Whether somebody is possibly known to another club of one's own province: name and birth agree, or one of both with the phone, or the paper is
-- the same. Nothing else is told, and of whom one sees oneself nothing is told here.
create function giot_known_elsewhere(p_province text, p_keys text[], p_phone text, p_hash bytea) returns boolean
	language sql stable security definer set search_path = public, pg_temp as $$
	with keys as (
		select coalesce(array_agg(k) filter (where k ~ '^(name|sound) '), '{}') as named, coalesce(array_agg(k) filter (where k ~ '^(born|given) '), '{}') as born
		from unnest(p_keys) k
	)
	select giot_scope() = 'actor' and p_province = any (giot_home_provinces()) and exists (
		select from donors p, keys
		where (p.match_keys && keys.named and (p.match_keys && keys.born or p.phone = p_phone) or p.match_keys && keys.born and p.phone = p_phone
				or p.id_number_hash = p_hash)
			and p.province_code = p_province and p.erased_at is null and not giot_in_own_registry(p.id)
	)
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_known_elsewhere(text, text[], text, bytea) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_known_elsewhere(text, text[], text, bytea) from public;
--> statement-breakpoint
grant execute on function giot_known_elsewhere(text, text[], text, bytea) to giot_app;
