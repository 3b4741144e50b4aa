/** What can be wrong with one field. A message is a code, or a code and the limit it names: `too_long:120`. */
export const FIELD_CODES = [
	'required',
	'too_long',
	'too_small',
	'too_large',
	'not_text',
	'bad_characters',
	'not_a_number',
	'not_a_choice',
	'not_a_day',
	'not_a_birth_date',
	'birth_in_future',
	'not_a_time',
	'not_a_phone',
	'not_an_email',
	'not_a_link',
	'name_without_letters',
	'id_kind_missing',
	'id_number_missing',
	'cccd_digits',
	'cmnd_digits',
	'consent_missing',
	'end_before_start',
	'closes_before_opens',
	'too_many_days',
	'reason_missing',
	'until_or_permanent',
	'subject_missing',
	'figure_missing',
	'unknown_field'
] as const;

export type FieldCode = (typeof FIELD_CODES)[number];
