import { createHmac } from 'node:crypto';
import { derivedKey } from '../sealing';

/**
 * The token of the link by which somebody looks after their own place. It follows from who signed up, with a key of
 * the house: sending a form twice leads to the same place, and a later letter can name the link that is stored as a hash only.
 */
export function ownToken(applicantId: string): string {
	return createHmac('sha256', derivedKey('sign-up link')).update(applicantId).digest('base64url');
}
