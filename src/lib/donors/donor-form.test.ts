import { describe, expect, test } from 'vitest';
import { donorForm, newDonorForm } from './donor-form';

const typed = { fullName: 'Nguyễn Văn Mẫu', consentRegistration: true };

function complaints(input: object) {
	return newDonorForm.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
}

describe('the donor form', () => {
	test('a name and the consent are enough', () => {
		expect(newDonorForm.parse(typed)).toMatchObject({
			fullName: 'Nguyễn Văn Mẫu',
			sex: '',
			birthDate: '',
			reserve: false
		});
	});

	test('nobody agrees by silence', () => {
		expect(complaints({ fullName: 'Mẫu' })).toEqual(['consentRegistration not_a_choice']);
		expect(complaints({ ...typed, consentRegistration: false })).toEqual(['consentRegistration consent_missing']);
	});

	test.each([
		['5/12/1996', '1996-12-05'],
		['1996', '1996'],
		['1996-12-05', '1996-12-05'],
		['', '']
	])('the birth date %j is kept as %j', (birthDate, kept) => {
		expect(newDonorForm.parse({ ...typed, birthDate }).birthDate).toBe(kept);
	});

	test.each([
		[{ fullName: '' }, 'fullName required'],
		[{ fullName: '12345' }, 'fullName name_without_letters'],
		[{ birthDate: '31/2/1990' }, 'birthDate not_a_birth_date'],
		[{ phone: '12' }, 'phone not_a_phone'],
		[{ sex: 'other' }, 'sex not_a_choice'],
		[{ weightClass: '47' }, 'weightClass not_a_choice'],
		[{ idNumber: '038196001234' }, 'idKind id_kind_missing'],
		[{ idKind: 'cccd', idNumber: '123' }, 'idNumber cccd_digits'],
		[{ ethnicity: 'x' }, ' unknown_field']
	])('%j is refused as "%s"', (change, complaint) => {
		expect(complaints({ ...typed, ...change })).toEqual([complaint]);
	});

	test('phones of both countries are accepted', () => {
		expect(complaints({ ...typed, phone: '0912 345 678' })).toEqual([]);
		expect(complaints({ ...typed, phone: '020 5550 0118' })).toEqual([]);
	});

	test('a correction names the version it was made from', () => {
		expect(donorForm.safeParse({ fullName: 'Mẫu' }).success).toBe(false);
		expect(donorForm.parse({ fullName: 'Mẫu', version: 3 })).toMatchObject({ version: 3 });
	});
});
