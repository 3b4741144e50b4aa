import { and, eq, inArray } from 'drizzle-orm';
import { canResume, type RegistrationState } from '$lib/drives/registration-state';
import { registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** Who of these donors has a place at a drive that is not given up, as far as the actor sees it. */
export async function registeredAt(tx: Tx, driveId: string, donorIds: readonly string[]): Promise<Set<string>> {
	if (donorIds.length === 0) return new Set();
	const rows = await tx
		.select({ donorId: registrations.donorId, state: registrations.state })
		.from(registrations)
		.where(and(eq(registrations.driveId, driveId), inArray(registrations.donorId, [...donorIds])));
	const standing = rows.filter(({ state }) => !canResume(state as RegistrationState));
	return new Set(standing.flatMap(({ donorId }) => donorId ?? []));
}
