import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { PlanAction } from '$lib/audit/action';
import { daysBeforeOf, dueDay, type ItemKind, type StoredTask } from '$lib/checklists/checklist';
import type { NewItemInput } from '$lib/checklists/checklist-forms';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { driveTasks, driveThings } from '../db/schema/checklists';
import { auditPlan } from '../drives-plan/audit-plan';
import type { OfDrive } from '../policy';
import type { Tx } from '../scope';

/** More lines than anybody reads; what was taken off is none of them. */
const MOST_ITEMS = 300;

type Item = { drive: OfDrive; kind: ItemKind; itemId: string };
type Changed = Result<null, 'item_gone'>;

/** Adds a line to the list of a drive under the id issued with its form; sent twice it is added once. */
export async function addItem(
	tx: Tx,
	actor: Actor,
	{ drive, input }: { drive: OfDrive; input: NewItemInput }
): Promise<Result<null, 'list_full'>> {
	const { kind, title, quantity, dueOn } = input;
	const table = kind === 'task' ? driveTasks : driveThings;
	const onList = and(eq(table.driveId, drive.id), isNull(table.removedAt));
	if ((await tx.$count(table, onList)) >= MOST_ITEMS) return refused('list_full');
	const row = { id: input.id || v7(), driveId: drive.id, position: MOST_ITEMS };
	const added =
		kind === 'task'
			? await tx
					.insert(driveTasks)
					.values({ ...row, title, dueOn })
					.onConflictDoNothing()
			: await tx
					.insert(driveThings)
					.values({ ...row, name: title, quantity })
					.onConflictDoNothing();
	if (added.rowCount === 1) await auditPlan(tx, actor, drive, 'plan.item_added');
	return done(null);
}

/** Says that a task is done or a thing ready, or that it is not. Refuses a line that is gone. */
export async function tickItem(
	tx: Tx,
	actor: Actor,
	{ isDone, now, ...item }: Item & { isDone: boolean; now: Date }
): Promise<Changed> {
	const doneBy = isDone ? actor.accountId : null;
	const changed =
		item.kind === 'task'
			? await tx
					.update(driveTasks)
					.set({ doneAt: isDone ? now : null, doneBy })
					.where(thisTask(item))
			: await tx.update(driveThings).set({ ready: isDone }).where(thisThing(item));
	return told(tx, actor, item, changed, isDone ? 'plan.item_ticked' : 'plan.item_unticked');
}

/** Sets the day on which a task is due; empty lets it move along with the drive again. Refuses a task that is gone. */
export async function moveTask(
	tx: Tx,
	actor: Actor,
	{ drive, itemId, dueOn }: { drive: OfDrive & { startsOn: CalendarDate }; itemId: string; dueOn: string }
): Promise<Changed> {
	const item: Item = { drive, kind: 'task', itemId };
	const [task] = await tx.select().from(driveTasks).where(thisTask(item)).for('update');
	if (!task) return refused('item_gone');
	const stood = dueDay(task as StoredTask, drive.startsOn);
	const due = dueOn ? { dueOn, daysBefore: null } : { dueOn: null, daysBefore: daysBeforeOf(stood, drive.startsOn) };
	return told(tx, actor, item, await tx.update(driveTasks).set(due).where(thisTask(item)), 'plan.item_moved');
}

/** Takes a line off the list, or with no instant puts it back. Refuses a line that is not there. */
export async function takeOff(tx: Tx, actor: Actor, { now, ...item }: Item & { now: Date | null }): Promise<Changed> {
	const changed =
		item.kind === 'task'
			? await tx.update(driveTasks).set({ removedAt: now }).where(thisTask(item))
			: await tx.update(driveThings).set({ removedAt: now }).where(thisThing(item));
	return told(tx, actor, item, changed, now ? 'plan.item_removed' : 'plan.item_restored');
}

async function told(
	tx: Tx,
	actor: Actor,
	{ drive }: Item,
	{ rowCount }: { rowCount: number | null },
	action: PlanAction
): Promise<Changed> {
	if (rowCount === 0) return refused('item_gone');
	await auditPlan(tx, actor, drive, action);
	return done(null);
}

const thisTask = ({ drive, itemId }: Item) => and(eq(driveTasks.id, itemId), eq(driveTasks.driveId, drive.id));
const thisThing = ({ drive, itemId }: Item) => and(eq(driveThings.id, itemId), eq(driveThings.driveId, drive.id));

/** Adds the list of another drive that begins so many days before: nothing done, days set by hand moved along. How many lines. */
export async function copyList(
	tx: Tx,
	{ from, to, shiftDays }: { from: string; to: string; shiftDays: number }
): Promise<number> {
	const moved = sql<string | null>`(${driveTasks.dueOn} + ${shiftDays}::int)::text`;
	const { title, daysBefore, position } = driveTasks;
	const tasks = await tx
		.select({ title, daysBefore, dueOn: moved, position })
		.from(driveTasks)
		.where(sql`${eq(driveTasks.driveId, from)} and removed_at is null`);
	const { name, quantity } = driveThings;
	const things = await tx
		.select({ name, quantity, position: driveThings.position })
		.from(driveThings)
		.where(sql`${eq(driveThings.driveId, from)} and removed_at is null`);
	if (tasks.length > 0) await tx.insert(driveTasks).values(tasks.map((task) => ({ ...task, driveId: to })));
	if (things.length > 0) await tx.insert(driveThings).values(things.map((thing) => ({ ...thing, driveId: to })));
	return tasks.length + things.length;
}
