/** Lao consonants and the Latin letter they are written with, one for one, once `SAME_SOUND` has had its way with the Latin side. */
const LAO = 'ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວໜໝຼ';
const LATIN = 'kkkgcssyttttnppppppmyllvnml';

/** Ways of writing one sound in Latin letters: Lao names have no agreed romanisation. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
	[/ph|f/g, 'p'],
	[/kh/g, 'k'],
	[/th/g, 't'],
	[/ng/g, 'g'],
	[/nh(?=[aeiou])/g, 'y'],
	[/ch|j/g, 'c'],
	[/x|z/g, 's'],
	[/w/g, 'v'],
	[/r/g, 'l'],
	[/d/g, 't'],
	[/b/g, 'p']
];

/** ຫ before another consonant is not heard. */
const inLatin = (key: string) =>
	key
		.replace(/ຫ(?=[ງຍນມລວຣ]|ຼ)/gu, '')
		.replace(/ຳ/gu, 'ມ')
		.replace(/[ຫຮ]/gu, 'h')
		.replace(/\p{Script=Lao}/gu, (letter) => LATIN[LAO.indexOf(letter)] ?? '');

/**
 * The consonants that are heard in a Lao name, given its `searchKey`: Somphone, Somphon and ສົມພອນ have the same ones. Vowels, doubled
 * letters and blanks are left out; v and y are vowels but at the front of a word, d and t, b and p alike at its end.
 */
export function soundKey(key: string): string {
	const spelled = SAME_SOUND.reduce((text, [pattern, letter]) => text.replace(pattern, letter), inLatin(key));
	return spelled
		.replace(/\B[vy]|h(?=\s|$)/g, '')
		.replace(/[aeiou\s]/g, '')
		.replace(/(.)\1+/gu, '$1');
}
