import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { KeptKind } from '$lib/notices/notice';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { noticeSettings } from '../db/schema/notices';
import type { OwnedByClub } from '../policy';
import type { Tx } from '../scope';

type Switching = { owner: OwnedByClub; kind: KeptKind; on: boolean };

/** Says whether something is told by itself of the drives of a club, or of all of a province. */
export async function switchNotice(tx: Tx, actor: Actor, { owner, kind, on }: Switching): Promise<void> {
	const { provinceCode, clubId } = owner;
	await tx
		.insert(noticeSettings)
		.values({ id: v7(), provinceCode, clubId, [kind]: on })
		.onConflictDoUpdate({
			target: [noticeSettings.provinceCode, noticeSettings.clubId],
			set: { [kind]: on, version: sql`${noticeSettings.version} + 1` }
		});
	await recordAudit(tx, actor, {
		action: on ? 'notices.switched_on' : 'notices.switched_off',
		objectType: clubId ? 'club' : 'province',
		objectId: clubId ?? provinceCode,
		provinceCode,
		clubId,
		fields: [kind]
	});
}
