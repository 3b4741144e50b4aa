-- Whoever invites learns nothing of an account behind the address: until the invitation is accepted, they see what they typed.
alter table memberships add column invited_as jsonb;
--> statement-breakpoint
update memberships m set invited_as = jsonb_build_object('fullName', a.full_name, 'email', a.email, 'locale', a.locale)
from accounts a where a.id = m.account_id and m.state = 'invited';
--> statement-breakpoint
alter table memberships add constraint memberships_invited_check check (state = 'invited' or invited_as is null);
--> statement-breakpoint
alter policy seen on accounts using (
	((select giot_scope()) in ('actor', 'sign_in') and id = (select giot_account()))
	or ((select giot_scope()) = 'actor' and exists (select from memberships m where m.account_id = accounts.id and m.state <> 'invited'))
	or (select giot_is_system_admin())
);
