import { distance } from 'fastest-levenshtein';
import type { Country } from '../areas/country';
import { givenName, searchKey } from './name';
import { soundKey } from './sound';

/**
 * How two names compare, the most alike first. `same`: the same words in any order, diacritics or not. `alike`: a slip in a long word, or
 * the same Lao name in other letters. `shortened`: words left out or as initials. `near`: a slip in a short word, or other diacritics, where
 * two people differ by no more. `given`: only the name they are called by.
 */
export type NameLikeness = 'same' | 'alike' | 'shortened' | 'near' | 'given' | 'different' | 'unknown';

/** Shorter words differ by one letter from many others. */
const LONG_WORD = 4;
const VERY_LONG_WORD = 8;

/** How alike two names are, whoever of the two was first. */
export function compareNames(a: string, b: string, country: Country): NameLikeness {
	const [x, y] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.length - other.length);
	if (!x?.length || !y?.length) return 'unknown';
	if (sorted(x) === sorted(y) || x.join('') === y.join('')) return marksDiffer(a, b) ? 'near' : 'same';
	if (isLao(a + b, country) && soundsSame(x, y)) return 'alike';
	const called = isCalledAlike(a, b, country);
	const pairs = paired(x, y);
	if (pairs && x.length === y.length && !pairs.includes('initial')) return pairs.includes('short') ? 'near' : 'alike';
	if (pairs && x.length > 1 && called && !pairs.includes('short')) return 'shortened';
	return called ? 'given' : 'different';
}

/** The words of a name as they are compared: without diacritics, and without the tone marks of Lao, which are often left out. */
export const wordsOf = (name: string) =>
	searchKey(name)
		.replace(/[\u0ec8-\u0ecc]/g, '')
		.split(' ')
		.filter(Boolean);

const sorted = (words: readonly string[]) => [...words].sort().join(' ');

/** Whether a name is compared by its sound too. */
export const isLao = (name: string, country: Country) => country === 'LA' || /\p{Script=Lao}/u.test(name);

function soundsSame(x: readonly string[], y: readonly string[]): boolean {
	const [one, other] = [x, y].map((words) => soundKey(words.join(' ')));
	const [inOrder, inOther] = [x, y].map((words) => sorted(words.map(soundKey)));
	return (one ?? '').length > 1 && (one === other || inOrder === inOther);
}

type Pair = 'long' | 'short' | 'initial';

/** Each word of the shorter name with a word of the other one that is left, equal ones first; null when one finds none. */
function paired(x: readonly string[], y: readonly string[]): Pair[] | null {
	const left = [...y];
	const take = (fits: (other: string) => boolean) => {
		const at = left.findIndex(fits);
		return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
	};
	const unequal = x.filter((word) => take((other) => other === word) === null);
	const pairs = unequal.map((word) => {
		const other = take((one) => pairOf(word, one) !== null);
		return other === null ? null : pairOf(word, other);
	});
	return pairs.every((pair) => pair !== null) ? pairs : null;
}

function pairOf(word: string, other: string): Pair | null {
	const [short, long] = [word, other].sort((one, two) => one.length - two.length) as [string, string];
	if (short.length <= 2 && short.length < long.length && long.startsWith(short)) return 'initial';
	const allowed = short.length >= VERY_LONG_WORD ? 2 : 1;
	if (distance(word, other) > allowed && !isSwapped(word, other)) return null;
	return short.length >= LONG_WORD ? 'long' : 'short';
}

/** Two neighbouring signs in each other's place. */
export function isSwapped(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	const at = [...a].findIndex((sign, i) => sign !== b[i]);
	return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Whether both are called the same, a slip in a long word aside. */
function isCalledAlike(a: string, b: string, country: Country): boolean {
	const [mine = '', other = ''] = [a, b].map((name) => wordsOf(givenName(name, country)).join(' '));
	if (mine === '' || other === '') return false;
	if (mine === other || pairOf(mine, other) === 'long') return true;
	return isLao(a + b, country) && soundKey(mine).length > 1 && soundKey(mine) === soundKey(other);
}

/** Whether a word carries other diacritics in one name than in the other. A name without any was typed without them. */
function marksDiffer(a: string, b: string): boolean {
	const [x, y] = [a, b].map(markedWords) as [Map<string, string>, Map<string, string>];
	const isMarked = (words: Map<string, string>) => [...words.values()].some((marks) => marks !== '');
	return isMarked(x) && isMarked(y) && [...x].some(([key, marks]) => (y.get(key) ?? marks) !== marks);
}

/** The marks of each word, wherever in it they stand: hoà and hòa are one. */
const markedWords = (name: string) =>
	new Map(
		name
			.toLowerCase()
			.split(/\s+/)
			.map((word) => [searchKey(word), (word.normalize('NFD').match(/[\u0300-\u036fđ]/g) ?? []).sort().join('')])
	);
