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

/** A name made ready to be compared with many others. */
export type ReadyName = {
	words: string[];
	inAnyOrder: string;
	joined: string;
	given: string;
	/** The marks of each word, wherever in it they stand: hoà and hòa are one. */
	readonly marks: Map<string, string>;
	/** What is heard of a Lao name, of its words in any order and of the given one; null for others. */
	sounds: { whole: string; inAnyOrder: string; given: string } | null;
};

/** Makes a name ready to be compared; its marks only when it comes to that. */
export function readyName(fullName: string, country: Country): ReadyName {
	const words = wordsOf(fullName);
	const given = wordsOf(givenName(fullName, country)).join(' ');
	let marks: ReadyName['marks'] | undefined;
	return {
		words,
		inAnyOrder: sorted(words),
		joined: words.join(''),
		given,
		get marks() {
			return (marks ??= markedWords(fullName));
		},
		sounds: isLao(fullName, country)
			? { whole: soundKey(words.join(' ')), inAnyOrder: sorted(words.map(soundKey)), given: soundKey(given) }
			: null
	};
}

/** How alike two names are, whoever of the two was first. */
export function compareNames(a: ReadyName, b: ReadyName): NameLikeness {
	const [x, y] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
	if (x.length === 0 || y.length === 0) return 'unknown';
	if (a.inAnyOrder === b.inAnyOrder || a.joined === b.joined) return marksDiffer(a, b) ? 'near' : 'same';
	if (soundsSame(a, b)) return 'alike';
	const called = isCalledAlike(a, b);
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

function soundsSame({ sounds: x }: ReadyName, { sounds: y }: ReadyName): boolean {
	if (!x || !y || x.whole.length < 2) return false;
	return x.whole === y.whole || x.inAnyOrder === y.inAnyOrder;
}

type Pair = 'long' | 'short' | 'initial';

/** Each word of the shorter name with a word of the other one that is left, equal ones first; null when one finds none. */
function paired(x: readonly string[], y: readonly string[]): Pair[] | null {
	const left = [...y];
	const unequal = x.filter((word) => {
		const at = left.indexOf(word);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	const pairs: Pair[] = [];
	for (const word of unequal) {
		const at = left.findIndex((other) => pairOf(word, other) !== null);
		const pair = at < 0 ? null : pairOf(word, left[at] ?? '');
		if (!pair) return null;
		left.splice(at, 1);
		pairs.push(pair);
	}
	return pairs;
}

function pairOf(word: string, other: string): Pair | null {
	const short = word.length <= other.length ? word : other;
	const long = short === word ? other : word;
	if (short.length <= 2 && short.length < long.length && long.startsWith(short)) return 'initial';
	const allowed = short.length >= VERY_LONG_WORD ? 2 : 1;
	// Most words differ by more than that already in how long they are.
	if (long.length - short.length > allowed) return null;
	if (distance(word, other) > allowed && !isSwapped(word, other)) return null;
	return short.length >= LONG_WORD ? 'long' : 'short';
}

/** Two neighbouring signs in each other's place. */
export function isSwapped(a: string, b: string): boolean {
	const at = firstDifference(a, b);
	if (a.length !== b.length || at >= a.length) return false;
	return a[at] === b[at + 1] && a[at + 1] === b[at] && isAlikeFrom(a, b, at + 2);
}

/** One sign that differs, in two texts of one length. */
export const isOneOff = (a: string, b: string) =>
	a.length === b.length && a !== b && isAlikeFrom(a, b, firstDifference(a, b) + 1);

/** Where two texts begin to differ: they are compared by the million, and no text is made for it. */
function firstDifference(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
	return at;
}

function isAlikeFrom(a: string, b: string, from: number): boolean {
	for (let at = from; at < a.length; at += 1) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false;
	return true;
}

/** Whether both are called the same, a slip in a long word aside. */
function isCalledAlike(a: ReadyName, b: ReadyName): boolean {
	if (a.given === '' || b.given === '') return false;
	if (a.given === b.given || pairOf(a.given, b.given) === 'long') return true;
	return (a.sounds?.given.length ?? 0) > 1 && a.sounds?.given === b.sounds?.given;
}

/** Whether a word carries other diacritics in one name than in the other. A name without any was typed without them. */
const marksDiffer = (a: ReadyName, b: ReadyName) =>
	isMarked(a) && isMarked(b) && [...a.marks].some(([key, marks]) => (b.marks.get(key) ?? marks) !== marks);

const isMarked = ({ marks }: ReadyName) => [...marks.values()].some((one) => one !== '');

const markedWords = (name: string) =>
	new Map(
		name
			.toLowerCase()
			.split(/\s+/)
			.map((word) => [searchKey(word), (word.normalize('NFD').match(/[\u0300-\u036fđ]/g) ?? []).sort().join('')])
	);
