import type { RequestEvent } from '@sveltejs/kit';
import { requireActor, requireRow, type Access } from '../access';
import type { OfDrive, Policy } from '../policy';
import { findDrive, type Drive } from './queries';

/** The same, or null where `requireDrive` answers 404: for what is kept, or answered, to those whose right is lost. */
export async function atDriveIfAllowed(
	event: RequestEvent,
	policy: Policy<OfDrive>
): Promise<(Access & { drive: Drive }) | null> {
	const access = requireActor(event);
	const drive = await access.scope((tx) => findDrive(tx, event.params.driveId ?? ''));
	return drive && policy(access.actor, drive) ? { ...access, drive } : null;
}

/** The drive of the address and the actor, if the policy allows; a foreign drive and a missing one are the same 404. */
export async function requireDrive(event: RequestEvent, policy: Policy<OfDrive>): Promise<Access & { drive: Drive }> {
	const access = requireActor(event);
	const found = await access.scope((tx) => findDrive(tx, event.params.driveId ?? ''));
	return { ...access, drive: requireRow(access, found, (drive) => drive, policy) };
}
