import type { Country } from '../areas/country';
import type { Paper, Person } from '../donors/duplicates';
import { matchKeys } from '../donors/match-keys';
import { searchKey, withoutMarks } from '../donors/name';
import type { TypedDonor } from '../donors/donor-form';

/** What is compared of a row and of a donor. Empty is unknown; `confirmed` is a blood group that the blood centre found. */
export type Facts = Person &
	Paper & { email: string; address: string; abo: string; rhd: string; note: string; confirmed: boolean };

/** A field of a donor that a list can change. */
export type ChangedField = keyof Pick<
	TypedDonor,
	'fullName' | 'sex' | 'birthDate' | 'phone' | 'email' | 'idNumber' | 'address' | 'abo' | 'rhd' | 'note'
>;

/** A field that a row says differently; it `fills` where nothing stood, or where only the year was known. */
export type Change = { field: ChangedField; fills: boolean };

/** What a list says of a donor that the donor's entry does not. What a list leaves out is no change, and what the blood centre confirmed stays. */
export function changesOf(row: Facts, donor: Facts): Change[] {
	const changes: Change[] = [];
	const compare = (field: ChangedField, said: string, known: string) => {
		if (said !== '' && tidy(said) !== tidy(known)) changes.push({ field, fills: known === '' });
	};
	if (nameDiffers(row.fullName, donor.fullName)) changes.push({ field: 'fullName', fills: false });
	compare('sex', row.sex, donor.sex);
	const birth = birthChange(row, donor);
	if (birth) changes.push(birth);
	compare('phone', row.phone ?? '', donor.phone ?? '');
	compare('email', row.email, donor.email);
	// Another number than the one on file is never taken from a list: somebody looks at the paper.
	if (donor.idHash === '') compare('idNumber', row.idHash, '');
	compare('address', row.address, donor.address);
	if (!donor.confirmed || donor.abo === '') compare('abo', row.abo, donor.abo);
	if (!donor.confirmed || donor.rhd === '') compare('rhd', row.rhd, donor.rhd);
	compare('note', row.note, donor.note);
	return changes;
}

/** Whether two say the same of somebody: nothing differs, and neither knows a birth, a phone or a paper that the other does not. */
export function sameFacts(row: Facts, donor: Facts): boolean {
	const telling = ({ birthDate, birthPrecision, phone, idHash }: Facts) =>
		[birthDate, birthDate && birthPrecision, phone, idHash].join(' ');
	const sameName = searchKey(row.fullName) === searchKey(donor.fullName);
	return sameName && telling(row) === telling(donor) && changesOf(row, donor).length === 0;
}

/** By what somebody is found who may be this person: what entries of one person have in common, a phone, a paper. */
export function keysToFind(facts: Facts, country: Country): string[] {
	const { phone, idHash } = facts;
	return [
		...matchKeys(facts, country),
		...(phone ? [`phone ${phone}`] : []),
		...(idHash === '' ? [] : [`paper ${idHash}`])
	];
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** A name typed without its marks, or in capitals, says nothing new. */
function nameDiffers(said: string, known: string): boolean {
	if (tidy(said) === tidy(known)) return false;
	return searchKey(said) !== searchKey(known) || withoutMarks(said) !== said.normalize('NFC');
}

function birthChange(row: Facts, donor: Facts): Change | null {
	if (row.birthDate === null) return null;
	if (donor.birthDate === null) return { field: 'birthDate', fills: true };
	const sameYear = row.birthDate.slice(0, 4) === donor.birthDate.slice(0, 4);
	if (row.birthPrecision === 'year') return sameYear ? null : { field: 'birthDate', fills: false };
	if (row.birthDate === donor.birthDate && donor.birthPrecision === 'day') return null;
	return { field: 'birthDate', fills: sameYear && donor.birthPrecision === 'year' };
}
