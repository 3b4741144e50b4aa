import { and, eq, isNull, or, type SQL } from 'drizzle-orm';
import { KEPT_KINDS, type KeptKind } from '$lib/notices/notice';
import { noticeSettings } from '../db/schema/notices';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';

/** What is told by itself. */
export type Switches = Record<KeptKind, boolean>;

const columns = { reminder: noticeSettings.reminder, thanks: noticeSettings.thanks, again: noticeSettings.again };

const ofOwner = ({ provinceCode, clubId }: OwnedByClub): SQL | undefined =>
	and(
		eq(noticeSettings.provinceCode, provinceCode),
		clubId === null ? isNull(noticeSettings.clubId) : eq(noticeSettings.clubId, clubId)
	);

/** What is told by itself of the drives of a club or an office: nothing that either of them switched off. */
export async function switchesOf(tx: Tx, { provinceCode, clubId }: OwnedByClub): Promise<Switches> {
	const rows = await tx
		.select(columns)
		.from(noticeSettings)
		.where(or(ofOwner({ provinceCode, clubId }), ofOwner({ provinceCode, clubId: null })));
	const on = (kind: KeptKind) => rows.every((row) => row[kind]);
	return { reminder: on('reminder'), thanks: on('thanks'), again: on('again') };
}

/** The switches of each owner in scope, asked once for all, with their version: 0 where nobody touched them yet. */
export async function storedSwitches(tx: Tx): Promise<(owner: OwnedByClub) => Switches & { version: number }> {
	const { version, provinceCode, clubId } = noticeSettings;
	const rows = await tx.select({ ...columns, version, provinceCode, clubId }).from(noticeSettings);
	return (owner) => {
		const found = rows.find((row) => row.provinceCode === owner.provinceCode && row.clubId === owner.clubId);
		if (!found) return { ...everythingOn, version: 0 };
		return { reminder: found.reminder, thanks: found.thanks, again: found.again, version: found.version };
	};
}

const everythingOn = Object.fromEntries(KEPT_KINDS.map((kind) => [kind, true])) as Switches;
