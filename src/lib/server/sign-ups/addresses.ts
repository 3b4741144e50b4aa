import { env } from '../env';
import { ownToken } from './own-link';

/** The public address of the list of drives that everybody may find. */
export function givingAddress(): string {
	return `${env().PUBLIC_ADDRESS}/give`;
}

/** The short public address of a drive, by its code; with the token of a group it is that group's own. */
export function driveAddress(code: string, groupToken?: string): string {
	return `${env().PUBLIC_ADDRESS}/d/${code}${groupToken ? `?group=${groupToken}` : ''}`;
}

/** The public address of somebody's own place. */
export function ownAddress(applicantId: string): string {
	return `${env().PUBLIC_ADDRESS}/place/${ownToken(applicantId)}`;
}
