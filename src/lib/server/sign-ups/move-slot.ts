import { and, eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { registrations } from '../db/schema/registrations';
import { auditDrive } from '../drives/audit-drive';
import { lockDrive } from '../drives/queries';
import { orRefused } from '../registrations/refusal-of-constraint';
import type { Tx } from '../scope';
import { slotsOfDrive } from './queries';

type Moving = { actor: Actor; driveId: string; from: string; to: string };

/** Moves everybody who was to come in one slot to another one, all or nobody; answers how many. */
export async function moveSlot(
	tx: Tx,
	{ actor, driveId, from, to }: Moving
): Promise<Result<number, 'slot_gone' | 'slot_full'>> {
	const drive = await lockDrive(tx, driveId);
	const slots = drive ? await slotsOfDrive(tx, driveId) : [];
	const [leaving, entering] = [from, to].map((id) => slots.find((slot) => slot.id === id));
	if (!drive || !leaving || !entering || leaving.id === entering.id) return refused('slot_gone');
	if (entering.taken + leaving.taken > entering.places) return refused('slot_full');
	const moved = await orRefused(
		tx
			.update(registrations)
			.set({ slotId: entering.id, version: sql`${registrations.version} + 1` })
			.where(and(eq(registrations.driveId, driveId), eq(registrations.slotId, leaving.id))),
		{ drive_slots_places_check: 'slot_full' }
	);
	if ('ok' in moved) return refused('slot_full');
	await auditDrive(tx, actor, drive, 'drive.places_settled', ['slotId']);
	return done(moved.rowCount ?? 0);
}
