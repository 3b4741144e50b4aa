import type { HelperAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';

type About = { action: HelperAction; objectType: 'helper_link' | 'hall_link' | 'account'; objectId: string };

/** Adds an audit entry about a drive's links or devices. */
export async function auditHelpers(tx: Tx, actor: Actor, drive: OfDrive, about: About): Promise<void> {
	const { id: driveId, provinceCode, clubId } = drive;
	await recordAudit(tx, actor, { ...about, driveId, provinceCode, clubId });
}
