import { createPrivateKey, type KeyObject } from 'node:crypto';
import { derivedKey } from './sealing';

/** What stands before the 32 bytes of an Ed25519 key in its usual wrapping (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key with which this installation signs for a purpose, derived from `IDENTITY_KEY`: nothing more is to be kept safe. */
export function signingKey(purpose: 'archive signing' | 'exchange signature'): KeyObject {
	const der = Buffer.concat([PRIVATE_HEAD, derivedKey(purpose)]);
	return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
