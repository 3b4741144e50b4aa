import type { Country } from '$lib/areas/country';
import type { donorFields } from '$lib/donors/donor-form';
import { normaliseIdentity } from '$lib/donors/identity';
import { searchKey, sortKey } from '$lib/donors/name';
import { normalisePhone } from '$lib/donors/phone';
import { readBirthDate } from '$lib/time/typed-date';
import type { z } from 'zod';
import type { donors } from '../db/schema/donors';
import { encryptIdentity, identityHash, lastFourHash } from './identity-key';

/** A donor as the database holds one. */
export type DonorRow = typeof donors.$inferSelect;

/** What was typed about a donor, whichever form it came from. */
export type TypedDonor = z.infer<z.ZodObject<typeof donorFields>>;

type Written = Omit<typeof donors.$inferInsert, 'id' | 'provinceCode' | 'clubId' | 'createdBy'>;

/** The columns of what was typed; empty text is stored as null. The identity number is not among them. */
export function donorColumns(typed: TypedDonor, country: Country): Written {
	const birth = readBirthDate(typed.birthDate);
	return {
		fullName: typed.fullName,
		searchKey: searchKey(typed.fullName),
		sortKey: sortKey(typed.fullName, country),
		sex: typed.sex || null,
		birthDate: birth?.date ?? null,
		birthPrecision: birth?.precision ?? null,
		phone: dialled(typed.phone, country),
		email: typed.email || null,
		areaCode: typed.areaCode || null,
		address: typed.address || null,
		abo: typed.abo || null,
		rhd: typed.rhd || null,
		groupSource: typed.abo || typed.rhd ? typed.groupSource || 'stated' : null,
		weightClass: typed.weightClass || null,
		reserve: typed.reserve,
		note: typed.note || null
	};
}

/** The columns of an identity paper: kind, ciphertext and keyed hashes; all null without a number. */
export function identityColumns(donorId: string, { idKind, idNumber }: Pick<TypedDonor, 'idKind' | 'idNumber'>) {
	const number = normaliseIdentity(idNumber);
	if (number === '') return { idKind: null, idNumberEncrypted: null, idNumberHash: null, idLastFourHash: null };
	return {
		idKind,
		idNumberEncrypted: encryptIdentity(number, donorId),
		idNumberHash: identityHash(number),
		idLastFourHash: lastFourHash(number)
	};
}

/** A phone number with its country code, read as one of this country first; `null` when empty. */
export function dialled(phone: string, country: Country): string | null {
	const read = normalisePhone(phone, country) ?? normalisePhone(phone, country === 'VN' ? 'LA' : 'VN');
	return read?.e164 ?? null;
}
