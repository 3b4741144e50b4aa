import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { LinkState } from '$lib/helpers/link-state';
import type { MakeLinkRefusal } from '$lib/helpers/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { newToken, tokenHash } from '../auth/token';
import { hallLinks } from '../db/schema/hall-links';
import type { Drive } from '../drives/queries';
import { env } from '../env';
import { auditHelpers } from '../helpers/audit-helpers';
import { whyNoLink } from '../helpers/make-link';
import type { OfDrive } from '../policy';
import { inTokenScope, type Tx } from '../scope';
import { seal, unsealed } from '../sealing';

/** A screen's link as those who plan its drive see it. `address` is null where it cannot be shown again. */
export type HallLink = { id: string; label: string; createdAt: Date; state: LinkState; address: string | null };

/** The links of a drive for screens, the newest first; none for those who do not plan it. */
export async function hallLinksOf(tx: Tx, driveId: string): Promise<HallLink[]> {
	const state = sql<LinkState>`(select giot_hall_link_state(hall_links, d) from drives d where d.id = ${hallLinks.driveId})`;
	const rows = await tx
		.select({ ...getTableColumns(hallLinks), state })
		.from(hallLinks)
		.where(eq(hallLinks.driveId, driveId))
		.orderBy(desc(hallLinks.id));
	return rows.map(({ id, label, createdAt, state, tokenSealed }) => {
		const token = unsealed('hall link', tokenSealed, id);
		return { id, label, createdAt, state, address: token && `${env().PUBLIC_ADDRESS}/hall/${token}` };
	});
}

type Making = { actor: Actor; drive: Drive; label: string; now: Date };

/** Makes a link for a screen of a drive that is still to be held, on a day that is known. */
export async function makeHallLink(
	tx: Tx,
	{ actor, drive, label, now }: Making
): Promise<Result<{ linkId: string }, MakeLinkRefusal>> {
	const refusal = whyNoLink(drive, now);
	if (refusal) return refused(refusal);
	const [id, token] = [v7(), newToken()];
	const secret = { tokenHash: tokenHash(token), tokenSealed: seal('hall link', token, id) };
	await tx.insert(hallLinks).values({ id, driveId: drive.id, label, ...secret, createdBy: actor.accountId });
	await auditHelpers(tx, actor, drive, { action: 'hall_link.made', objectType: 'hall_link', objectId: id });
	return done({ linkId: id });
}

type Revoking = { actor: Actor; drive: OfDrive; linkId: string; now: Date };

/** Takes a screen's link back; one that was taken back before stays so. False when the drive has no such link. */
export async function revokeHallLink(tx: Tx, { actor, drive, linkId, now }: Revoking): Promise<boolean> {
	const itself = and(eq(hallLinks.id, linkId), eq(hallLinks.driveId, drive.id));
	const stands = and(itself, isNull(hallLinks.revokedAt));
	const revoked = await tx.update(hallLinks).set({ revokedAt: now, revokedBy: actor.accountId }).where(stands);
	if (!revoked.rowCount) return (await tx.select({ id: hallLinks.id }).from(hallLinks).where(itself)).length > 0;
	await auditHelpers(tx, actor, drive, { action: 'hall_link.revoked', objectType: 'hall_link', objectId: linkId });
	return true;
}

/** Which drive a screen shows, and whether it does so now; `null` when there is no such link. */
export async function hallDrive(token: string): Promise<{ driveId: string; state: LinkState } | null> {
	const { rows } = await inTokenScope(tokenHash(token), (tx) =>
		tx.execute<{ driveId: string; state: LinkState }>(sql`select drive_id as "driveId", state from giot_hall_link()`)
	);
	return rows[0] ?? null;
}
