import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { MOST_SAVED_FILTERS } from '$lib/donors/saved-filter-form';
import { done, refused, type Result } from '$lib/result';
import type { AuditAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { savedFilters } from '../db/schema/saved-filters';
import { violatedConstraint } from '../db/violation';
import { takeTurns, type Tx } from '../scope';

/** A stored filter. */
export type FilterRow = typeof savedFilters.$inferSelect;

/** Why a filter is not kept or renamed. */
export type FilterRefusal = 'too_many_filters' | 'name_taken' | 'stale_version' | 'filter_gone';

type Kept = { name: string; query: string; clubId: string | null };

/** Keeps a filter under a name. Refused when this person has one of that name, or as many as anybody may have. */
export async function saveFilter(
	tx: Tx,
	actor: Actor,
	{ name, query, clubId }: Kept
): Promise<Result<{ id: string }, 'too_many_filters' | 'name_taken'>> {
	await takeTurns(tx, `filters ${actor.accountId}`);
	const own = eq(savedFilters.accountId, actor.accountId);
	if ((await tx.$count(savedFilters, own)) >= MOST_SAVED_FILTERS) return refused('too_many_filters');
	const id = v7();
	const kept = await tx
		.insert(savedFilters)
		.values({ id, accountId: actor.accountId, clubId, name, query })
		.onConflictDoNothing({ target: [savedFilters.accountId, savedFilters.name] });
	if (kept.rowCount === 0) return refused('name_taken');
	await auditFilter(tx, actor, { id, clubId }, 'saved_filter.added');
	return done({ id });
}

/** Gives a filter another name. Refused when its owner has one of that name, or somebody else changed it meanwhile. */
export async function renameFilter(
	tx: Tx,
	actor: Actor,
	filter: FilterRow,
	{ name, version }: { name: string; version: number }
): Promise<Result<null, 'name_taken' | 'stale_version'>> {
	try {
		const renamed = await tx
			.update(savedFilters)
			.set({ name, version: sql`${savedFilters.version} + 1` })
			.where(and(eq(savedFilters.id, filter.id), eq(savedFilters.version, version)));
		if (renamed.rowCount === 0) return refused('stale_version');
	} catch (thrown) {
		// The other one may be its owner's alone, whom this actor does not see.
		if (violatedConstraint(thrown) === 'saved_filters_account_name_key') return refused('name_taken');
		throw thrown;
	}
	await auditFilter(tx, actor, filter, 'saved_filter.edited', ['name']);
	return done(null);
}

/** Keeps a filter no longer. Refused when it is gone already. */
export async function removeFilter(tx: Tx, actor: Actor, filter: FilterRow): Promise<Result<null, 'filter_gone'>> {
	const removed = await tx.delete(savedFilters).where(eq(savedFilters.id, filter.id));
	if (removed.rowCount === 0) return refused('filter_gone');
	await auditFilter(tx, actor, filter, 'saved_filter.removed');
	return done(null);
}

async function auditFilter(
	tx: Tx,
	actor: Actor,
	{ id, clubId }: { id: string; clubId: string | null },
	action: Extract<AuditAction, `saved_filter.${string}`>,
	fields?: string[]
): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'saved_filter', objectId: id, clubId, fields });
}
