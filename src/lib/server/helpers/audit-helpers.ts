import type { HelperAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';
import type { LinkKind } from './link-kinds';

type About = { action: HelperAction; objectType: LinkKind | 'account'; objectId: string };

/** Adds an audit entry about a drive's links or devices. */
export async function auditHelpers(tx: Tx, actor: Actor, drive: OfDrive, about: About): Promise<void> {
	const { id: driveId, provinceCode, clubId } = drive;
	await recordAudit(tx, actor, { ...about, driveId, provinceCode, clubId });
}
