import { sql } from 'drizzle-orm';
import { normaliseIdentity } from '$lib/donors/identity';
import { searchKey } from '$lib/donors/name';
import { dialled } from '$lib/donors/phone';
import { readBirthDate } from '$lib/time/typed-date';
import { provinceOf } from '../areas/province';
import type { Tx } from '../scope';
import { identityHash } from './identity-key';

/** A shorter number could be guessed, and so could a name with a bare birth year. */
export const SHORTEST_NUMBER = 8;

/** What is typed of somebody who may be known to another club. */
export type TypedIdentity = { fullName: string; birthDate: string; phone: string; idNumber: string };

/** What an exact match is made of; null when too little was typed for one. */
export type ExactIdentity = {
	idNumberHash: Buffer | null;
	person: { searchKey: string; birthDate: string; phone: string } | null;
};

/** Reads what was typed as an exact identity: a number, or name, full birth date and phone together. */
export async function exactIdentity(tx: Tx, provinceCode: string, typed: TypedIdentity): Promise<ExactIdentity | null> {
	const { country } = await provinceOf(tx, provinceCode);
	const number = normaliseIdentity(typed.idNumber);
	const birth = readBirthDate(typed.birthDate);
	const [name, phone] = [searchKey(typed.fullName), dialled(typed.phone, country)];
	const person =
		name !== '' && phone && birth?.precision === 'day' ? { searchKey: name, birthDate: birth.date, phone } : null;
	const idNumberHash = number.length >= SHORTEST_NUMBER ? identityHash(number) : null;
	return idNumberHash || person ? { idNumberHash, person } : null;
}

/**
 * The donor of the drive's province who is exactly this person and whom the actor does not see yet; from here on the transaction
 * sees that donor. Null tells nothing: nobody fits, or the actor may not register at that drive.
 */
export async function matchDonor(
	tx: Tx,
	driveId: string,
	{ idNumberHash, person }: ExactIdentity
): Promise<string | null> {
	const { rows } = await tx.execute<{ id: string | null }>(sql`
		select giot_match_donor(${driveId}, ${idNumberHash}, ${person?.searchKey ?? null}, ${person?.birthDate ?? null}, ${person?.phone ?? null}) as id`);
	return rows[0]?.id ?? null;
}
