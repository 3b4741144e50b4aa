-- Filters of the list of donors, each under a name: one's own, or shared by an admin with all who work in the club.
create table saved_filters (
	id uuid primary key,
	account_id uuid not null constraint saved_filters_account_id_accounts_id_fk references accounts (id) on delete cascade,
	club_id uuid constraint saved_filters_club_id_clubs_id_fk references clubs (id) on delete cascade,
	name text not null,
	query text not null,
	version integer not null default 1,
	created_at timestamptz not null default now(),
	constraint saved_filters_account_name_key unique (account_id, name),
	constraint saved_filters_name_check check (length(btrim(name)) between 1 and 60),
	constraint saved_filters_query_check check (length(query) between 1 and 1000)
);
--> statement-breakpoint
create index saved_filters_club_idx on saved_filters (club_id);
--> statement-breakpoint
alter table saved_filters enable row level security;
--> statement-breakpoint
alter table saved_filters force row level security;
--> statement-breakpoint
create policy loader on saved_filters to giot_loader using (true) with check (true);
--> statement-breakpoint
grant select, insert, update, delete on saved_filters to giot_loader;
--> statement-breakpoint
grant select, insert, delete on saved_filters to giot_app;
--> statement-breakpoint
grant update (name, version) on saved_filters to giot_app;
--> statement-breakpoint
create policy seen on saved_filters for select to giot_app using (
	giot_scope() = 'actor' and (account_id = giot_account() or club_id = any (giot_clubs()))
);
--> statement-breakpoint
create policy added on saved_filters for insert to giot_app with check (
	giot_scope() = 'actor' and account_id = giot_account() and (club_id is null or club_id = any (giot_admin_clubs()))
);
--> statement-breakpoint
-- What an admin shared stays when they leave: whoever administers the club looks after it.
create policy changed on saved_filters for update to giot_app using (
	giot_scope() = 'actor' and ((club_id is null and account_id = giot_account()) or club_id = any (giot_admin_clubs()))
);
--> statement-breakpoint
create policy removed on saved_filters for delete to giot_app using (
	giot_scope() = 'actor' and ((club_id is null and account_id = giot_account()) or club_id = any (giot_admin_clubs()))
);
--> statement-breakpoint
-- Donors whose donations came too early are looked for among the few such donations.
create index donations_breach_idx on donations (donor_id) where interval_breach;
