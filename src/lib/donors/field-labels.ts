import { m } from '../paraglide/messages';
import type { TypedDonor } from './donor-form';
import { groupSourceWords, sexWords, weightClassWords } from './donor-words';
import { idKindWords } from './identity-words';

/** What each field of the donor form is called. */
export const donorFieldLabels: Record<keyof TypedDonor, () => string> = {
	fullName: () => m.donor_field_full_name(),
	sex: () => m.donor_field_sex(),
	birthDate: () => m.donor_field_birth_date(),
	phone: () => m.donor_field_phone(),
	email: () => m.donor_field_email(),
	idKind: () => m.donor_field_id_kind(),
	idNumber: () => m.donor_field_id_number(),
	areaCode: () => m.donor_field_area(),
	address: () => m.donor_field_address(),
	abo: () => m.donor_field_abo(),
	rhd: () => m.donor_field_rhd(),
	groupSource: () => m.donor_field_group_source(),
	weightClass: () => m.donor_field_weight(),
	reserve: () => m.donor_field_reserve(),
	note: () => m.donor_field_note()
};

/** What a field holds, in words; an identity number is never repeated. */
export function donorFieldText(field: keyof TypedDonor, donor: TypedDonor): string {
	if (field === 'sex') return donor.sex && sexWords[donor.sex]();
	if (field === 'weightClass') return donor.weightClass && weightClassWords[donor.weightClass]();
	if (field === 'groupSource') return donor.groupSource && groupSourceWords[donor.groupSource]();
	if (field === 'idKind') return donor.idKind && idKindWords[donor.idKind]();
	if (field === 'idNumber') return donor.idNumber && '••••';
	if (field === 'reserve') return donor.reserve ? m.donor_reserve_mark() : '';
	return donor[field];
}
