import { describe, expect, test } from 'vitest';
import { newDonorOf, registrationForm } from './registration-form';

const id = '0198c0de-0000-7000-8000-000000000001';

function complaints(input: object) {
	const { error } = registrationForm.safeParse({ operationId: id, ...input });
	return error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
}

describe('the registration form', () => {
	test('a known donor needs nothing else', () => {
		expect(complaints({ donorId: id })).toEqual([]);
	});

	test('somebody known elsewhere needs what matches and nothing else: consent was given there', () => {
		expect(complaints({ fullName: 'Mẫu', elsewhere: 'same' })).toEqual([]);
		expect(complaints({ fullName: 'Mẫu', elsewhere: 'other' })).toEqual(['consentRegistration consent_missing']);
	});

	test('a new donor obeys the donor form', () => {
		expect(complaints({})).toEqual(['fullName required', 'consentRegistration consent_missing']);
		expect(complaints({ fullName: 'Mẫu', consentRegistration: true, idNumber: '12' })).toEqual([
			'idKind id_kind_missing'
		]);
		expect(complaints({ fullName: 'Mẫu', consentRegistration: true })).toEqual([]);
	});

	test('a complaint about a field is made once', () => {
		expect(complaints({ fullName: 'Mẫu', consentRegistration: true, birthDate: 'x' })).toEqual([
			'birthDate not_a_birth_date'
		]);
	});

	test('a sending without its key is refused', () => {
		expect(complaints({ donorId: id, operationId: '' })).toEqual(['operationId required']);
	});

	test('a decision against the rules names who decided and why, or is none', () => {
		expect(complaints({ donorId: id, overrideReason: 'examined' })).toEqual(['overrideBy required']);
		expect(complaints({ donorId: id, overrideBy: 'Bác sĩ' })).toEqual(['overrideReason required']);
		expect(complaints({ donorId: id, overrideReason: 'examined', overrideBy: 'Bác sĩ' })).toEqual([]);
	});

	test('the new donor carries nothing of the registration', () => {
		const input = registrationForm.parse({
			operationId: id,
			fullName: 'Mẫu',
			consentRegistration: true,
			confirmNew: true
		});
		expect(Object.keys(newDonorOf(input))).not.toEqual(expect.arrayContaining(['operationId']));
		expect(newDonorOf(input)).toMatchObject({ fullName: 'Mẫu', consentRegistration: true });
	});
});
