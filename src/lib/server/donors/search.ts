import { and, asc, eq, inArray, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { normaliseIdentity } from '$lib/donors/identity';
import { searchKey } from '$lib/donors/name';
import { normalisePhone } from '$lib/donors/phone';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { decryptIdentity, identityHash, lastFourHash } from './identity-key';

const FEWEST_CHARACTERS = 4;
const MOST_WORDS = 8;

/**
 * The condition of a search: every word is the beginning of a word of the name, diacritics or not, in any order; or digits of
 * a phone, a birth year, or the last four or more characters of an identity number. `undefined` when nothing was typed.
 */
export async function searchCondition(tx: Tx, typed: string): Promise<SQL | undefined> {
	if (/^[+\d\s.\-()/]+$/.test(typed)) return numberCondition(tx, typed);
	const words = searchKey(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS);
	if (typed !== '' && words.length === 0) return sql`false`;
	return and(...(await Promise.all(words.map((word) => wordCondition(tx, word)))));
}

/** The donors of a province whom a search finds, by given name. */
export async function donorsMatching(
	tx: Tx,
	{ provinceCode, typed, limit }: { provinceCode: string; typed: string; limit: number }
) {
	return tx
		.select()
		.from(donors)
		.where(and(eq(donors.provinceCode, provinceCode), isNull(donors.erasedAt), await searchCondition(tx, typed)))
		.orderBy(asc(donors.sortKey), asc(donors.id))
		.limit(limit);
}

async function wordCondition(tx: Tx, word: string): Promise<SQL | undefined> {
	const ofName = isLao(word)
		? like(donors.searchKey, `%${word}%`)
		: or(like(donors.searchKey, `${word}%`), like(donors.searchKey, `% ${word}%`));
	return /\d/.test(word) ? or(ofName, await numberCondition(tx, word)) : ofName;
}

/** Lao is written without blanks between words, so a beginning may stand anywhere. */
const isLao = (word: string) => /\p{Script=Lao}/u.test(word);

async function numberCondition(tx: Tx, typed: string): Promise<SQL | undefined> {
	const bare = normaliseIdentity(typed);
	if (bare === '') return undefined;
	if (bare.length < FEWEST_CHARACTERS) return sql`false`;
	const ids = await donorsWithNumber(tx, bare);
	return (
		or(phoneCondition(typed), yearCondition(bare), ids.length > 0 ? inArray(donors.id, ids) : undefined) ?? sql`false`
	);
}

function phoneCondition(typed: string): SQL | undefined {
	const whole = (['VN', 'LA'] as const).flatMap((country) => normalisePhone(typed, country)?.e164 ?? []);
	if (whole.length > 0) return inArray(donors.phone, whole);
	const digits = typed.replace(/\D/g, '');
	if (digits.length < FEWEST_CHARACTERS) return undefined;
	const fromTheFront = digits.startsWith('0') ? ['84', '856'].map((code) => `+${code}${digits.slice(1)}%`) : [];
	return or(...[`%${digits}%`, ...fromTheFront].map((pattern) => like(donors.phone, pattern)));
}

function yearCondition(bare: string): SQL | undefined {
	if (!/^(19|20)\d\d$/.test(bare)) return undefined;
	return sql`${donors.birthDate} between ${`${bare}-01-01`} and ${`${bare}-12-31`}`;
}

/** Donors whose identity number ends like this: keyed hashes find candidates, the numbers themselves decide. */
async function donorsWithNumber(tx: Tx, ending: string): Promise<string[]> {
	const candidates = await tx
		.select({ id: donors.id, stored: donors.idNumberEncrypted })
		.from(donors)
		.where(or(eq(donors.idNumberHash, identityHash(ending)), eq(donors.idLastFourHash, lastFourHash(ending))))
		.limit(500);
	return candidates
		.filter(({ id, stored }) => stored !== null && decryptIdentity(stored, id).endsWith(ending))
		.map(({ id }) => id);
}
