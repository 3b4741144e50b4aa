import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a key derived from `IDENTITY_KEY` is for: one key never tells anything about another. */
export type SealedThing =
	| 'identity encrypt'
	| 'import'
	| 'outbox'
	| 'totp'
	| 'helper link'
	| 'hall link'
	| 'group link'
	| 'calendar feed'
	| 'dhis2'
	| 'notice'
	| 'operation';

/** The 32-byte key of a purpose. */
export function derivedKey(purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', env().IDENTITY_KEY, '', `giot-hong ${purpose}`, 32));
}

/** Encrypts a text for one row: format, nonce, tag, ciphertext (AES-256-GCM). It cannot be read under another row's id. */
export function seal(thing: SealedThing, text: string, rowId: string): Buffer {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', derivedKey(thing), nonce, { authTagLength: TAG_BYTES });
	cipher.setAAD(Buffer.from(rowId));
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), sealed]);
}

/** Reads what `seal` wrote; throws when the key, the row or a single bit differs. */
export function unseal(thing: SealedThing, stored: Buffer, rowId: string): string {
	if (stored[0] !== FORMAT) throw new Error('Unknown format of a sealed text');
	const tagAt = 1 + NONCE_BYTES;
	const sealedAt = tagAt + TAG_BYTES;
	const nonce = stored.subarray(1, tagAt);
	const opener = createDecipheriv('aes-256-gcm', derivedKey(thing), nonce, { authTagLength: TAG_BYTES });
	opener.setAAD(Buffer.from(rowId));
	opener.setAuthTag(stored.subarray(tagAt, sealedAt));
	return Buffer.concat([opener.update(stored.subarray(sealedAt)), opener.final()]).toString('utf8');
}

/** The same, or null where it cannot be read: after the key of the installation was lost. */
export function unsealed(...sealed: Parameters<typeof unseal>): string | null {
	try {
		return unseal(...sealed);
	} catch {
		return null;
	}
}
