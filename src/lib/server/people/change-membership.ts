import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { stateOn } from '$lib/accounts/membership-state';
import type { Role } from '$lib/accounts/role';
import { done, refused, type Result } from '$lib/result';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { PersonAction } from '$lib/audit/action';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { takeTurnOfRole } from './turn-of-roles';

/** What becomes of a role. `until` is its last day; null is a role without an end. */
export type MembershipChange = { to: 'suspended' | 'ended' } | { to: 'active' | 'limited'; until: CalendarDate | null };

/**
 * Why a role stays as it is: a club and the house keep an admin for as long as they had one, nobody suspends themself, a last day is
 * yet to come, somebody else was quicker, or the role was given anew meanwhile.
 */
export type MembershipRefusal =
	'last_admin' | 'own_membership' | 'last_day_passed' | 'changed_meanwhile' | 'held_again' | 'not_found';

type MembershipRow = typeof memberships.$inferSelect;
type By = { actor: Actor; today: CalendarDate };

/** From which states each change leads. An invitation is accepted by whoever is invited, never by a change. */
const from: Record<MembershipChange['to'], readonly string[]> = {
	suspended: ['active'],
	ended: ['active', 'suspended'],
	active: ['suspended', 'ended'],
	limited: ['active', 'suspended']
};

const actions: Record<MembershipChange['to'], PersonAction> = {
	suspended: 'membership.suspended',
	ended: 'membership.ended',
	active: 'membership.resumed',
	limited: 'membership.limited'
};

/** The roles without which a club, or the house, could no longer help itself. */
const keepers: readonly Role[] = ['club_admin', 'system_admin'];

/** The roles that ask for a second factor. */
const offices: readonly Role[] = ['province_coordinator', 'exchange_viewer', 'system_admin'];

/** Somebody whose account is suspended administers nothing. */
const isLetIn = sql`not exists (select from accounts a where a.id = ${memberships.accountId} and a.suspended_at is not null)`;

/** The membership and the active admins of its place, locked in one order: two admins who suspend each other take turns. */
async function lockWithAdmins(tx: Tx, id: string) {
	const itself = eq(memberships.id, id);
	const itsClub = tx.select({ clubId: memberships.clubId }).from(memberships).where(itself);
	const activeAdmin = and(eq(memberships.role, 'club_admin'), eq(memberships.state, 'active'), isLetIn);
	const activeSystem = and(eq(memberships.role, 'system_admin'), eq(memberships.state, 'active'), isLetIn);
	return tx
		.select()
		.from(memberships)
		.where(or(itself, and(inArray(memberships.clubId, itsClub), activeAdmin), activeSystem))
		.orderBy(asc(memberships.id))
		.for('update');
}

/**
 * Suspends a role, ends it, limits it to a day or takes it up again; the person feels it on the next request. A club keeps an
 * active admin, and the house too: a successor comes first, who stays as long. `before` was the last day until now.
 */
export async function changeMembership(
	tx: Tx,
	by: By,
	membershipId: string,
	change: MembershipChange
): Promise<Result<{ before: CalendarDate | null }, MembershipRefusal>> {
	await takeTurnOfRole(tx, membershipId);
	const locked = await lockWithAdmins(tx, membershipId);
	const found = locked.find(({ id }) => id === membershipId);
	if (!found) return refused('not_found');
	const refusal = objection(found, locked, by, change) ?? (await heldAgain(tx, found, change));
	if (refusal) return refused(refusal);

	await tx
		.update(memberships)
		.set(valuesOf(found, by, change))
		.where(eq(memberships.id, membershipId));
	const { clubId, provinceCode, accountId } = found;
	// A device that came in meanwhile was asked for no second factor.
	if (change.to === 'active' && offices.includes(found.role as Role))
		await tx.execute(sql`select giot_end_sessions(${accountId})`);
	const about = { objectType: 'account', objectId: accountId, clubId, provinceCode } as const;
	await recordAudit(tx, by.actor, { action: actions[change.to], ...about });
	return done({ before: found.until as CalendarDate | null });
}

function objection(
	found: MembershipRow,
	locked: readonly MembershipRow[],
	{ actor, today }: By,
	change: MembershipChange
): MembershipRefusal | null {
	if (found.accountId === actor.accountId && change.to !== 'ended') return 'own_membership';
	if (!from[change.to].includes(stateOn(found, today))) return 'changed_meanwhile';
	if (change.to === 'limited' && change.until !== null && change.until < today) return 'last_day_passed';
	if (!leavesEarlier(found, change) || !keepers.includes(found.role as Role) || !holds(found, today)) return null;
	const remains = (one: MembershipRow) => isAlike(one, found) && holds(one, today) && lasts(one.until, found.until);
	return locked.some(remains) ? null : 'last_admin';
}

const leavesEarlier = ({ until }: MembershipRow, change: MembershipChange) =>
	change.to === 'limited' ? !lasts(change.until, until) : change.to !== 'active';

/** Whether a role with that last day lasts as long as one with the other. */
const lasts = (until: string | null, other: string | null) => until === null || (other !== null && until >= other);

const holds = (row: MembershipRow, today: CalendarDate) => stateOn(row, today) === 'active';

const isAlike = (one: MembershipRow, found: MembershipRow) =>
	one.id !== found.id && one.role === found.role && one.clubId === found.clubId;

/** Whether an ended role was given anew: it is held once within its scope. */
async function heldAgain(tx: Tx, found: MembershipRow, { to }: MembershipChange): Promise<'held_again' | null> {
	if (to !== 'active' || found.state !== 'ended') return null;
	const { accountId, role, clubId, provinceCode, driveId, id } = found;
	const same = and(
		eq(memberships.accountId, accountId),
		eq(memberships.role, role),
		sql`(${memberships.clubId}, ${memberships.provinceCode}, ${memberships.driveId})
			is not distinct from (${clubId}::uuid, ${provinceCode}::text, ${driveId}::uuid)`,
		ne(memberships.state, 'ended'),
		ne(memberships.id, id)
	);
	return (await tx.$count(memberships, same)) > 0 ? 'held_again' : null;
}

function valuesOf({ until }: MembershipRow, { today }: By, change: MembershipChange) {
	const version = sql`${memberships.version} + 1`;
	if (change.to === 'limited') return { until: change.until, version };
	if (change.to !== 'active') return { state: change.to, version };
	const kept = change.until ?? until;
	return { state: 'active' as const, until: kept !== null && kept < today ? null : kept, version };
}
