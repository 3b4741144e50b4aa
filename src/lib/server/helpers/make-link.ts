import { v7 } from 'uuid';
import { done, refused, type Result } from '$lib/result';
import { dayIn } from '$lib/time/calendar-date';
import type { MakeLinkRefusal } from '$lib/helpers/refusals';
import type { Actor } from '../actor';
import { newToken, tokenHash } from '../auth/token';
import type { Drive } from '../drives/queries';
import { seal } from '../sealing';
import type { Tx } from '../scope';
import { auditHelpers } from './audit-helpers';
import { LINKS, type LinkKind } from './link-kinds';

/** Why a drive has no use for a link that is good on its days; `null` where it has. */
export function whyNoLink(drive: Drive, now: Date): MakeLinkRefusal | null {
	if (drive.status === 'cancelled') return 'drive_cancelled';
	if (drive.datePrecision !== 'day') return 'day_unknown';
	return drive.endsOn < dayIn(drive.timezone, now) ? 'drive_over' : null;
}

type Making = { kind: LinkKind; actor: Actor; drive: Drive; label: string; now: Date };

/** Makes a link of a drive that is still to be held, on a day that is known. */
export async function makeLink(
	tx: Tx,
	{ kind, actor, drive, label, now }: Making
): Promise<Result<{ linkId: string }, MakeLinkRefusal>> {
	const refusal = whyNoLink(drive, now);
	if (refusal) return refused(refusal);

	const { table, sealedAs } = LINKS[kind];
	const [id, token] = [v7(), newToken()];
	await tx.insert(table).values({
		id,
		driveId: drive.id,
		label,
		tokenHash: tokenHash(token),
		tokenSealed: seal(sealedAs, token, id),
		createdBy: actor.accountId
	});
	await auditHelpers(tx, actor, drive, { action: `${kind}.made`, objectType: kind, objectId: id });
	return done({ linkId: id });
}
