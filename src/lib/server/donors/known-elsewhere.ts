import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { normaliseIdentity } from '$lib/donors/identity';
import type { TypedPerson } from '$lib/donors/likely-duplicate';
import { matchKeys } from '$lib/donors/match-keys';
import { dialled } from '$lib/donors/phone';
import { readBirthDate } from '$lib/time/typed-date';
import type { Access } from '../access';
import { provinceOf } from '../areas/province';
import { takeTry } from '../auth/allowance';
import type { Allowance } from '../auth/throttle';
import type { Tx } from '../scope';
import { identityHash } from './identity-key';
import { SHORTEST_NUMBER } from './match-donor';

/** Enough for a busy desk, too few to try out who gives blood: questions per person. */
const QUESTIONS: Allowance = { most: 60, minutes: 15 };

/** Most donors that one question is noted for: more have not the same name, birth date or phone. */
const MOST_ENTRIES = 5;

/** By what somebody may be known to another club of the province. */
export type ElsewhereQuestion = { provinceCode: string; keys: string[]; phone: string | null; hash: Buffer | null };

/**
 * Whether another club of the province possibly knows somebody: nothing more is told until an exact identifier confirms it. False as well when
 * too little was typed, or somebody has asked too often. Where it is true the trail says who was told and about which donor, once a day.
 */
export async function knownElsewhere(
	{ actor, scope }: Access,
	asked: ElsewhereQuestion | null,
	now: Date
): Promise<boolean> {
	if (!asked) return false;
	if (!(await takeTry(`elsewhere ${actor.accountId}`, QUESTIONS, now))) return false;
	const { provinceCode, keys, phone, hash } = asked;
	const entries = Array.from({ length: MOST_ENTRIES }, () => v7());
	const { rows } = await scope((tx) =>
		tx.execute<{ known: boolean }>(
			sql`select giot_known_elsewhere(${provinceCode}, ${sql.param(keys)}::text[], ${phone}, ${hash}, ${sql.param(entries)}::uuid[]) as known`
		)
	);
	return rows[0]?.known ?? false;
}

/** What is asked; null while neither a name with a whole birth date or a phone nor a number was typed. */
export async function elsewhereQuestion(tx: Tx, typed: TypedPerson): Promise<ElsewhereQuestion | null> {
	const { country } = await provinceOf(tx, typed.provinceCode);
	const birth = readBirthDate(typed.birthDate);
	const phone = dialled(typed.phone, country);
	const number = normaliseIdentity(typed.idNumber);
	const hash = number.length >= SHORTEST_NUMBER ? identityHash(number) : null;
	const born = { birthDate: birth?.date ?? null, birthPrecision: birth?.precision ?? 'day' } as const;
	const keys = matchKeys({ fullName: typed.fullName, ...born }, country);
	const enough = typed.fullName.trim().includes(' ') && (birth?.precision === 'day' || phone);
	const { provinceCode } = typed;
	return enough || hash ? { provinceCode, keys: enough ? keys : [], phone: enough ? phone : null, hash } : null;
}
