import { and, eq, sql } from 'drizzle-orm';
import type { Change } from '$lib/drives/changes';
import { done, refused, type Result } from '$lib/result';
import { timeIn } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { registrations } from '../db/schema/registrations';
import { auditDrive } from '../drives/audit-drive';
import { recordChanges } from '../drives/drive-changes';
import { lockDrive, type Drive } from '../drives/queries';
import { orRefused } from '../registrations/refusal-of-constraint';
import type { Tx } from '../scope';
import { followHours, slotsOutside } from './follow-hours';
import { slotsOfDrive, type Slot } from './queries';

type Moving = { actor: Actor; driveId: string; from: string; to: string; now: Date };

/** Moves everybody who was to come in one slot to another one, all or nobody; answers how many. A slot outside the hours goes with its last people. */
export async function moveSlot(
	tx: Tx,
	{ actor, driveId, from, to, now }: Moving
): Promise<Result<number, 'slot_gone' | 'slot_full'>> {
	const drive = await lockDrive(tx, driveId);
	const slots = drive ? await slotsOfDrive(tx, driveId) : [];
	const [leaving, entering] = [from, to].map((id) => slots.find((slot) => slot.id === id));
	if (!drive || !leaving || !entering || leaving.id === entering.id) return refused('slot_gone');
	if (entering.taken + leaving.taken > entering.places) return refused('slot_full');
	const isOutside = (await slotsOutside(tx, drive, now)).some(({ id }) => id === leaving.id);
	const moved = await orRefused(
		tx
			.update(registrations)
			.set({ slotId: entering.id, version: sql`${registrations.version} + 1` })
			.where(and(eq(registrations.driveId, driveId), eq(registrations.slotId, leaving.id)))
			.returning({ id: registrations.id }),
		{ drive_slots_places_check: 'slot_full' }
	);
	if ('ok' in moved) return refused('slot_full');
	await auditDrive(tx, actor, drive, 'drive.places_settled', ['slotId']);
	const changes = moved.length > 0 ? [slotMoved(drive, { leaving, entering, people: moved })] : [];
	await recordChanges(tx, actor, { driveId, changes, reason: '', now });
	if (isOutside) await followHours(tx, drive, now);
	return done(moved.length);
}

/** The move as a change of the drive, with those whom it takes along: they are told of it. */
function slotMoved(
	{ timezone }: Drive,
	{ leaving, entering, people }: { leaving: Slot; entering: Slot; people: { id: string }[] }
): Change {
	const begin = ({ startsAt }: Slot) => timeIn(timezone, startsAt);
	return {
		kind: 'slot',
		fields: ['slot'],
		before: { slot: begin(leaving) },
		after: { slot: begin(entering), registrations: people.map(({ id }) => id) }
	};
}
