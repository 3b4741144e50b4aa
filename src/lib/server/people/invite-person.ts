import { and, eq, ne, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { stateOn } from '$lib/accounts/membership-state';
import type { Role } from '$lib/accounts/role';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { homeDay } from '../areas/home-day';
import { allProvinces } from '../areas/queries';
import { recordAudit } from '../audit/record';
import { newToken, tokenHash } from '../auth/token';
import { clubById, hasClosed } from '../clubs/queries';
import { accountTokens } from '../db/schema/account-tokens';
import { memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { takeTurnOfRoles } from './turn-of-roles';

const HOUR = 3_600_000;
/** How long an invitation stands, in milliseconds: 72 hours (R14). */
export const INVITATION_MS = 72 * HOUR;

/**
 * Who is invited to what. `until` is the last day of the role, or empty; `endsMembershipId` is the inviter's own role, handed over;
 * `accountId` is known only of an invitation that is renewed: its address may have changed meanwhile.
 */
export type Invitation = {
	fullName: string;
	email: string;
	role: Role;
	clubId: string | null;
	provinceCode: string | null;
	until: string | null;
	locale: Locale;
	endsMembershipId?: string | null;
	accountId?: string;
};

/** An invitation that was made: its token is known now and never again. */
export type Invited = { membershipId: string; accountId: string; token: string };

/** Why somebody is not invited: they hold that role already, its last day has passed, the province is not served, the club has closed. */
export type InvitationRefusal = 'already_member' | 'last_day_passed' | 'unknown_province' | 'club_closed';

type MembershipRow = typeof memberships.$inferSelect;
type Inviting = { actor: Actor; invitation: Invitation; now: Date };

/**
 * Invites somebody to a role by a link that stands for 72 hours. The answer is the same whether the address has an account or not;
 * the page behind the link asks for its password or for a new one. An invitation that still stands is replaced by the new one.
 */
export async function invitePerson(
	tx: Tx,
	{ actor, invitation, now }: Inviting
): Promise<Result<Invited, InvitationRefusal>> {
	const { clubId, provinceCode } = invitation;
	const gone = await placeGone(tx, invitation);
	if (gone) return refused(gone);
	const today = await homeDay(tx, actor, now);
	if (invitation.until !== null && invitation.until < today) return refused('last_day_passed');
	const accountId = await accountFor(tx, actor, invitation);
	await takeTurnOfRoles(tx, accountId);
	const held = await heldRole(tx, accountId, invitation);
	const lapsed = held !== undefined && stateOn(held, today) === 'ended';
	if (held && !lapsed && held.state !== 'invited') return refused('already_member');
	if (lapsed) await endLapsed(tx, actor, held);

	const membershipId = await offerRole(tx, accountId, { invitation, standing: lapsed ? undefined : held?.id });
	await tx.delete(accountTokens).where(eq(accountTokens.membershipId, membershipId));
	const token = newToken();
	await tx.insert(accountTokens).values({
		purpose: 'invitation',
		accountId,
		membershipId,
		endsMembershipId: invitation.endsMembershipId ?? null,
		tokenHash: tokenHash(token),
		createdBy: actor.accountId,
		expiresAt: new Date(now.getTime() + INVITATION_MS)
	});
	const about = { objectType: 'account', objectId: accountId, clubId, provinceCode } as const;
	await recordAudit(tx, actor, { action: 'person.invited', ...about });
	return done({ membershipId, accountId, token });
}

/** Why nobody is taken in at a place any more; null where they are. */
async function placeGone(
	tx: Tx,
	{ clubId, provinceCode }: Invitation
): Promise<'unknown_province' | 'club_closed' | null> {
	const served = await allProvinces(tx);
	if (provinceCode !== null && !served.some(({ code }) => code === provinceCode)) return 'unknown_province';
	const club = clubId === null ? undefined : await clubById(tx, clubId);
	return club && hasClosed(club) ? 'club_closed' : null;
}

async function accountFor(tx: Tx, actor: Actor, invitation: Invitation): Promise<string> {
	const { accountId, email, fullName, locale } = invitation;
	if (accountId) return accountId;
	const { rows } = await tx.execute(
		sql`select giot_account_for(${v7()}, ${email}, ${fullName}, ${locale}, ${actor.isDemo}) as id`
	);
	return rows[0]?.id as string;
}

async function heldRole(tx: Tx, accountId: string, { role, clubId, provinceCode }: Invitation) {
	const [held] = await tx
		.select()
		.from(memberships)
		.where(
			and(
				eq(memberships.accountId, accountId),
				eq(memberships.role, role),
				sql`${memberships.clubId} is not distinct from ${clubId}`,
				sql`${memberships.provinceCode} is not distinct from ${provinceCode}`,
				ne(memberships.state, 'ended')
			)
		)
		.for('update');
	return held;
}

/** Its last day has passed, which its row is told now that the role is given anew. */
async function endLapsed(tx: Tx, actor: Actor, { id, accountId: objectId, clubId, provinceCode }: MembershipRow) {
	await tx
		.update(memberships)
		.set({ state: 'ended', version: sql`${memberships.version} + 1` })
		.where(eq(memberships.id, id));
	const about = { objectType: 'account', objectId, clubId, provinceCode } as const;
	await recordAudit(tx, actor, { action: 'membership.ended', ...about });
}

/** Writes what is offered, in the place of an invitation that still stands; answers its membership. */
async function offerRole(
	tx: Tx,
	accountId: string,
	{ invitation, standing }: { invitation: Invitation; standing: string | undefined }
): Promise<string> {
	const { role, clubId, provinceCode, until, fullName, email, locale } = invitation;
	const offered = { until, invitedAs: { fullName, email, locale } };
	if (standing) {
		await tx.update(memberships).set(offered).where(eq(memberships.id, standing));
		return standing;
	}
	const id = v7();
	await tx.insert(memberships).values({ id, accountId, role, clubId, provinceCode, state: 'invited', ...offered });
	return id;
}
