import { m } from '$lib/paraglide/messages';
import type { PastedClubProblem } from './pasted-clubs';

/** Why a pasted line adds no club, in words. */
export const pastedClubProblemText: Record<PastedClubProblem['code'], (cell: string) => string> = {
	bad_characters: () => m.field_bad_characters(),
	name_missing: () => m.club_import_name_missing(),
	too_long: () => m.field_too_long({ limit: '120' }),
	area_unknown: (cell) => m.club_import_area_unknown({ cell }),
	area_unclear: (cell) => m.club_import_area_unclear({ cell }),
	phone_wrong: (cell) => m.club_import_phone_wrong({ cell }),
	email_wrong: (cell) => m.pasted_email_wrong({ cell }),
	too_many_cells: (cell) => m.pasted_too_many_cells({ cell }),
	twice: () => m.pasted_twice()
};
