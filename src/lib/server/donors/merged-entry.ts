import type { Country } from '$lib/areas/country';
import { keysOf } from '$lib/donors/match-keys';
import { MERGE_FIELDS, stated, type MergedEntry, type MergeField, type MergeSide } from '$lib/donors/merge';
import type { CalendarDate, DatePrecision } from '$lib/time/calendar-date';
import type { DonorRow } from './donor-row';
import { decryptIdentity, encryptIdentity } from './identity-key';

/** The columns of each field that is chosen between two entries. */
const COLUMNS = {
	fullName: ['fullName'],
	sex: ['sex'],
	birthDate: ['birthDate', 'birthPrecision'],
	phone: ['phone'],
	email: ['email'],
	paper: ['idKind', 'idNumberEncrypted', 'idNumberHash', 'idLastFourHash'],
	areaCode: ['areaCode'],
	address: ['address'],
	group: ['abo', 'rhd', 'groupSource'],
	weightClass: ['weightClass'],
	reserve: ['reserve'],
	note: ['note']
} as const satisfies Record<MergeField, readonly (keyof DonorRow)[]>;

type Columns = Partial<DonorRow>;

/** A donor as two entries are compared. */
export const mergedEntry = (donor: DonorRow): MergedEntry => ({
	...donor,
	paper: donor.idNumberHash ? `${donor.idKind} ${donor.idNumberHash.toString('base64')}` : ''
});

/** The columns of the entry that stays, where the word of the other counts. Its paper is encrypted anew: a number is bound to its entry. */
export function mergedColumns(
	kept: DonorRow,
	gone: DonorRow,
	sides: Record<MergeField, MergeSide>,
	country: Country
): Columns {
	const taken = MERGE_FIELDS.filter((field) => sides[field] !== 'kept');
	const columns: Columns = Object.assign({}, ...taken.map((field) => columnsOf(field, gone)));
	if (sides.note === 'both') columns.note = bothNotes(kept, gone);
	if (columns.idNumberEncrypted)
		columns.idNumberEncrypted = encryptIdentity(decryptIdentity(columns.idNumberEncrypted, gone.id), kept.id);
	return withKeys(kept, columns, country);
}

/** The columns that bring back what the entry that stayed said itself, field by field, unless somebody has corrected it since. */
export function columnsBefore(
	now: DonorRow,
	{ before, gone, taken }: { before: DonorRow; gone: DonorRow; taken: readonly MergeField[] },
	country: Country
): Columns {
	const merged = { ...mergedEntry(gone), note: null };
	const untouched = taken.filter((field) => {
		if (field === 'note') return now.note === gone.note || now.note === bothNotes(before, gone);
		return stated(field, mergedEntry(now)) === stated(field, merged);
	});
	return withKeys(now, Object.assign({}, ...untouched.map((field) => columnsOf(field, before))), country);
}

const bothNotes = (kept: DonorRow, gone: DonorRow) => [kept.note, gone.note].filter(Boolean).join('\n');

const columnsOf = (field: MergeField, donor: DonorRow): Columns =>
	Object.fromEntries(COLUMNS[field].map((column) => [column, donor[column]]));

/** What a person is searched and compared by follows name and birth. */
function withKeys(donor: DonorRow, columns: Columns, country: Country): Columns {
	if (!('fullName' in columns) && !('birthDate' in columns)) return columns;
	const { fullName, birthDate, birthPrecision } = { ...donor, ...columns };
	const born = {
		birthDate: birthDate as CalendarDate | null,
		birthPrecision: (birthPrecision ?? 'day') as DatePrecision
	};
	return { ...columns, ...keysOf({ fullName, ...born }, country) };
}
