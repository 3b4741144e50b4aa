import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { done, refused, type Result } from '$lib/result';
import type { NewShiftInput } from '$lib/team/team-forms';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { driveShifts } from '../db/schema/team';
import { auditPlan } from '../drives-plan/audit-plan';
import type { OfDrive } from '../policy';
import { takeTurns, type Tx } from '../scope';

/** More places than any drive has people for. */
const MOST_SHIFTS = 300;

type PlannedDrive = OfDrive & { startsOn: CalendarDate; endsOn: CalendarDate };

/**
 * Adds the places that a team wants on a day of its drive: one for each person, or one line for medical staff. The first bears the id issued
 * with the form, so that sending it twice adds them once. Refuses other days, and more places than a drive can have.
 */
export async function addShifts(
	tx: Tx,
	actor: Actor,
	{ drive, input }: { drive: PlannedDrive; input: NewShiftInput }
): Promise<Result<null, 'not_a_day' | 'team_full'>> {
	if (input.heldOn < drive.startsOn || input.heldOn > drive.endsOn) return refused('not_a_day');
	await takeTurns(tx, `team ${drive.id}`);
	const stands = await tx.$count(driveShifts, eq(driveShifts.driveId, drive.id));
	if (input.id && (await tx.$count(driveShifts, eq(driveShifts.id, input.id))) > 0) return done(null);
	const rows = rowsOf(drive.id, input);
	if (stands + rows.length > MOST_SHIFTS) return refused('team_full');
	await tx.insert(driveShifts).values(rows).onConflictDoNothing({ target: driveShifts.id });
	await auditPlan(tx, actor, drive, 'plan.shift_added');
	return done(null);
}

function rowsOf(driveId: string, { id, heldOn, role, startsAt, endsAt, people, names }: NewShiftInput) {
	const about = { driveId, heldOn, role, startsAt, endsAt };
	if (role === 'medical') return [{ id: id || v7(), ...about, people, names: names || null }];
	return Array.from({ length: people }, (_, place) => ({ id: (place === 0 && id) || v7(), ...about }));
}

/** Takes a place off the team, whoever has it. Refuses one that is gone. */
export async function removeShift(
	tx: Tx,
	actor: Actor,
	{ drive, shiftId }: { drive: OfDrive; shiftId: string }
): Promise<Result<null, 'shift_gone'>> {
	const removed = await tx
		.delete(driveShifts)
		.where(and(eq(driveShifts.id, shiftId), eq(driveShifts.driveId, drive.id)));
	if (removed.rowCount === 0) return refused('shift_gone');
	await auditPlan(tx, actor, drive, 'plan.shift_removed');
	return done(null);
}

/** Adds the places of another drive's team, so many days later, with nobody in them; how many. */
export async function copyShifts(
	tx: Tx,
	{ from, to, shiftDays }: { from: string; to: string; shiftDays: number }
): Promise<number> {
	const { heldOn, role, startsAt, endsAt, people } = driveShifts;
	const moved = sql<string>`(${heldOn} + ${shiftDays}::int)::text`;
	const rows = await tx
		.select({ heldOn: moved, role, startsAt, endsAt, people })
		.from(driveShifts)
		.where(eq(driveShifts.driveId, from))
		.orderBy(heldOn, startsAt, driveShifts.id);
	if (rows.length > 0) await tx.insert(driveShifts).values(rows.map((row) => ({ ...row, driveId: to })));
	return rows.length;
}
