import { asc, desc, eq, sql } from 'drizzle-orm';
import type { RetentionKind, RetentionRule } from '$lib/retention/retention';
import { retentionRules, retentionRuns } from '../db/schema/retention';
import type { Tx } from '../scope';

/** For how long each kind is kept; nothing for whoever does not run the system. */
export async function allRetentionRules(tx: Tx): Promise<RetentionRule[]> {
	const { kind, days, floorDays, version } = retentionRules;
	const rows = await tx.select({ kind, days, floorDays, version }).from(retentionRules).orderBy(asc(kind));
	return rows as RetentionRule[];
}

/** One rule, locked until the transaction ends. */
export async function lockRetentionRule(tx: Tx, kind: RetentionKind): Promise<RetentionRule | null> {
	const [found] = await tx.select().from(retentionRules).where(eq(retentionRules.kind, kind)).for('update');
	return (found as RetentionRule | undefined) ?? null;
}

/** How much of each kind would go if it were kept for so many days; kinds that are not asked for are missing. */
export async function dueCounts(
	tx: Tx,
	days: Partial<Record<RetentionKind, number>>,
	now: Date
): Promise<Partial<Record<RetentionKind, number>>> {
	const { rows } = await tx.execute<{ kind: RetentionKind; due: string }>(
		sql`select kind, due from giot_due_counts(${JSON.stringify(days)}::jsonb, ${now.toISOString()}::timestamptz)`
	);
	return Object.fromEntries(rows.map(({ kind, due }) => [kind, Number(due)]));
}

/** When the rules were kept to last, and how much went; a kind that is missing failed and is tried again. `null` before the first time. */
export async function lastRun(tx: Tx): Promise<{ at: Date; removed: Partial<Record<RetentionKind, number>> } | null> {
	const [run] = await tx.select().from(retentionRuns).orderBy(desc(retentionRuns.ranAt)).limit(1);
	return run ? { at: run.ranAt, removed: run.removed as Partial<Record<RetentionKind, number>> } : null;
}
