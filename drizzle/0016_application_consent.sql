-- Which text the contact of an application agreed to, in the application's language; null for those sent before it was kept.
alter table club_applications add column consent_version integer;
--> statement-breakpoint
alter policy applied on club_applications with check (
	(select giot_scope()) = 'public' and state = 'waiting' and consent_version is not null
);
