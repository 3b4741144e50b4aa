import { eq, sql } from 'drizzle-orm';
import type { RegistrationState } from '$lib/drives/registration-state';
import type { Override } from '$lib/registrations/override-reason';
import { plannedOnce } from '../db/planned-once';
import { registrations } from '../db/schema/registrations';
import type { Tx } from '../scope';
import { recordStep, type Moving } from './record-step';
import { slotWithRoom } from '../sign-ups/slot-with-room';

/** A place for a person whom nothing keeps away, or an `override`; `existing` is a registration that is taken up again, without its old decision. */
export type Place = Moving & {
	donorId: string;
	existing: { id: string; state: RegistrationState; overrideReason: string | null } | null;
	restPeriod: string;
	override: Override | null;
};

/** Writes the registration, its event and the audit entry; the triggers count the place. Returns the registration's id. */
export async function takePlace(tx: Tx, place: Place): Promise<string> {
	const { existing, override } = place;
	const registrationId = existing ? await resume(tx, existing.id, place) : await insertRegistration(tx, place);
	if (override) await decide(tx, registrationId, override);
	const hadOne = existing !== null && existing.overrideReason !== null;
	const decision = (override || hadOne) && { override };
	await recordStep(tx, registrationId, place, { from: existing?.state ?? null, to: 'registered', ...decision });
	return registrationId;
}

/** Written after the place, which another plan of that person refuses as it does without a decision. */
async function decide(tx: Tx, id: string, { reason, by }: Override): Promise<void> {
	await tx.update(registrations).set({ overrideReason: reason, overrideBy: by }).where(eq(registrations.id, id));
}

async function insertRegistration(tx: Tx, { actor, drive, donorId, restPeriod, operationId, now }: Place) {
	const row = {
		driveId: drive.id,
		provinceCode: drive.provinceCode,
		clubId: drive.clubId,
		donorId,
		state: 'registered',
		source: drive.status === 'open' ? 'desk' : 'walk_in',
		restPeriod,
		registeredAt: now,
		registeredBy: actor.accountId,
		operationId,
		occurredAt: now
	};
	const added = tx.insert(registrations).values(row).returning({ id: registrations.id });
	const [inserted] = await plannedOnce(added);
	if (!inserted) throw new Error('The new registration did not come back');
	return inserted.id;
}

async function resume(tx: Tx, id: string, { actor, restPeriod, operationId, now }: Place): Promise<string> {
	await tx
		.update(registrations)
		.set({
			state: 'registered',
			slotId: slotWithRoom,
			restPeriod,
			overrideReason: null,
			overrideBy: null,
			registeredAt: now,
			registeredBy: actor.accountId,
			operationId,
			occurredAt: now,
			version: sql`${registrations.version} + 1`
		})
		.where(eq(registrations.id, id));
	return id;
}
