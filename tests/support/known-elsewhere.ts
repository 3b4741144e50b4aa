import { afterAll, beforeAll, beforeEach } from 'vitest';
import { registrationForm, type RegistrationInput } from '../../src/lib/drives/registration-form';
import { closeDatabase } from '../../src/lib/server/db';
import type { DonorRow } from '../../src/lib/server/donors/donor-row';
import { exactIdentity, matchDonor } from '../../src/lib/server/donors/match-donor';
import { findDrive } from '../../src/lib/server/drives/queries';
import { lookUpDonor } from '../../src/lib/server/registrations/look-up-donor';
import { addDrive } from './desk';
import { added, as, club, database, neighbour, now, openDonors, provinceCode, registrar } from './donor-registry';
import { asSuperuser } from './society';

const number = '038196001234';
/** What the other club knows of the donor. */
export const elsewhere = {
	fullName: 'Canary Thị Khuất',
	sex: 'female',
	birthDate: '1996-12-05',
	phone: '0912345678',
	idKind: 'cccd',
	idNumber: number,
	weightClass: '50+',
	abo: 'O',
	rhd: '+'
} as const;

/** Asks the database past all policies. */
export const truth = (statement: string, values: unknown[] = []) =>
	asSuperuser(database.superuserUrl, statement, values);
/** The donor of the other club. */
export let donor: DonorRow;
/** A drive of the club that takes people, anew for each test. */
export let driveId: string;

/** Opens a registry for the tests of a file in which the club knows nothing of the other’s donor before each of them. */
export function openKnownElsewhere(): void {
	openDonors();
	beforeAll(async () => {
		donor = await added(elsewhere, neighbour);
	});
	afterAll(() => closeDatabase());
	beforeEach(async () => {
		driveId = await addDrive(database.superuserUrl, { clubId: club });
		await truth('delete from sign_in_failures');
		await truth('delete from registrations');
		await truth('delete from donor_clubs where donor_id = $1 and club_id = $2', [donor.id, club]);
	});
}

/** Typed: the whole number, and another name. */
export const byNumber = { fullName: 'Ai Đó Khác', idKind: 'cccd', idNumber: '038 196 001 234' } as const;
/** Typed: name, full birth date and phone. */
export const byPerson = { fullName: 'canary thi KHUAT', birthDate: '5/12/1996', phone: '+84 912 345 678' } as const;
/** Fields of the form. */
export type Typed = Record<string, string | boolean>;

/** A filled-in form of the desk. */
export const typed = (fields: Typed): RegistrationInput =>
	registrationForm.parse({ operationId: crypto.randomUUID(), consentRegistration: true, ...fields });

/** Looks a donor up as the desk does. */
export async function lookUp(fields: Typed, { actor = registrar, at = driveId, when = now } = {}) {
	const scope = <T>(work: Parameters<typeof as<T>>[1]) => as(actor, work);
	const [row] = await truth('select province_code, club_id from drives where id = $1', [at]);
	const drive = (await scope((tx) => findDrive(tx, at))) ?? {
		id: at,
		provinceCode: row?.province_code,
		clubId: row?.club_id
	};
	return lookUpDonor({ actor, scope }, { drive: drive as never, input: typed(fields), now: when });
}

/** Asks the database itself, past the policy. */
export const matched = (fields: Typed, { actor = registrar, at = driveId } = {}) =>
	as(actor, async (tx) => {
		const identity = await exactIdentity(tx, provinceCode, typed(fields));
		return identity && matchDonor(tx, at, identity);
	});
