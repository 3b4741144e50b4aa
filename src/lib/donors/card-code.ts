import { usualDigits } from '../time/digits';

/** Crockford's 32 characters: no I, L, O, which look like digits, and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 11;
const SCANNED = 'GH:';

/**
 * The code of a card as it is stored, read as somebody types it or a scanner sends it: any case, spaces and dashes anywhere, O for 0,
 * I and L for 1. `null` for anything else, a wrong check character included.
 */
export function readCardCode(text: string): string | null {
	const bare = usualDigits(text)
		.toUpperCase()
		.replace(/[\s\p{Pd}]/gu, '');
	const code = (bare.startsWith(SCANNED) ? bare.slice(SCANNED.length) : bare).replace(/O/g, '0').replace(/[IL]/g, '1');
	const values = Array.from(code, (character) => ALPHABET.indexOf(character));
	return values.length === LENGTH && !values.includes(-1) && rest(values) === 0 ? code : null;
}

/** A stored code as a card shows it: `K7Q2-M9XW-TBZ`. */
export function formatCardCode(code: string): string {
	return code.replace(/^(.{4})(.{4})/, '$1-$2-');
}

/** What the QR code of a card says: whose system it is of, and the code alone. */
export function scannedCard(code: string): string {
	return SCANNED + code;
}

/** The values as a polynomial over GF(32) at the field's generator: 0 of a right code, as `giot_new_card_code` makes them. */
function rest(values: number[]): number {
	return values.reduce((sum, value) => (sum << 1) ^ (sum > 15 ? 0b100101 : 0) ^ value, 0);
}
