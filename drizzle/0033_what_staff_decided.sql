-- What medical staff decided against the rules: who, and a class of reason that names no diagnosis; both or neither. `—` is what an erasure leaves.
alter table registrations add constraint registrations_override_check check ((override_reason is null) = (override_by is null)
	and override_reason in ('examined', 'other_component', 'date_wrong', 'paper_shown', 'staff_decided', '—'));
--> statement-breakpoint
-- The step that a decision came with, so that taking it back takes the decision back; who decided stands in the registration alone.
alter table registration_events add column override_reason text,
	add constraint registration_events_override_check check (override_reason in ('examined', 'other_component', 'date_wrong', 'paper_shown', 'staff_decided'));
