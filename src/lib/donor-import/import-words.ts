import type { IdWarning } from '../donors/identity';
import { m } from '../paraglide/messages';
import type { BatchProblem, BatchState, KeptReason, ListConsent, Outcome } from './batch-state';
import type { SkipReason } from './body';
import type { CELL_ERRORS, CELL_NOTES } from './cell-codes';
import type { ColumnsProblem } from './columns-choice';
import type { Verdict } from './compare-row';
import type { Decision } from './decide-row';
import type { Place } from './place';
import type { GuessReason, ImportField } from './fields';

/** Where a list stands. */
export const batchStateWords: Record<BatchState, () => string> = {
	choosing: () => m.import_state_choosing(),
	reading: () => m.import_state_reading(),
	deciding: () => m.import_state_deciding(),
	applying: () => m.import_state_applying(),
	done: () => m.import_state_done(),
	undoing: () => m.import_state_undoing(),
	undone: () => m.import_state_undone(),
	cancelled: () => m.import_state_cancelled()
};

/** What a column holds. */
export const importFieldWords: Record<ImportField, () => string> = {
	fullName: () => m.import_field_fullName(),
	familyName: () => m.import_field_familyName(),
	givenName: () => m.import_field_givenName(),
	birthDate: () => m.import_field_birthDate(),
	birthDay: () => m.import_field_birthDay(),
	birthMonth: () => m.import_field_birthMonth(),
	birthYear: () => m.import_field_birthYear(),
	birthOfMen: () => m.import_field_birthOfMen(),
	birthOfWomen: () => m.import_field_birthOfWomen(),
	sex: () => m.import_field_sex(),
	tickedMale: () => m.import_field_tickedMale(),
	tickedFemale: () => m.import_field_tickedFemale(),
	phone: () => m.import_field_phone(),
	email: () => m.import_field_email(),
	idNumber: () => m.import_field_idNumber(),
	bloodGroup: () => m.import_field_bloodGroup(),
	abo: () => m.import_field_abo(),
	rhd: () => m.import_field_rhd(),
	donations: () => m.import_field_donations(),
	lastDonation: () => m.import_field_lastDonation(),
	volume: () => m.import_field_volume(),
	totalVolume: () => m.import_field_totalVolume(),
	address: () => m.import_field_address(),
	village: () => m.import_field_village(),
	commune: () => m.import_field_commune(),
	district: () => m.import_field_district(),
	province: () => m.import_field_province(),
	unit: () => m.import_field_unit(),
	note: () => m.import_field_note()
};

/** Why a column was taken for what it is. */
export const guessReasonWords: Record<GuessReason, () => string> = {
	heading: () => m.import_reason_heading(),
	part: () => m.import_reason_part(),
	group: () => m.import_reason_group(),
	cells: () => m.import_reason_cells(),
	ordinal: () => m.import_reason_ordinal(),
	forbidden: () => m.import_column_forbidden(),
	taken: () => m.import_reason_taken(),
	unknown: () => m.import_reason_unknown(),
	remembered: () => m.import_reason_remembered()
};

/** Why a row is no person. */
export const skipReasonWords: Record<SkipReason, () => string> = {
	total: () => m.import_skipped_total(),
	nobody: () => m.import_skipped_nobody(),
	numbering: () => m.import_skipped_numbering(),
	repeated_header: () => m.import_skipped_repeated_header()
};

/** Why a cell gives no value, besides what is wrong by the rules of a field. */
export const cellErrorWords: Record<(typeof CELL_ERRORS)[number], () => string> = {
	formula_error: () => m.import_error_formula_error(),
	digits_lost: () => m.import_error_digits_lost(),
	phone_ambiguous: () => m.import_error_phone_ambiguous(),
	a_range: () => m.import_error_a_range(),
	out_of_range: () => m.import_error_out_of_range(),
	day_in_future: () => m.import_error_day_in_future(),
	two_answers: () => m.import_error_two_answers(),
	answers_differ: () => m.import_error_answers_differ(),
	not_a_group: () => m.import_error_not_a_group(),
	medical_note: () => m.import_error_medical_note()
};

