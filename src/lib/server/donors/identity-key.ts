import { createHmac } from 'node:crypto';
import { derivedKey, seal, unseal } from '../sealing';

/** Encrypts an identity number for one donor. It cannot be read under another donor's id. */
export const encryptIdentity = (number: string, donorId: string) => seal('identity encrypt', number, donorId);

/** Reads what `encryptIdentity` wrote; throws when the key, the donor or a single bit differs. */
export const decryptIdentity = (stored: Buffer, donorId: string) => unseal('identity encrypt', stored, donorId);

/** The keyed hash of a whole normalised number, for exact matching. */
export function identityHash(number: string): Buffer {
	return createHmac('sha256', derivedKey('identity match-whole')).update(number).digest();
}

/** The keyed hash of the last four characters of a normalised number, to find candidates. */
export function lastFourHash(number: string): Buffer {
	return createHmac('sha256', derivedKey('identity match-last-four')).update(number.slice(-4)).digest();
}
