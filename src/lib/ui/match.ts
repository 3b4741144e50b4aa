/** A piece of a text, and whether the search found it. */
export type Piece = { text: string; hit: boolean };

/** Lower case, without Latin diacritics, đ as d; one letter stays one letter, Lao stays as it is. */
const fold = (letter: string) =>
	letter
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace('đ', 'd')
		.charAt(0) || letter;

const foldAll = (text: string) => Array.from(text.normalize('NFC'), fold).join('');

const wordsOf = (text: string) =>
	foldAll(text)
		.split(/[\s,.·-]+/)
		.filter(Boolean);

/** Whether every word of the query begins a word of the text, in any order. Lao, written without spaces, matches inside. */
export function matches(text: string, query: string): boolean {
	const words = wordsOf(text);
	const whole = foldAll(text);
	return wordsOf(query).every(
		(part) => words.some((word) => word.startsWith(part)) || (isLao(part) && whole.includes(part))
	);
}

const isLao = (text: string) => /[\u0e80-\u0eff]/.test(text);

/** The text cut where the query's words were found, for showing what matched. */
export function pieces(text: string, query: string): Piece[] {
	const letters = Array.from(text.normalize('NFC'));
	const folded = letters.map(fold).join('');
	const hit = letters.map(() => false);
	for (const part of wordsOf(query)) {
		const at = isLao(part) ? folded.indexOf(part) : wordStart(folded, part);
		if (at >= 0) hit.fill(true, at, at + part.length);
	}
	return joined(letters, hit);
}

function wordStart(folded: string, part: string): number {
	for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1))
		if (at === 0 || /[\s,.·-]/.test(folded.charAt(at - 1))) return at;
	return -1;
}

function joined(letters: string[], hit: boolean[]): Piece[] {
	const found: Piece[] = [];
	letters.forEach((letter, index) => {
		const last = found.at(-1);
		if (last && last.hit === hit[index]) last.text += letter;
		else found.push({ text: letter, hit: hit[index] ?? false });
	});
	return found;
}
