-- Rules are revised by those who run the system: a new set is added from a day on, and one that has not begun can be taken back. Sets that hold
-- or have held stay as they were.
grant insert, delete on rule_sets to giot_app;
--> statement-breakpoint
create function rule_sets_revised() returns trigger language plpgsql as $$
begin
	if current_user = 'giot_app' and coalesce(not giot_is_system_admin(), true) then
		raise insufficient_privilege using message = 'Rules are revised by those who run the system.';
	end if;
	if tg_op = 'DELETE' and current_user = 'giot_app' and old.valid_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date then
		raise insufficient_privilege using message = 'Rules that hold or have held stay.';
	end if;
	return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger rule_sets_revised before insert or delete on rule_sets for each row execute function rule_sets_revised();
--> statement-breakpoint
alter table rule_sets add constraint rule_sets_begin_key unique (country, valid_from);
--> statement-breakpoint
-- What the rules ask of people, without who they are: how many of a country are alike in it. With `p_planned` those who have a place at a drive
-- from a day on, with its day; otherwise everybody. For whoever revises rules, who sees no donor.
create function giot_rule_facts(p_country text, p_from date, p_planned boolean)
	returns table (day date, sex text, birth_date date, birth_precision text, weight_class text, last_donation_on date, last_component text,
		deferred_until date, deferred_permanently boolean, people integer)
	language sql stable security definer set search_path = public, pg_temp as $$
	with waits as (
		select w.donor_id, max(w.until_on) as until_on, bool_or(w.permanent) as permanent from deferrals w where w.lifted_at is null group by 1
	), asked as (
		select p_from as day, p.id from donors p join provinces v on v.code = p.province_code
		where not p_planned and v.country = p_country and p.erased_at is null
		union all
		select d.starts_on, r.donor_id from registrations r join drives d on d.id = r.drive_id join provinces v on v.code = d.province_code
		where p_planned and v.country = p_country and d.starts_on >= p_from and r.donor_id is not null
			and r.state in ('registered', 'confirmed') and d.status <> 'cancelled'
	)
	select a.day, p.sex, p.birth_date, p.birth_precision, p.weight_class, p.last_donation_on, p.last_component, w.until_on,
		coalesce(w.permanent, false), count(*)::integer
	from asked a join donors p on p.id = a.id left join waits w on w.donor_id = p.id
	where giot_is_system_admin()
	group by 1, 2, 3, 4, 5, 6, 7, 8, 9
$$;
--> statement-breakpoint
grant create on schema public to giot_system;
--> statement-breakpoint
alter function giot_rule_facts(text, date, boolean) owner to giot_system;
--> statement-breakpoint
revoke create on schema public from giot_system;
--> statement-breakpoint
revoke execute on function giot_rule_facts(text, date, boolean) from public;
--> statement-breakpoint
grant execute on function giot_rule_facts(text, date, boolean) to giot_app;
