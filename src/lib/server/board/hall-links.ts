import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { LinkState } from '$lib/helpers/link-state';
import { tokenHash } from '../auth/token';
import { hallLinks } from '../db/schema/hall-links';
import { env } from '../env';
import { inTokenScope, type Tx } from '../scope';
import { unsealed } from '../sealing';

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

/** Which drive a screen shows, and whether it does so now; `null` when there is no such link. */
export async function hallDrive(token: string): Promise<{ driveId: string; state: LinkState } | null> {
	const { rows } = await inTokenScope(tokenHash(token), (tx) =>
		tx.execute<{ driveId: string; state: LinkState }>(sql`select drive_id as "driveId", state from giot_hall_link()`)
	);
	return rows[0] ?? null;
}
