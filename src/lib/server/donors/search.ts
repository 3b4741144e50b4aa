import { and, asc, eq, inArray, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { usualDigits } from '$lib/time/digits';
import { readCardCode } from '$lib/donors/card-code';
import { normaliseIdentity } from '$lib/donors/identity';
import { searchKey } from '$lib/donors/name';
import { normalisePhone } from '$lib/donors/phone';
import { plannedOnce } from '../db/planned-once';
import { donors } from '../db/schema/donors';
import type { Tx } from '../scope';
import { decryptIdentity, identityHash, lastFourHash } from './identity-key';

const FEWEST_CHARACTERS = 4;
const MOST_WORDS = 8;
/** A shorter number could be guessed. */
const SHORTEST_NUMBER = 8;
/** Where more are found, reading the list in its order meets them soon enough, and nobody counts them. */
export const MOST_FOUND = 1_000;
const MOST_ALIKE = 20;

/**
 * What one word or number of a search may be: patterns of names and phones, years of birth, people by their papers, codes of cards. `word`
 * stands where it can only begin a word of a name.
 */
type Term = { names: string[]; phones: string[]; years: string[]; people: string[]; cards: string[]; word?: string };

/**
 * The condition of a search: every word is the beginning of a word of the name, diacritics or not, in any order; or digits of
 * a phone, a birth year, or the last four or more characters of an identity number. Or all of it is the code of a card.
 * `undefined` when nothing was typed.
 */
export async function searchCondition(tx: Tx, typed: string): Promise<SQL | undefined> {
	return (await searched(tx, typed)).condition;
}

/** What a search comes to. */
export type Searched = { condition: SQL | undefined; nobody: boolean; many: boolean };

/**
 * The same, and whether nobody in scope is found, or `many`, whatever else a list is narrowed to. Whoever only chooses from a few is content with
 * `some`, so many of those found: for the first of all in order, all would have to be read.
 */
export async function searched(tx: Tx, typed: string, some?: number): Promise<Searched> {
	if (typed.trim() === '') return { condition: undefined, nobody: false, many: false };
	const terms = await termsOf(tx, usualDigits(typed));
	const most = some ?? MOST_FOUND + 1;
	const found = terms.length > 0 ? await find(tx, { terms, most }) : [];
	const many = most > MOST_FOUND && found.length > MOST_FOUND;
	const condition = many ? and(...terms.map(termCondition)) : amongThese(found);
	return { condition, nobody: found.length === 0, many };
}

/** Donors of these ids, which are one value however many they are. */
export const amongThese = (ids: readonly string[]) => sql`${donors.id} = any (${sql.param(ids)}::uuid[])`;

/** Ids of people whose name is spelt like what was typed, slips of the keyboard included, nearest first; twenty at most. */
export async function spelledAlike(tx: Tx, typed: string): Promise<string[]> {
	const alike = wordsIn(typed).join(' ');
	return /\p{L}{2}/u.test(alike) ? find(tx, { alike, most: MOST_ALIKE }) : [];
}

/** The donors of a province whom a search finds, by given name; somebody restricted only by what is theirs alone. */
export async function donorsMatching(
	tx: Tx,
	{ provinceCode, typed, limit }: { provinceCode: string; typed: string; limit: number }
) {
	return tx
		.select()
		.from(donors)
		.where(
			and(
				eq(donors.provinceCode, provinceCode),
				isNull(donors.erasedAt),
				or(isNull(donors.restrictedAt), exactly(typed)),
				await searchCondition(tx, typed)
			)
		)
		.orderBy(asc(donors.sortKey), asc(donors.id))
		.limit(limit);
}

/** The whole of a card's code, of a paper's number or of a phone. */
function exactly(typed: string): SQL | undefined {
	const [card, number] = [readCardCode(typed), normaliseIdentity(typed)];
	return or(
		card ? bears(card) : undefined,
		number.length >= SHORTEST_NUMBER ? eq(donors.idNumberHash, identityHash(number)) : undefined,
		...wholePhones(typed).map((phone) => eq(donors.phone, phone))
	);
}

/** Whoever a printed card leads to, be it of an entry that went into theirs. */
const bears = (code: string): SQL => sql`${donors.id} = giot_holder_of_card(${code})`;

const wholePhones = (typed: string) =>
	(['VN', 'LA'] as const).flatMap((country) => normalisePhone(typed, country)?.e164 ?? []);

type Asked = { terms?: Term[]; alike?: string; most: number };

/** Ids of people in scope, looked up by index: under a policy a fragment is compared with every row. */
async function find(tx: Tx, { terms = [], alike = '', most }: Asked): Promise<string[]> {
	const { rows } = await tx.execute<{ id: string }>(
		sql`select id from giot_find_donors(${JSON.stringify(terms)}::jsonb, ${alike}, ${most}) id`
	);
	return rows.map(({ id }) => id);
}

/** A code is a way to be found beside the words: some names without diacritics read as one too. */
async function termsOf(tx: Tx, typed: string): Promise<Term[]> {
	const cards = [readCardCode(typed) ?? []].flat();
	if (/^[+\d\s.\-()/]+$/.test(typed)) return [{ names: [], ...(await numbersIn(tx, typed)), cards }];
	const terms: Term[] = [];
	for (const word of wordsIn(typed)) {
		const term = { names: namePatterns(word), ...(await numbersIn(tx, word)), cards };
		terms.push(cards.length === 0 && isWord(word) ? { ...term, word } : term);
	}
	return terms;
}

const wordsIn = (typed: string) => searchKey(typed).split(' ').filter(Boolean).slice(0, MOST_WORDS);

/** Neither of digits nor of Lao. */
const isWord = (word: string) => /^[\p{L}\p{M}'’.-]+$/u.test(word) && !/\p{Script=Lao}/u.test(word);

/** Lao is written without blanks between words, so a beginning may stand anywhere. */
const namePatterns = (word: string) => (/\p{Script=Lao}/u.test(word) ? [`%${word}%`] : [`${word}%`, `% ${word}%`]);

/** The same condition under the actor's policies, for reading in the order of a list. */
function termCondition({ names, phones, years, people, cards }: Term): SQL {
	const fits = or(
		...names.map((pattern) => like(donors.searchKey, pattern)),
		...phones.map((pattern) => like(donors.phone, pattern)),
		...years.map((year) => sql`${donors.birthDate} between ${`${year}-01-01`} and ${`${year}-12-31`}`),
		people.length > 0 ? inArray(donors.id, people) : undefined,
		...cards.map(bears)
	);
	return fits ?? sql`false`;
}

async function numbersIn(tx: Tx, typed: string): Promise<Omit<Term, 'names' | 'cards'>> {
	const bare = normaliseIdentity(typed);
	if (!/\d/.test(typed) || bare.length < FEWEST_CHARACTERS) return { phones: [], years: [], people: [] };
	return {
		phones: phonePatterns(typed),
		years: /^(19|20)\d\d$/.test(bare) ? [bare] : [],
		people: await donorsWithNumber(tx, bare)
	};
}

/** Digits among letters are of a paper or a card. */
function phonePatterns(typed: string): string[] {
	if (/\p{L}/u.test(typed)) return [];
	const whole = wholePhones(typed);
	if (whole.length > 0) return whole;
	const digits = typed.replace(/\D/g, '');
	if (digits.length < FEWEST_CHARACTERS) return [];
	const fromTheFront = digits.startsWith('0') ? ['84', '856'].map((code) => `+${code}${digits.slice(1)}%`) : [];
	return [`%${digits}%`, ...fromTheFront];
}

/** Donors whose identity number ends like this: keyed hashes find candidates, the numbers themselves decide. */
async function donorsWithNumber(tx: Tx, ending: string): Promise<string[]> {
	const candidates = await plannedOnce(
		tx
			.select({ id: donors.id, stored: donors.idNumberEncrypted })
			.from(donors)
			.where(or(eq(donors.idNumberHash, identityHash(ending)), eq(donors.idLastFourHash, lastFourHash(ending))))
			.limit(500)
	);
	return candidates
		.filter(({ id, stored }) => stored !== null && decryptIdentity(stored, id).endsWith(ending))
		.map(({ id }) => id);
}
