import { and, eq } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { AssignInput } from '$lib/team/team-forms';
import { overlap, type ShiftState, type ShiftTime } from '$lib/team/team';
import type { TeamRefusal } from '$lib/team/team-words';
import type { Actor } from '../actor';
import { driveShifts } from '../db/schema/team';
import { auditPlan } from '../drives-plan/audit-plan';
import type { OfDrive } from '../policy';
import { takeTurns, type Tx } from '../scope';
import { placesOf } from './places-of';
import { volunteersFor } from './queries';
import { addVolunteer } from './save-volunteer';

type StoredShift = typeof driveShifts.$inferSelect;
type Assigning = { drive: OfDrive; input: AssignInput };
type Refusal = TeamRefusal | 'volunteer_busy';

/**
 * Gives a place to somebody who is known to the drive's club, to somebody new, or to nobody. Refuses whoever stands elsewhere at that time
 * until it is said that they get it anyway: `details` say at which drive, from when to when.
 */
export async function assign(tx: Tx, actor: Actor, assigning: Assigning): Promise<Result<null, Refusal>> {
	const { drive, input } = assigning;
	const shift = await lockShift(tx, drive, input.shiftId);
	if (!shift || shift.role === 'medical') return refused('shift_gone');
	if (shift.version !== input.version) return refused('stale_version');
	const volunteerId = await whom(tx, actor, assigning);
	if (volunteerId === undefined) return refused('volunteer_gone');
	if (volunteerId !== null && !input.anyway) {
		const busy = await elsewhere(tx, volunteerId, shift);
		if (busy) return refused('volunteer_busy', { volunteerId, ...busy });
	}
	await write(tx, shift, { volunteerId, state: volunteerId === null ? 'needed' : 'asked' });
	await auditPlan(tx, actor, drive, 'plan.shift_assigned');
	return done(null);
}

/** Records what somebody who has a place said, or the centre of its staff. Refuses a place that nobody has. */
export async function answer(
	tx: Tx,
	actor: Actor,
	{ drive, input }: { drive: OfDrive; input: { shiftId: string; version: number; state: ShiftState } }
): Promise<Result<null, TeamRefusal>> {
	const shift = await lockShift(tx, drive, input.shiftId);
	if (!shift) return refused('shift_gone');
	if (shift.version !== input.version) return refused('stale_version');
	if (shift.role !== 'medical' && shift.volunteerId === null) return refused('nobody_there');
	await write(tx, shift, { state: input.state });
	await auditPlan(tx, actor, drive, 'plan.shift_answered');
	return done(null);
}

async function lockShift(tx: Tx, { id }: OfDrive, shiftId: string): Promise<StoredShift | undefined> {
	const [shift] = await tx
		.select()
		.from(driveShifts)
		.where(and(eq(driveShifts.id, shiftId), eq(driveShifts.driveId, id)))
		.for('update');
	return shift;
}

/** The volunteer that was chosen or typed; `null` where nobody was, undefined where somebody is not to be had. */
async function whom(tx: Tx, actor: Actor, { drive, input }: Assigning): Promise<string | null | undefined> {
	if (input.volunteerId !== '') return (await volunteersFor(tx, drive)).find(({ id }) => id === input.volunteerId)?.id;
	if (input.newName === '') return null;
	const person = { fullName: input.newName, phone: input.newPhone, note: '' };
	return (await addVolunteer(tx, actor, { owner: drive, input: person })).id;
}

/** Where else somebody stands at that time. Two who give them a place at once take turns. */
async function elsewhere(tx: Tx, volunteerId: string, shift: StoredShift) {
	await takeTurns(tx, `volunteer ${volunteerId}`);
	const places = await placesOf(tx, volunteerId, shift.heldOn);
	const other = places.find((place) => place.shiftId !== shift.id && overlap(place, shift as ShiftTime));
	return other && { drive: other.drive, startsAt: other.startsAt, endsAt: other.endsAt };
}

async function write(tx: Tx, { id, version }: StoredShift, values: Partial<StoredShift>): Promise<void> {
	await tx
		.update(driveShifts)
		.set({ ...values, version: version + 1 })
		.where(eq(driveShifts.id, id));
}
