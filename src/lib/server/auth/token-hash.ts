import { createHash } from 'node:crypto';

/** What the database keeps of a session token: SHA-256 in hex. */
export function tokenHash(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
