import { createHmac, timingSafeEqual } from 'node:crypto';
import { tokenHash } from '../auth/token';
import { env } from '../env';
import { derivedKey } from '../sealing';
import type { Tx } from '../scope';
import { signUpsOf } from '../sign-ups/queries';

/** The public address on which everybody at a drive may say how it was; it follows from the drive's short code, with a key of the house. */
export async function hallLink(tx: Tx, driveId: string): Promise<string> {
	const { code } = await signUpsOf(tx, driveId);
	return hallAddress(code);
}

/**
 * The same for one person, and good for one answer, by the short code of the drive. `nonce` is a token by chance, which is kept nowhere: who sends the link hands it in and forgets it.
 * Only its hash is noted once it is used.
 */
export function feedbackLink(code: string, nonce: string): string {
	return `${hallAddress(code)}?once=${nonce}.${sealOf(`${code} ${nonce}`)}`;
}

function hallAddress(code: string): string {
	return `${env().PUBLIC_ADDRESS}/feedback/${code}-${sealOf(code)}`;
}

/** A link as it was followed: the code of the drive, and the hash of what is good for one answer. */
export type FollowedLink = { code: string; once: string | null };

/** Reads a link; null where it is none of ours. */
export function followedLink(token: string, once: string | null): FollowedLink | null {
	const [, code = '', seal = ''] = /^([a-z0-9]{1,40})-([\w-]{22})$/.exec(token) ?? [];
	if (!isSealOf(code, seal)) return null;
	if (once === null) return { code, once: null };
	const [, nonce = '', sealed = ''] = /^([\w-]{20,100})\.([\w-]{22})$/.exec(once) ?? [];
	return isSealOf(`${code} ${nonce}`, sealed) ? { code, once: tokenHash(`${code} ${nonce}`) } : null;
}

function sealOf(text: string): string {
	return createHmac('sha256', derivedKey('feedback link')).update(text).digest().subarray(0, 16).toString('base64url');
}

function isSealOf(text: string, seal: string): boolean {
	const [own, given] = [Buffer.from(sealOf(text)), Buffer.from(seal)];
	return own.length === given.length && timingSafeEqual(own, given);
}
