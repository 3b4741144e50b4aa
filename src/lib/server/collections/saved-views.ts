import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { SavedViewAction } from '$lib/audit/action';
import { MOST_PINNED, MOST_SAVED_VIEWS } from '$lib/collections/saved-view';
import type { CollectionsView } from '$lib/collections/view';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { savedViews } from '../db/schema/saved-views';
import { violatedConstraint } from '../db/violation';
import { bareText } from '../name-order';
import { takeTurns, type Tx } from '../scope';

/** A view that somebody keeps; `position` is where it stands on their home page, null where it does not. */
export type SavedView = {
	id: string;
	name: string;
	view: CollectionsView;
	query: string;
	position: number | null;
	version: number;
};

const { id, name, query, position, version } = savedViews;
const shown = { id, name, view: sql<CollectionsView>`${savedViews.view}`, query, position, version };

/** The views that an actor keeps, by name. */
export async function viewsOf(tx: Tx): Promise<SavedView[]> {
	return tx
		.select(shown)
		.from(savedViews)
		.orderBy(asc(bareText(name)), asc(name));
}

/** Those that stand on the actor's home page, in their order. */
export async function pinnedViews(tx: Tx): Promise<SavedView[]> {
	return tx
		.select(shown)
		.from(savedViews)
		.where(isNotNull(position))
		.orderBy(asc(position), asc(id))
		.limit(MOST_PINNED);
}

/** One of them by id; null when it is gone or somebody else's. */
export async function savedViewById(tx: Tx, viewId: string): Promise<SavedView | null> {
	const [found] = await tx.select(shown).from(savedViews).where(eq(id, viewId));
	return found ?? null;
}

type Kept = Pick<SavedView, 'name' | 'view' | 'query'>;

/** Keeps a view under a name. Refused when this person has one of that name, or as many as anybody may have. */
export async function saveView(
	tx: Tx,
	actor: Actor,
	kept: Kept
): Promise<Result<{ id: string }, 'too_many_views' | 'name_taken'>> {
	await takeTurns(tx, `views ${actor.accountId}`);
	if ((await tx.$count(savedViews)) >= MOST_SAVED_VIEWS) return refused('too_many_views');
	const viewId = v7();
	const added = await tx
		.insert(savedViews)
		.values({ id: viewId, accountId: actor.accountId, name: kept.name, view: kept.view, query: kept.query })
		.onConflictDoNothing({ target: [savedViews.accountId, savedViews.name] });
	if (added.rowCount === 0) return refused('name_taken');
	await auditView(tx, actor, viewId, 'saved_view.added');
	return done({ id: viewId });
}

/** Gives a view another name. Refused when there is one of that name, or it was changed meanwhile. */
export async function renameView(
	tx: Tx,
	actor: Actor,
	view: SavedView,
	typed: { name: string; version: number }
): Promise<Result<null, 'name_taken' | 'stale_version'>> {
	try {
		const renamed = await tx
			.update(savedViews)
			.set({ name: typed.name, version: sql`${version} + 1` })
			.where(and(eq(id, view.id), eq(version, typed.version)));
		if (renamed.rowCount === 0) return refused('stale_version');
	} catch (thrown) {
		if (violatedConstraint(thrown) === 'saved_views_account_name_key') return refused('name_taken');
		throw thrown;
	}
	await auditView(tx, actor, view.id, 'saved_view.edited');
	return done(null);
}

/** Keeps a view no longer. Refused when it is gone already. */
export async function removeView(tx: Tx, actor: Actor, view: SavedView): Promise<Result<null, 'view_gone'>> {
	const removed = await tx.delete(savedViews).where(eq(id, view.id));
	if (removed.rowCount === 0) return refused('view_gone');
	await auditView(tx, actor, view.id, 'saved_view.removed');
	return done(null);
}

/** Puts the chart of a view at the end of the home page. Refused when as many stand there as may. */
export async function pinView(tx: Tx, actor: Actor, view: SavedView): Promise<Result<null, 'too_many_pinned'>> {
	await takeTurns(tx, `views ${actor.accountId}`);
	const pinned = await pinnedViews(tx);
	if (pinned.some((one) => one.id === view.id)) return done(null);
	if (pinned.length >= MOST_PINNED) return refused('too_many_pinned');
	await place(tx, [...pinned, view]);
	await auditView(tx, actor, view.id, 'saved_view.pinned');
	return done(null);
}

/** Takes the chart of a view off the home page. */
export async function unpinView(tx: Tx, actor: Actor, view: SavedView): Promise<Result<null, never>> {
	await tx.update(savedViews).set({ position: null }).where(eq(id, view.id));
	await auditView(tx, actor, view.id, 'saved_view.unpinned');
	return done(null);
}

/** Moves the chart of a view before the one that stands before it on the home page. */
export async function raiseView(tx: Tx, actor: Actor, view: SavedView): Promise<Result<null, never>> {
	await takeTurns(tx, `views ${actor.accountId}`);
	const pinned = await pinnedViews(tx);
	const at = pinned.findIndex((one) => one.id === view.id);
	const before = pinned[at - 1];
	if (at > 0 && before) await place(tx, pinned.with(at - 1, view).with(at, before));
	await auditView(tx, actor, view.id, 'saved_view.raised');
	return done(null);
}

async function place(tx: Tx, order: readonly SavedView[]): Promise<void> {
	const ids = sql.param(order.map((one) => one.id));
	await tx
		.update(savedViews)
		.set({ position: sql`array_position(${ids}::uuid[], ${id})` })
		.where(sql`${id} = any (${ids}::uuid[])`);
}

async function auditView(tx: Tx, actor: Actor, objectId: string, action: SavedViewAction): Promise<void> {
	await recordAudit(tx, actor, { action, objectType: 'saved_view', objectId });
}
