import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another when read from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A first password to hand over: 20 characters in groups of four, about 99 bits. */
export function firstPassword(): string {
	const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return Array.from({ length: 5 }, group).join('-');
}
