import { lastFour } from '$lib/donors/identity';
import type { DonorRow } from './donor-row';
import { decryptIdentity } from './identity-key';

/** The paper on file as far as it is ever shown: its kind and the last four characters; `null` without one. */
export function knownPaper({ id, idKind, idNumberEncrypted }: DonorRow): { kind: string; lastFour: string } | null {
	if (idKind === null || idNumberEncrypted === null) return null;
	return { kind: idKind, lastFour: lastFour(decryptIdentity(idNumberEncrypted, id)) };
}
