import { createPublicKey, sign, verify } from 'node:crypto';
import { signingKey } from '../signing-key';

/** What stands before the 32 bytes of a public Ed25519 key in its usual wrapping (RFC 8410). */
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The public key of this installation: 32 bytes in hexadecimal, to be given to the other side in another way than the archive. */
export function installationKey(): string {
	const der = createPublicKey(signingKey('exchange signature')).export({ format: 'der', type: 'spki' });
	return der.subarray(PUBLIC_HEAD.length).toString('hex');
}

/** The Ed25519 signature of this installation, in hexadecimal. */
export function signed(bytes: Uint8Array): string {
	return sign(null, bytes, signingKey('exchange signature')).toString('hex');
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
