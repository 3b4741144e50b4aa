import type { Country } from '$lib/areas/country';
import type { Finding, CellError, CellNote } from '$lib/donor-import/cell-codes';
import type { RowFacts } from '$lib/donor-import/compare-row';
import type { ColumnGuess } from '$lib/donor-import/fields';
import type { KeptTable } from '$lib/donor-import/forbidden-cells';
import type { DonorTexts } from '$lib/donor-import/read-row';
import type { StatedGiving, StatedTexts } from '$lib/donor-import/stated-giving';
import type { SkippedRow } from '$lib/donor-import/body';
import type { TypedDonor } from '$lib/donors/donor-form';
import { normaliseIdentity } from '$lib/donors/identity';
import type { Cell as WrittenCell } from '../spreadsheets/write-workbook';
import { donorColumns } from '../donors/donor-row';
import { identityHash } from '../donors/identity-key';
import { seal, unseal } from '../sealing';

/** What a row of this number states, as far as it tells whether that is stated already. */
export type StatedRow = Omit<StatedGiving, 'volumeMl'> & { row: number };

/**
 * How the table of a list is laid out, what of it is no person, and what its rows state, which is counted without opening thousands of them;
 * lists that were read earlier do not have that.
 */
export type Layout = {
	sheet: string;
	columns: ColumnGuess[];
	skipped: SkippedRow[];
	medicalRows: number[];
	stated?: StatedRow[];
};

/** What is kept of a file: all its tables until its people are stored, with the choice made among them; then the layout of the chosen one. */
export type BatchContent =
	| { step: 'choosing'; tables: KeptTable[] }
	| { step: 'chosen'; tables: KeptTable[]; table: number; columns: ColumnGuess[] }
	| { step: 'read'; layout: Layout };

/** What is kept of a row: its cells as they are handed back, what they were read as, what was found in them. */
export type RowContent = {
	cells: WrittenCell[];
	donor: DonorTexts;
	stated?: StatedTexts;
	errors: Finding<CellError>[];
	notes: Finding<CellNote>[];
};

/** Seals something for the row of this id: it holds names and numbers of people. */
export const sealContent = (content: BatchContent | RowContent | object, id: string) =>
	seal('import', JSON.stringify(content), id);

/** Reads what was sealed for the row of this id; `null` where it was emptied. */
export function unsealContent<Content>(sealed: Buffer | null, id: string): Content | null {
	return sealed === null ? null : (JSON.parse(unseal('import', sealed, id)) as Content);
}

/** The texts of a row as the donor form takes them; a list never says the rest. */
export const typedOf = (donor: DonorTexts): TypedDonor => ({ ...donor, areaCode: '', weightClass: '', reserve: false });

/** A row as it is compared. */
export function factsOf(number: number, donor: DonorTexts, country: Country): RowFacts {
	const { fullName, sex, birthDate, birthPrecision, phone, email, address, abo, rhd, note } = donorColumns(
		typedOf(donor),
		country
	);
	const paper = normaliseIdentity(donor.idNumber);
	return {
		number,
		fullName,
		sex: (sex ?? '') as RowFacts['sex'],
		birthDate: (birthDate ?? null) as RowFacts['birthDate'],
		birthPrecision: birthPrecision === 'year' ? 'year' : 'day',
		phone: phone ?? null,
		email: email ?? '',
		idKind: donor.idKind,
		idHash: paper === '' ? '' : identityHash(paper).toString('base64'),
		address: address ?? '',
		abo: abo ?? '',
		rhd: rhd ?? '',
		note: note ?? '',
		confirmed: false
	};
}
