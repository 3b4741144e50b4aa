import type { Country } from '../areas/country';
import { donorFields, type TypedDonor } from '../donors/donor-form';
import { identityWarnings } from '../donors/identity';
import { cellProblem } from '../pasted/cell-rules';
import type { Cell, SheetRow } from '../spreadsheets/sheet';
import type { CalendarDate } from '../time/calendar-date';
import type { CellError, CellNote, Finding, Read } from './cell-codes';
import type { ImportField } from './fields';
import { plain } from './plain';

/** The fields of the donor form that a list can fill, as the form takes them; empty where the list says nothing or nothing that can be read. */
export type DonorTexts = Pick<
	TypedDonor,
	| 'fullName'
	| 'sex'
	| 'birthDate'
	| 'phone'
	| 'email'
	| 'idKind'
	| 'idNumber'
	| 'address'
	| 'abo'
	| 'rhd'
	| 'groupSource'
	| 'note'
>;

/** What a list says besides, as text: counts as digits, the day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, volumes in ml, places and units as they stand there. */
export type BesideTexts = Record<
	'donations' | 'lastDonation' | 'volume' | 'totalVolume' | 'village' | 'commune' | 'district' | 'province' | 'unit',
	string
>;

/** A person as one row tells. `row` is the number in the file; with errors the row is not to be taken in as it is. */
export type ReadRow = {
	row: number;
	hidden: boolean;
	donor: DonorTexts;
	beside: BesideTexts;
	errors: Finding<CellError>[];
	notes: Finding<CellNote>[];
};

/** Whose list it is and when it is read. */
export type Reading = { country: Country; today: CalendarDate };

/** The cells of one row by their fields, and what is found in them. */
export class RowReader {
	readonly errors: Finding<CellError>[] = [];
	readonly notes: Finding<CellNote>[] = [];

	constructor(
		private readonly row: SheetRow,
		private readonly columns: ReadonlyMap<ImportField, number>,
		readonly reading: Reading
	) {}

	has(field: ImportField): boolean {
		return this.columns.has(field);
	}

	/** The cell of a field; `null` too where a formula failed, which is said. */
	cell(field: ImportField): Cell {
		const cell = this.row.cells[this.columns.get(field) ?? -1] ?? null;
		if (cell === null || typeof cell !== 'object' || !('error' in cell)) return cell;
		this.fail(field, 'formula_error');
		return null;
	}

	/** What a reader made of a cell; empty where it failed. */
	take(field: ImportField, read: Read): string {
		if ('error' in read) {
			this.fail(field, read.error);
			return '';
		}
		if (read.note) this.note(field, read.note);
		return read.value;
	}

	/** A text by the rules of the donor form. */
	checked<Field extends keyof typeof donorFields & keyof DonorTexts>(
		field: Field,
		from: ImportField,
		text: string
	): string {
		const problem = cellProblem(donorFields[field] as never, text);
		if (problem) this.fail(from, problem);
		return problem ? '' : text;
	}

	fail(field: ImportField, code: CellError) {
		if (!this.errors.some((error) => error.field === field)) this.errors.push(this.finding(field, code));
	}

	note(field: ImportField, code: CellNote) {
		this.notes.push(this.finding(field, code));
	}

	/** Compares what a citizen's number says with the rest. */
	warn(donor: DonorTexts) {
		const birthYear = donor.birthDate === '' ? null : Number(donor.birthDate.slice(0, 4));
		for (const code of identityWarnings(donor.idKind, donor.idNumber, { sex: donor.sex, birthYear }))
			this.note('idNumber', code);
	}

	private finding<Code>(field: ImportField, code: Code): Finding<Code> {
		const column = this.columns.get(field) ?? -1;
		const cell = this.row.cells[column] ?? null;
		const text = cell !== null && typeof cell === 'object' && 'error' in cell ? cell.error : plain(cell);
		return { field, column, code, text: text.slice(0, 200) };
	}
}
