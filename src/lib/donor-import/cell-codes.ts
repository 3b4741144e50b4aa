import type { FieldCode } from '../field-codes';
import type { IdWarning } from '../donors/identity';
import type { ImportField } from './fields';

/** Why a cell gives no value, besides what is wrong by the rules of the field. */
export const CELL_ERRORS = [
	'formula_error',
	'digits_lost',
	'phone_ambiguous',
	'a_range',
	'out_of_range',
	'day_in_future',
	'two_answers',
	'answers_differ',
	'not_a_group',
	'medical_note'
] as const;

export type CellError = FieldCode | (typeof CELL_ERRORS)[number];

/** What was done to a cell to read it, or what is odd in it: a value is given, somebody should look. */
export const CELL_NOTES = [
	'zero_restored',
	'old_prefix',
	'first_of_several',
	'century_guessed',
	'serial_number',
	'year_as_date',
	'month_dropped',
	'day_and_month_may_be_swapped',
	'bare_minus',
	'volume_without_day'
] as const;

export type CellNote = IdWarning | (typeof CELL_NOTES)[number];

/** What one cell came to: a text, empty where it says nothing, or why there is none. */
export type Read = { value: string; note?: CellNote } | { error: CellError };

/** Something to say of a cell. `text` is what stands in it. */
export type Finding<Code> = { field: ImportField; column: number; code: Code; text: string };
