/** What a column of a list of donors may hold. Lists part some facts into several columns: a name, a birth date, ticks for the sex. */
export const IMPORT_FIELDS = [
	'fullName',
	'familyName',
	'givenName',
	'birthDate',
	'birthDay',
	'birthMonth',
	'birthYear',
	'birthOfMen',
	'birthOfWomen',
	'sex',
	'tickedMale',
	'tickedFemale',
	'phone',
	'email',
	'idNumber',
	'bloodGroup',
	'abo',
	'rhd',
	'donations',
	'lastDonation',
	'volume',
	'totalVolume',
	'address',
	'village',
	'commune',
	'district',
	'province',
	'unit',
	'note'
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What stands at the head of a column: its own words, those above it that it shares with others, and its place among merged ones. */
export type Heading = { column: number; own: string; group: string; part: number; parts: number };

/**
 * Why a column was taken for its field, or for none: its heading says it, a part of it does, the heading above does, its cells look like it;
 * it counts rows, clubs must not keep it, another column has that field, nobody knows; or the club set it so before.
 */
export type GuessReason =
	'heading' | 'part' | 'group' | 'cells' | 'ordinal' | 'forbidden' | 'taken' | 'unknown' | 'remembered';

/** `wanted` is the field that another column already has. A forbidden column can never be given a field. */
export type ColumnGuess = {
	column: number;
	heading: string;
	hidden: boolean;
	field: ImportField | null;
	reason: GuessReason;
	wanted: ImportField | null;
};
