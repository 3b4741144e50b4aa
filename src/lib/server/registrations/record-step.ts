import type { RegistrationState } from '$lib/drives/registration-state';
import type { Override } from '$lib/registrations/override-reason';
import { recordAudit, type Doer } from '../audit/record';
import { plannedOnce } from '../db/planned-once';
import { registrationEvents } from '../db/schema/registrations';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';

/** Who moves a registration of which drive, when and under which key; an empty key is none. */
export type Moving = { actor: Doer; drive: Drive; operationId: string; now: Date };

/**
 * Where a registration comes from, `null` when it is new, and goes to; `undoes` is the event that is taken back. `override` is a decision
 * against the rules that comes with the step, `null` one that goes with it.
 */
export type Step = {
	from: RegistrationState | null;
	to: RegistrationState;
	undoes?: string;
	override?: Override | null;
};

/** Records that a registration moved: its event and the audit entry. */
export async function recordStep(
	tx: Tx,
	registrationId: string,
	{ actor, drive, operationId, now }: Moving,
	{ from, to, undoes, override }: Step
): Promise<void> {
	const event = {
		registrationId,
		driveId: drive.id,
		fromState: from,
		toState: to,
		undoes: undoes ?? null,
		overrideReason: override?.reason ?? null,
		by: actor.accountId,
		at: now,
		operationId: operationId || null,
		occurredAt: now
	};
	await plannedOnce(tx.insert(registrationEvents).values(event));
	await recordAudit(tx, actor, {
		action: undoes ? 'registration.undone' : `registration.${to}`,
		objectType: 'registration',
		objectId: registrationId,
		provinceCode: drive.provinceCode,
		clubId: drive.clubId,
		driveId: drive.id,
		...(override !== undefined && { fields: ['overrideReason', 'overrideBy'] })
	});
}
