import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { derivedKey } from '../sealing';

/** What stands before the 32 bytes of an Ed25519 key in its usual wrapping (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Signing began with the exchange. Another name would be another key, which nobody trusts yet. */
const PURPOSE = 'exchange signature';

/** The key with which this installation signs, derived from `IDENTITY_KEY`: nothing more is to be kept safe. */
function signingKey(): KeyObject {
	const der = Buffer.concat([PRIVATE_HEAD, derivedKey(PURPOSE)]);
	return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The public key of this installation: 32 bytes in hexadecimal, to be given to others in another way than an archive. */
export function installationKey(): string {
	const der = createPublicKey(signingKey()).export({ format: 'der', type: 'spki' });
	return der.subarray(PUBLIC_HEAD.length).toString('hex');
}

/** The Ed25519 signature of this installation, in hexadecimal. */
export function signed(bytes: Uint8Array): string {
	return sign(null, bytes, signingKey()).toString('hex');
}

/** Whether the holder of a key signed these bytes. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
	const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'hex')]);
	try {
		return verify(
			null,
			bytes,
			createPublicKey({ key: der, format: 'der', type: 'spki' }),
			Buffer.from(signature, 'hex')
		);
	} catch {
		return false;
	}
}
