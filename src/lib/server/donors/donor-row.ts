import type { Country } from '$lib/areas/country';
import type { TypedDonor } from '$lib/donors/donor-form';
import { normaliseIdentity } from '$lib/donors/identity';
import { keysOf } from '$lib/donors/match-keys';
import { dialled, formatPhone } from '$lib/donors/phone';
import type { CalendarDate } from '$lib/time/calendar-date';
import { formatDate } from '$lib/time/format';
import { readBirthDate } from '$lib/time/typed-date';
import type { donors } from '../db/schema/donors';
import { encryptIdentity, identityHash, lastFourHash } from './identity-key';

/** A donor as the database holds one. */
export type DonorRow = typeof donors.$inferSelect;

type Written = Omit<typeof donors.$inferInsert, 'id' | 'provinceCode' | 'clubId' | 'createdBy'>;

/** The columns of what was typed; empty text is stored as null. The identity number is not among them. */
export function donorColumns(typed: TypedDonor, country: Country): Written {
	const birth = readBirthDate(typed.birthDate);
	const born = { birthDate: birth?.date ?? null, birthPrecision: birth?.precision ?? 'day' } as const;
	return {
		fullName: typed.fullName,
		...keysOf({ fullName: typed.fullName, ...born }, country),
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

/** A stored donor as a form shows one. The identity number stays hidden: empty means the one on file. */
export function typedFrom(donor: DonorRow): TypedDonor {
	const birthDate = donor.birthDate as CalendarDate | null;
	return {
		fullName: donor.fullName,
		sex: (donor.sex ?? '') as TypedDonor['sex'],
		birthDate:
			donor.birthPrecision === 'year' ? (birthDate ?? '').slice(0, 4) : birthDate ? formatDate(birthDate, 'vi') : '',
		phone: donor.phone ? formatPhone(donor.phone) : '',
		email: donor.email ?? '',
		idKind: '',
		idNumber: '',
		areaCode: donor.areaCode ?? '',
		address: donor.address ?? '',
		abo: (donor.abo ?? '') as TypedDonor['abo'],
		rhd: (donor.rhd ?? '') as TypedDonor['rhd'],
		groupSource: (donor.groupSource ?? '') as TypedDonor['groupSource'],
		weightClass: (donor.weightClass ?? '') as TypedDonor['weightClass'],
		reserve: donor.reserve,
		note: donor.note ?? ''
	};
}
