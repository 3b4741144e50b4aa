import type { ColumnGuess, ImportField } from './fields';
import { headingKey } from './heading-key';
import type { ColumnChoice } from './read-donors';

/**
 * What of a list is taken in: what goes onto a donor, and what is stated of donations before. Sums of volumes and units are recognised but
 * belong elsewhere.
 */
export const TAKEN_FIELDS = [
	'fullName',
	'familyName',
	'givenName',
	'sex',
	'tickedMale',
	'tickedFemale',
	'birthDate',
	'birthDay',
	'birthMonth',
	'birthYear',
	'birthOfMen',
	'birthOfWomen',
	'phone',
	'email',
	'idNumber',
	'bloodGroup',
	'abo',
	'rhd',
	'lastDonation',
	'donations',
	'volume',
	'address',
	'village',
	'commune',
	'district',
	'province',
	'note'
] as const satisfies readonly ImportField[];

/** A field that a column can be given. */
export type TakenField = (typeof TAKEN_FIELDS)[number];

/** What a club said about headings before, by their key; `null` is a column to leave out. */
export type RememberedColumns = ReadonlyMap<string, TakenField | null>;

/** Whether a field is taken in. */
export const isTaken = (field: string | null): field is TakenField =>
	(TAKEN_FIELDS as readonly (string | null)[]).includes(field);

/** The key under which a heading is remembered; empty where it has no words. */
export const rememberedAs = ({ heading }: Pick<ColumnGuess, 'heading'>) => headingKey(heading).slice(0, 200);

/**
 * Columns as a club once set them, and otherwise as they were recognised: what is remembered has a field before what is guessed, the left
 * column before the right one.
 */
export function asRemembered(columns: readonly ColumnGuess[], remembered: RememberedColumns): ColumnGuess[] {
	const known = columns.map((guess) => (standsOnce(guess, columns) ? knownField(guess, remembered) : undefined));
	const taken = new Set<ImportField>();
	const settled = columns.map((guess, index): ColumnGuess => {
		const field = known[index];
		if (field === undefined) return guess;
		const isFree = field !== null && !taken.has(field);
		if (isFree) taken.add(field);
		return { ...guess, field: isFree ? field : null, reason: 'remembered', wanted: null };
	});
	return settled.map((guess) =>
		guess.reason !== 'remembered' && guess.field !== null && taken.has(guess.field)
			? { ...guess, field: null, reason: 'taken', wanted: guess.field }
			: guess
	);
}

/** A heading over two columns says something else of each: nothing is remembered of it. */
function standsOnce(guess: ColumnGuess, columns: readonly ColumnGuess[]): boolean {
	const key = rememberedAs(guess);
	return key !== '' && columns.filter((other) => rememberedAs(other) === key).length === 1;
}

function knownField(guess: ColumnGuess, remembered: RememberedColumns): TakenField | null | undefined {
	return guess.reason === 'forbidden' || guess.reason === 'ordinal' ? undefined : remembered.get(rememberedAs(guess));
}

/** The columns whose fields are taken in, as they are read. */
export function choiceOf(columns: readonly ColumnGuess[]): ColumnChoice {
	return new Map(columns.flatMap(({ field, column }) => (isTaken(field) ? [[field, column] as const] : [])));
}

/** Why columns cannot be read as they were chosen: nobody has a name, or two columns have one field. */
export type ColumnsProblem = 'no_name' | 'field_twice' | 'whole_and_parts';

const WHOLE_AND_PARTS: [TakenField, TakenField[]][] = [
	['fullName', ['familyName', 'givenName']],
	['birthDate', ['birthDay', 'birthMonth', 'birthYear', 'birthOfMen', 'birthOfWomen']],
	['bloodGroup', ['abo']]
];

/** What is wrong with fields as somebody chose them, one of each column; `null` where nothing is. */
export function columnsProblem(fields: readonly (TakenField | null)[]): ColumnsProblem | null {
	const chosen = fields.filter((field) => field !== null);
	const has = new Set(chosen);
	if (has.size < chosen.length) return 'field_twice';
	if (WHOLE_AND_PARTS.some(([whole, parts]) => has.has(whole) && parts.some((part) => has.has(part))))
		return 'whole_and_parts';
	return has.has('fullName') || has.has('givenName') || has.has('familyName') ? null : 'no_name';
}

/** What is to be remembered of a table: each heading with its field, but for headings that stand there twice or hold what is forbidden. */
export function toRemember(columns: readonly ColumnGuess[]): Map<string, TakenField | null> {
	return new Map(
		columns.flatMap((guess) => {
			if (!standsOnce(guess, columns) || guess.reason === 'forbidden' || guess.reason === 'ordinal') return [];
			return [[rememberedAs(guess), isTaken(guess.field) ? guess.field : null] as const];
		})
	);
}
