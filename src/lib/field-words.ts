import { FIELD_CODES, type FieldCode } from './field-codes';
import { m } from './paraglide/messages';

/** The words of each code; those that name a limit get it. */
export const fieldCodeWords: Record<FieldCode, (limit: string) => string> = {
	required: () => m.field_required(),
	too_long: (limit) => m.field_too_long({ limit }),
	too_small: (limit) => m.field_too_small({ limit }),
	too_large: (limit) => m.field_too_large({ limit }),
	not_text: () => m.field_not_text(),
	bad_characters: () => m.field_bad_characters(),
	not_a_number: () => m.field_not_a_number(),
	not_a_choice: () => m.field_not_a_choice(),
	not_a_day: () => m.field_not_a_day(),
	not_a_birth_date: () => m.field_not_a_birth_date(),
	birth_in_future: () => m.field_birth_in_future(),
	not_a_time: () => m.field_not_a_time(),
	not_a_phone: () => m.field_not_a_phone(),
	not_an_email: () => m.field_not_an_email(),
	not_a_link: () => m.field_not_a_link(),
	not_a_point: () => m.field_not_a_point(),
	name_without_letters: () => m.field_name_without_letters(),
	id_kind_missing: () => m.field_id_kind_missing(),
	id_number_missing: () => m.field_id_number_missing(),
	cccd_digits: () => m.field_cccd_digits(),
	cmnd_digits: () => m.field_cmnd_digits(),
	consent_missing: () => m.field_consent_missing(),
	end_before_start: () => m.field_end_before_start(),
	closes_before_opens: () => m.field_closes_before_opens(),
	too_many_days: (limit) => m.field_too_many_days({ limit }),
	reason_missing: () => m.field_reason_missing(),
	until_or_permanent: () => m.field_until_or_permanent(),
	subject_missing: () => m.field_subject_missing(),
	figure_missing: () => m.field_figure_missing(),
	months_sum: (limit) => m.field_months_sum({ limit }),
	year_missing: () => m.field_year_missing(),
	not_a_uid: () => m.field_not_a_uid(),
	unknown_field: () => m.field_unknown_field()
};

/** A schema's message (`too_long:120`) in the reader's language; text that is no code is shown as it is. */
export function fieldWords(message: string): string {
	const [code = '', limit = ''] = message.split(':');
	const known = FIELD_CODES.find((candidate) => candidate === code);
	return known ? fieldCodeWords[known](limit) : message;
}

/** What stands under each field of a form that was sent, in words; `_errors` is what was wrong with the whole. */
export function errorWords<Field extends string>(
	errors: Partial<Record<Field, unknown>>
): (field: Field | '_errors') => string[] | undefined {
	return (field) => {
		const said = (errors as Record<string, unknown>)[field];
		return Array.isArray(said) ? said.map(String).map(fieldWords) : undefined;
	};
}
