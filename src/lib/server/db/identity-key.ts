import { createHmac } from 'node:crypto';

/** Where the check value is kept in the table `installation`. */
export const identityKeyRow = 'identity_key_check';

/** A value that tells whether a key is the one that a database's identity numbers were encrypted with, without telling the key. */
export function identityKeyCheck(key: Buffer): string {
	return createHmac('sha256', key).update('giot-hong identity key').digest('base64');
}
