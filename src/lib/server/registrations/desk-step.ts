import { and, eq } from 'drizzle-orm';
import { canBecome, holdsPlace, type RegistrationState } from '$lib/drives/registration-state';
import { recordsOutcomes } from '$lib/drives/status';
import type { OutcomeRefusal } from '$lib/registrations/refusals';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { type registrationEvents, registrations } from '../db/schema/registrations';
import type { DonorRow } from '../donors/donor-row';
import { lockDonor } from '../donors/queries';
import { lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { eventOfOperation } from './operation';
import { recordStep, type Step } from './record-step';
import { orRefused } from './refusal-of-constraint';
import { slotWithRoom } from '../sign-ups/slot-with-room';

/** What every act at the desk says: which registration, which version was seen, and the key of a repeatable sending. */
export type StepInput = { registrationId: string; version: number; operationId: string };

/** Somebody who acts on a registration of a drive. */
export type Acting<Input extends StepInput = StepInput> = { actor: Actor; driveId: string; input: Input; now: Date };

/** Where a registration stands after an act; what the undo bar needs. */
export type Stepped = { registrationId: string; version: number; state: RegistrationState };

/** A command of the desk. */
export type DeskCommand<Input extends StepInput> = (
	tx: Tx,
	acting: Acting<Input>
) => Promise<Result<Stepped, OutcomeRefusal>>;

/** A registration with its state. */
type Registration = Omit<typeof registrations.$inferSelect, 'state'> & { state: RegistrationState };

/** Whether what was recorded under a key says the same as what is sent under it now. */
export type IsSame = (event: StepEvent, registration: Registration) => boolean;

/** A change of state as it was recorded. */
export type StepEvent = typeof registrationEvents.$inferSelect;

/** A step that may be taken, with everything it needs locked; or one that was taken before under the same key. */
export type Desk = { drive: Drive; registration: Registration; repeated: boolean };

/**
 * Locks the drive, then the registration (always in this order), and checks what holds for every act: the key, the drive's
 * state and the version. `isRepetition` compares an earlier event under the same key with what is asked now.
 */
export async function openDesk(
	tx: Tx,
	{ driveId, input }: Acting,
	isRepetition: IsSame
): Promise<Result<Desk, OutcomeRefusal>> {
	const drive = await lockDrive(tx, driveId);
	const registration = await lockRegistration(tx, driveId, input.registrationId);
	if (!drive || !registration) return refused('registration_not_found');
	const earlier = await eventOfOperation(tx, input.operationId);
	if (earlier) {
		const same = earlier.registrationId === registration.id && isRepetition(earlier, registration);
		return same ? done({ drive, registration, repeated: true }) : refused('operation_reused');
	}
	if (registration.version !== input.version) return refused('stale_version', { state: registration.state });
	return done({ drive, registration, repeated: false });
}

/**
 * Opens the desk for what became of somebody. A repetition is let through; anything else only where the registration can
 * come to this outcome and, unless `early`, where the drive is under way or over. `isSame` compares what the step said besides.
 */
export async function openForOutcome(
	tx: Tx,
	acting: Acting,
	to: RegistrationState,
	{ early = false, isSame = () => true }: { early?: boolean; isSame?: IsSame } = {}
): Promise<Result<Desk, OutcomeRefusal>> {
	const opened = await openDesk(tx, acting, (event, registration) => {
		return event.toState === to && event.undoes === null && isSame(event, registration);
	});
	if (!opened.ok || opened.value.repeated) return opened;
	const { drive, registration } = opened.value;
	if (!early && !recordsOutcomes(drive.status)) return refused('drive_not_running');
	const { state } = registration;
	return canBecome(state, to) ? opened : refused('wrong_state', { state });
}

/** Moves the registration and records event and audit entry; the database has the last word on places and intervals. */
export async function takeStep(
	tx: Tx,
	{ drive, registration }: Desk,
	{ actor, input, now }: Acting,
	step: Omit<Step, 'from'>
): Promise<Result<Stepped, OutcomeRefusal>> {
	const { state: from, id } = registration;
	const full = drive.capacity !== null && drive.placesTaken >= drive.capacity;
	const takesPlace = !holdsPlace(from) && holdsPlace(step.to);
	if (full && takesPlace) return refused('drive_full', { capacity: drive.capacity ?? 0 });

	const version = registration.version + 1;
	const { to: state, override } = step;
	const decided = override !== undefined && {
		overrideReason: override?.reason ?? null,
		overrideBy: override?.by ?? null
	};
	const update = tx
		.update(registrations)
		.set({ state, version, offerUntil: null, ...decided, ...(takesPlace && { slotId: slotWithRoom }) })
		.where(eq(registrations.id, id));
	const moved = await orRefused(update.then(() => null));
	if (moved) return moved;
	await recordStep(tx, id, { actor, drive, operationId: input.operationId, now }, { from, ...step });
	return done({ registrationId: id, version, state });
}

/** What a repeated sending gets: where the registration stands now. */
export function asItStands({ registration: { id, version, state } }: Desk): Result<Stepped, never> {
	return done({ registrationId: id, version, state });
}

/** The donor of the registration, locked, because donations of one person look at each other. */
export async function lockDeskDonor(tx: Tx, { registration }: Desk): Promise<DonorRow | null> {
	return registration.donorId === null ? null : lockDonor(tx, registration.donorId);
}

async function lockRegistration(tx: Tx, driveId: string, id: string): Promise<Registration | null> {
	const [row] = await tx
		.select()
		.from(registrations)
		.where(and(eq(registrations.id, id), eq(registrations.driveId, driveId)))
		.for('update');
	return (row as Registration | undefined) ?? null;
}