/** What was done to a cell to read it, in few words. */
export const cellNoteWords: Record<(typeof CELL_NOTES)[number] | IdWarning, () => string> = {
	zero_restored: () => m.import_note_zero_restored(),
	old_prefix: () => m.import_note_old_prefix(),
	first_of_several: () => m.import_note_first_of_several(),
	century_guessed: () => m.import_note_century_guessed(),
	serial_number: () => m.import_note_serial_number(),
	year_as_date: () => m.import_note_year_as_date(),
	month_dropped: () => m.import_note_month_dropped(),
	day_and_month_may_be_swapped: () => m.import_note_day_and_month_may_be_swapped(),
	bare_minus: () => m.import_note_bare_minus(),
	volume_without_day: () => m.import_note_volume_without_day(),
	id_sex_differs: () => m.import_note_id_sex_differs(),
	id_birth_year_differs: () => m.import_note_id_birth_year_differs()
};

/** What happened to a list in the background. */
export const batchProblemWords: Record<BatchProblem, () => string> = {
	changed_meanwhile: () => m.import_problem_changed_meanwhile(),
	drive_closed: () => m.import_problem_drive_closed(),
	no_longer_allowed: () => m.import_problem_no_longer_allowed(),
	failed: () => m.import_problem_failed(),
	too_old: () => m.import_problem_too_old(),
	somebody_erased: () => m.import_problem_somebody_erased()
};

/** Why a step of a list was not taken. */
export const importRefusalWords: Record<ColumnsProblem | 'moved_meanwhile' | 'not_a_decision', () => string> = {
	no_name: () => m.import_columns_no_name(),
	field_twice: () => m.import_columns_field_twice(),
	whole_and_parts: () => m.import_columns_whole_and_parts(),
	moved_meanwhile: () => m.import_moved_meanwhile(),
	not_a_decision: () => m.import_not_a_decision()
};

/** What becomes of a row. */
export const verdictWords: Record<Verdict, () => string> = {
	new: () => m.import_verdict_new(),
	update: () => m.import_verdict_update(),
	likely_duplicate: () => m.import_verdict_likely_duplicate(),
	same: () => m.import_verdict_same(),
	error: () => m.import_verdict_error()
};

/** What a row came to. */
export const outcomeWords: Record<Outcome, () => string> = {
	added: () => m.import_outcome_added(),
	updated: () => m.import_outcome_updated(),
	unchanged: () => m.import_outcome_unchanged(),
	left_out: () => m.import_outcome_left_out(),
	removed: () => m.import_outcome_removed(),
	restored: () => m.import_outcome_restored(),
	kept: () => m.import_outcome_kept()
};

/** Why somebody is kept, or a row was not taken in. */
export const keptReasonWords: Record<KeptReason, () => string> = {
	erased: () => m.import_kept_erased(),
	given: () => m.import_kept_given(),
	registered: () => m.import_kept_registered(),
	deferred: () => m.import_kept_deferred(),
	edited: () => m.import_kept_edited(),
	known_elsewhere: () => m.import_kept_known_elsewhere(),
	asked: () => m.import_kept_asked(),
	stated: () => m.import_kept_stated(),
	repeats: () => m.import_kept_repeats(),
	row_left_out: () => m.import_kept_row_left_out()
};

/** What became of a place at the drive of a list. */
export const placeWords: Record<Place, () => string> = {
	registered: () => m.import_place_registered(),
	taken_up: () => m.import_place_taken_up(),
	had: () => m.import_place_had(),
	full: () => m.import_place_full(),
	too_close: () => m.import_place_too_close(),
	not_eligible: () => m.import_place_not_eligible(),
	given_back: () => m.import_place_given_back(),
	kept_had: () => m.import_place_kept_had(),
	kept_moved_on: () => m.import_place_kept_moved_on()
};

/** What was said of a row. */
export const decisionWords: Record<Decision, () => string> = {
	same: () => m.import_decided_same(),
	other: () => m.import_decided_other(),
	leave_out: () => m.import_decided_leave_out()
};

/** How consent was given, and what follows from it. */
export const listConsentWords: Record<ListConsent, { label: () => string; then: () => string }> = {
	signed_paper: { label: () => m.import_consent_signed_paper(), then: () => m.import_consent_signed_paper_then() },
	not_yet: { label: () => m.import_consent_not_yet(), then: () => m.import_consent_not_yet_then() }
};
