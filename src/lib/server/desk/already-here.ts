import { and, asc, eq, inArray } from 'drizzle-orm';
import type { LikelyDuplicate } from '$lib/donors/likely-duplicate';
import { canResume, type RegistrationState } from '$lib/drives/registration-state';
import { registrations } from '../db/schema/registrations';
import { findDuplicates } from '../donors/find-duplicates';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import type { Of } from './outcome';

/**
 * The registration at this drive of somebody who is, as far as can be told, whoever walks in: with the same identity number or, unless somebody looked and says
 * that they are another person (`compared`), with the same name and the same birth date or telephone. Null where there is none.
 */
export async function alreadyHere(
	tx: Tx,
	drive: Drive,
	typed: Of<'register'>,
	compared: boolean
): Promise<string | null> {
	const { fullName, sex, birthDate, phone, idKind, idNumber } = typed;
	const person = { provinceCode: drive.provinceCode, fullName, sex, birthDate, phone, idKind, idNumber };
	const found = (await findDuplicates(tx, person)).filter((one) => isCertain(one) || (!compared && isAlike(one)));
	if (found.length === 0) return null;
	const here = and(
		eq(registrations.driveId, drive.id),
		inArray(
			registrations.donorId,
			found.map(({ id }) => id)
		)
	);
	const rows = await tx
		.select({ id: registrations.id, state: registrations.state })
		.from(registrations)
		.where(here)
		.orderBy(asc(registrations.id));
	return rows.find(({ state }) => !canResume(state as RegistrationState))?.id ?? null;
}

const isCertain = ({ strength }: LikelyDuplicate) => strength === 'certain';

const isAlike = ({ reasons }: LikelyDuplicate) =>
	reasons.includes('same_name') && (reasons.includes('same_birth_date') || reasons.includes('same_phone'));
