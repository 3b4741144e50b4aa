import { m } from '$lib/paraglide/messages';
import type { LineProblem } from './pasted-names';

/** What is wrong with a pasted line. */
export const lineProblemText: Record<LineProblem, () => string> = {
	unknown_subject: () => m.dhis2_line_unknown(),
	not_a_uid: () => m.field_not_a_uid(),
	combo_of_place: () => m.dhis2_line_combo(),
	twice: () => m.dhis2_line_twice()
};
