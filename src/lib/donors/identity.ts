import { usualDigits } from '../time/digits';
import type { Sex } from './donor-history';

/** Papers that prove who somebody is: any one will do, and none must be given. */
export const ID_KINDS = [
	'cccd',
	'cmnd',
	'passport',
	'lao_id',
	'military_id',
	'driving_licence',
	'student_card',
	'donor_card',
	'other'
] as const;

export type IdKind = (typeof ID_KINDS)[number];

/** Why a number cannot be of its kind. */
export type IdProblem = 'id_kind_missing' | 'id_number_missing' | 'cccd_digits' | 'cmnd_digits';

/** What disagrees between a citizen's number and the rest of the form: a warning, never a refusal. */
export type IdWarning = 'id_sex_differs' | 'id_birth_year_differs';

/** The number as it is stored and compared: letters and digits only, in capitals. */
export function normaliseIdentity(text: string): string {
	return usualDigits(text)
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** What is wrong with the pair of kind and number; `null` when both fit or both are empty. */
export function identityProblem(kind: IdKind | '', number: string): IdProblem | null {
	const bare = normaliseIdentity(number);
	if (kind === '') return bare === '' ? null : 'id_kind_missing';
	if (bare === '') return 'id_number_missing';
	if (kind === 'cccd' && !/^\d{12}$/.test(bare)) return 'cccd_digits';
	if (kind === 'cmnd' && !/^\d{9}$/.test(bare)) return 'cmnd_digits';
	return null;
}

/** Compares what a 12-digit number says of sex and birth year with what was typed; empty values are not compared. */
export function identityWarnings(
	kind: IdKind | '',
	number: string,
	stated: { sex: Sex | ''; birthYear: number | null }
): IdWarning[] {
	const said = kind === 'cccd' ? readCitizenNumber(number) : null;
	if (said === null) return [];
	const warnings: IdWarning[] = [];
	if (stated.sex !== '' && stated.sex !== said.sex) warnings.push('id_sex_differs');
	if (stated.birthYear !== null && stated.birthYear !== said.birthYear) warnings.push('id_birth_year_differs');
	return warnings;
}

/** Sex and birth year inside a citizen's number: the fourth digit is century and sex, the next two the year. */
export function readCitizenNumber(number: string): { sex: Sex; birthYear: number } | null {
	const [, century, year] = /^\d{3}(\d)(\d{2})\d{6}$/.exec(normaliseIdentity(number)) ?? [];
	if (!century || !year) return null;
	return {
		sex: Number(century) % 2 === 0 ? 'male' : 'female',
		birthYear: 1900 + 100 * Math.floor(Number(century) / 2) + Number(year)
	};
}

/** The last four characters, by which staff recognise a number that is kept hidden. */
export function lastFour(number: string): string {
	return Array.from(normaliseIdentity(number)).slice(-4).join('');
}

/** A number shown without its front: `•••• 5678`. */
export function maskIdentity(lastFourCharacters: string): string {
	return `•••• ${lastFourCharacters}`;
}
