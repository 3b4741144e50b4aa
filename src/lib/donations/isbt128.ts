const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** Where a donation number stands: `plain` carries no check character, so nothing can be said of it. */
export type BagNumberCheck = 'valid' | 'wrong' | 'plain';

/** The check character of an ISBT 128 donation number of 13 characters, by ISO 7064 mod 37-2; `null` for other text. */
export function isbt128CheckCharacter(number: string): string | null {
	if (!/^[A-NP-Z1-9][A-Z0-9]{4}\d{8}$/.test(number)) return null;
	const sum = Array.from(number).reduce((total, character) => ((total + ALPHABET.indexOf(character)) * 2) % 37, 0);
	return ALPHABET[(38 - sum) % 37] ?? null;
}

/** Checks a bag number as printed, blanks and hyphens aside, when it is an ISBT 128 number with its check character. */
export function checkBagNumber(text: string): BagNumberCheck {
	const bare = text.toUpperCase().replace(/[\s-]/g, '');
	const expected = bare.length === 14 ? isbt128CheckCharacter(bare.slice(0, 13)) : null;
	if (expected === null) return 'plain';
	return bare.at(-1) === expected ? 'valid' : 'wrong';
}
