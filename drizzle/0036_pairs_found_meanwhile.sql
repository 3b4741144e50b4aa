-- Two processes may look for pairs at once: what the other one found after this one read the registry stays.
drop function giot_keep_pairs(text, jsonb);
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
create function giot_keep_pairs(p_province text, p_read_at timestamptz, p_pairs jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
	with found as materialized (
		select f.* from jsonb_to_recordset(p_pairs) as f (id uuid, one uuid, other uuid, weight integer, strength text, reasons text[])
		where giot_scope() = 'job' and exists (select from donors d where d.id = f.one and d.province_code = p_province)
			and exists (select from donors d where d.id = f.other and d.province_code = p_province)
	), gone as (
		delete from donor_pairs k where giot_scope() = 'job' and k.province_code = p_province and k.decided is null and k.found_at < p_read_at
			and not exists (select from found f where f.one = k.one_id and f.other = k.other_id)
	)
	insert into donor_pairs as k (id, province_code, one_id, other_id, weight, strength, reasons)
	select f.id, p_province, f.one, f.other, f.weight, f.strength, f.reasons from found f
	on conflict on constraint donor_pairs_people_key
	do update set weight = excluded.weight, strength = excluded.strength, reasons = excluded.reasons where k.decided is null
$$;
--> statement-breakpoint
alter function giot_keep_pairs(text, timestamptz, jsonb) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_keep_pairs(text, timestamptz, jsonb) from public;
--> statement-breakpoint
grant execute on function giot_keep_pairs(text, timestamptz, jsonb) to giot_app;
