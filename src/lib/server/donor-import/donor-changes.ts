import type { Country } from '$lib/areas/country';
import type { KnownDonor } from '$lib/donor-import/compare-row';
import type { ChangedField } from '$lib/donor-import/facts';
import type { DonorTexts } from '$lib/donor-import/read-row';
import { keysOf } from '$lib/donors/match-keys';
import { donorColumns, identityColumns } from '../donors/donor-row';
import { typedOf } from './content';

/** Columns of a donor as the database takes them in JSON, by their names there. */
export type Columns = Record<string, unknown>;

/** All columns of a new donor of this id. */
export function newDonor(id: string, donor: DonorTexts, country: Country): Columns {
	const {
		areaCode: _area,
		weightClass: _weight,
		reserve: _reserve,
		...columns
	} = donorColumns(typedOf(donor), country);
	return { id, ...asJson({ ...columns, ...identityColumns(id, donor) }) };
}

/** The columns of the fields that a row changes, and what stands in them now. A donor's own paper is never replaced, only added. */
export function changedColumns(
	known: KnownDonor,
	donor: DonorTexts,
	fields: readonly ChangedField[],
	country: Country
): { set: Columns; before: Columns } {
	const said = { ...donorColumns(typedOf(donor), country), ...identityColumns(known.id, donor) };
	const now = columnsOf(known, country);
	const columns = [...new Set(fields.flatMap((field) => COLUMNS[field]))];
	const pick = (from: Columns) => Object.fromEntries(columns.map((column) => [column, from[column] ?? null]));
	const [set, before] = [pick(said), pick(now)];
	if (fields.includes('fullName') || fields.includes('birthDate')) {
		Object.assign(before, keysOf(known, country));
		Object.assign(set, keysOf({ ...known, ...set } as KnownDonor, country));
	}
	return { set: asJson(set), before: asJson(before) };
}

const COLUMNS: Record<ChangedField, string[]> = {
	fullName: ['fullName'],
	sex: ['sex'],
	birthDate: ['birthDate', 'birthPrecision'],
	phone: ['phone'],
	email: ['email'],
	idNumber: ['idKind', 'idNumberEncrypted', 'idNumberHash', 'idLastFourHash'],
	address: ['address'],
	abo: ['abo', 'groupSource'],
	rhd: ['rhd', 'groupSource'],
	note: ['note']
};

function columnsOf(known: KnownDonor, country: Country): Columns {
	const { fullName, sex, birthDate, birthPrecision, phone, email, address, abo, rhd, note, confirmed } = known;
	const groupSource = confirmed ? 'confirmed' : abo || rhd ? 'stated' : null;
	const or = (text: string) => text || null;
	return {
		fullName,
		...keysOf(known, country),
		sex: or(sex),
		birthDate,
		birthPrecision: birthDate === null ? null : birthPrecision,
		phone,
		email: or(email),
		address: or(address),
		abo: or(abo),
		rhd: or(rhd),
		groupSource,
		note: or(note)
	};
}

const asJson = (columns: Columns): Columns =>
	Object.fromEntries(
		Object.entries(columns).map(([name, value]) => [
			name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
			Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value
		])
	);
