import { m } from '$lib/paraglide/messages';
import type { PastedProblem } from './pasted-people';

/** Why a pasted line invites nobody, in words. */
export const pastedProblemText: Record<PastedProblem['code'], (cell: string) => string> = {
	bad_characters: () => m.field_bad_characters(),
	email_missing: () => m.pasted_email_missing(),
	email_wrong: (cell) => m.pasted_email_wrong({ cell }),
	name_missing: () => m.field_name_without_letters(),
	too_long: () => m.field_too_long({ limit: '120' }),
	not_understood: (cell) => m.pasted_not_understood({ cell }),
	club_missing: () => m.pasted_club_missing(),
	twice: () => m.pasted_twice(),
	already_member: () => m.person_already_member(),
	club_closed: () => m.person_club_closed()
};
