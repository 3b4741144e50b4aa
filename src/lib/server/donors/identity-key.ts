import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Purpose = 'encrypt' | 'match-whole' | 'match-last-four';

/** A key of its own for each purpose, so that one hash never tells anything about another or about the ciphertext. */
function keyFor(purpose: Purpose): Buffer {
	return Buffer.from(hkdfSync('sha256', env().IDENTITY_KEY, '', `giot-hong identity ${purpose}`, 32));
}

/** Encrypts an identity number for one donor: format, nonce, tag, ciphertext. It cannot be read under another donor's id. */
export function encryptIdentity(number: string, donorId: string): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyFor('encrypt'), nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(Buffer.from(donorId));
	const sealed = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()]);
	return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), sealed]);
}

/** Reads what `encryptIdentity` wrote; throws when the key, the donor or a single bit differs. */
export function decryptIdentity(stored: Buffer, donorId: string): string {
	if (stored[0] !== FORMAT) throw new Error('Unknown format of an encrypted identity number');
	const tagAt = 1 + NONCE_BYTES;
	const sealedAt = tagAt + TAG_BYTES;
	const nonce = stored.subarray(1, tagAt);
	const opener = createDecipheriv('aes-256-gcm', keyFor('encrypt'), nonce, { authTagLength: TAG_BYTES });
	opener.setAAD(Buffer.from(donorId));
	opener.setAuthTag(stored.subarray(tagAt, sealedAt));
	return Buffer.concat([opener.update(stored.subarray(sealedAt)), opener.final()]).toString('utf8');
}

/** The keyed hash of a whole normalised number, for exact matching. */
export function identityHash(number: string): Buffer {
	return createHmac('sha256', keyFor('match-whole')).update(number).digest();
}

/** The keyed hash of the last four characters of a normalised number, to find candidates. */
export function lastFourHash(number: string): Buffer {
	return createHmac('sha256', keyFor('match-last-four')).update(number.slice(-4)).digest();
}
