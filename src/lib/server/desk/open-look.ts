import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm';
import type { Doubt } from '$lib/desk/doubt';
import type { SettledAs, SettleRefusal } from '$lib/desk/settle-form';
import type { OperationAction } from '$lib/audit/action';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { driveOperations } from '../db/schema/operations';
import { lockDrive, type Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { auditOperation } from './audit-operation';

/** Who decides about which operation of a drive, and for which doubt they looked at it. */
export type Settling = { actor: Actor; driveId: string; id: string; doubt: Doubt; now: Date };

/** An operation that somebody has still to look at, locked with its drive. */
export type Look = { drive: Drive; row: typeof driveOperations.$inferSelect };

/** Everything of a drive that somebody has still to look at. */
export function openAt(driveId: string): SQL | undefined {
	const { driveId: of, doubt, settledAt } = driveOperations;
	return and(eq(of, driveId), isNotNull(doubt), isNull(settledAt));
}

/** What a decision answers. */
export type Settled = Result<null, SettleRefusal>;

/** Opens an operation to decide about it; refused where it was settled meanwhile, is looked at for another reason by now, or is none of this drive. */
export async function openLook(tx: Tx, { driveId, id, doubt }: Settling): Promise<Result<Look, 'settled_meanwhile'>> {
	const drive = await lockDrive(tx, driveId);
	const open = and(
		eq(driveOperations.id, id),
		eq(driveOperations.driveId, driveId),
		eq(driveOperations.doubt, doubt),
		isNull(driveOperations.settledAt)
	);
	const [row] = await tx.select().from(driveOperations).where(open).for('update');
	return drive && row ? done({ drive, row }) : refused('settled_meanwhile');
}

type Decision = {
	as: Exclude<SettledAs, 'recorded'>;
	/** Stays beside what counts, and never happened. */
	aside?: boolean;
	leftBecause?: string;
	note?: string;
	fields?: string[];
};

/** Settles an operation: what was typed is forgotten, who decided what is kept. */
export async function settle(
	tx: Tx,
	{ drive, row }: Look,
	{ actor, now }: Settling,
	{ as, aside = row.waiting, leftBecause, note, fields }: Decision
): Promise<Settled> {
	const settled = { settledAt: now, settledBy: actor.accountId, settledAs: as };
	await tx
		.update(driveOperations)
		.set({ ...settled, sealed: null, waiting: aside, leftBecause: leftBecause ?? null, note: note || null })
		.where(eq(driveOperations.id, row.id));
	const action: OperationAction = `operation.${as}`;
	await auditOperation(tx, actor, drive, { action, id: row.id, ...(fields && { fields }) });
	return done(null);
}
