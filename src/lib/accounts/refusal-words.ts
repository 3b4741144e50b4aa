import { m } from '$lib/paraglide/messages';

/** Why a role, an invitation or a way to sign in stays as it is, in words. */
export const personRefusalText = {
	last_admin: () => m.person_last_admin(),
	own_membership: () => m.person_own_membership(),
	changed_meanwhile: () => m.people_changed_meanwhile(),
	last_day_passed: () => m.people_last_day_passed(),
	held_again: () => m.people_held_again(),
	not_invited: () => m.people_not_invited(),
	not_below: () => m.people_not_below(),
	already_member: () => m.person_already_member(),
	club_closed: () => m.person_club_closed(),
	unknown_province: () => m.field_not_a_choice()
};
