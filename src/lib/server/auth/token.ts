import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another when read from paper. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What the database keeps of a token: SHA-256 in hex. */
export function tokenHash(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** A token for a link: 256 bits, 43 characters that need no escaping in an address. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** A code to be read out or written down: `groups` of four characters, about 20 bits each. */
export function readableCode(groups: number): string {
	const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
	return Array.from({ length: groups }, group).join('-');
}

/** A readable code as it was typed, with or without its hyphens, in either case. */
export function tidyCode(typed: string): string {
	const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
	return bare.match(/.{1,4}/g)?.join('-') ?? '';
}
