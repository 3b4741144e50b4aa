import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { OfDrive, Policy } from '../policy';
import { findDrive, type Drive } from './queries';

/** The drive of the address and the actor, if the policy allows; a foreign drive and a missing one are the same 404. */
export async function requireDrive(event: RequestEvent, policy: Policy<OfDrive>): Promise<Access & { drive: Drive }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findDrive(tx, event.params.driveId ?? ''));
	return { ...access, drive: requireRow(access, found, (drive) => drive, policy) };
}
