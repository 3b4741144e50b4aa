import { and, eq } from 'drizzle-orm';
import type { Role } from '$lib/accounts/role';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { accountTokens } from '../db/schema/account-tokens';
import { accounts, memberships } from '../db/schema/accounts';
import type { Tx } from '../scope';
import { personal } from './account-name';
import { invitePerson, type Invitation, type InvitationRefusal } from './invite-person';
import { takeTurnOfRole } from './turn-of-roles';

/** Why there is nothing to renew or to take back: it was accepted, or taken back, meanwhile. */
export type StandingRefusal = 'not_invited';

type Standing = { actor: Actor; membershipId: string; now: Date };

/**
 * Makes a new link for an invitation that still stands, for another 72 hours; the old one stops working. A club that is being
 * handed over stays so when the one who hands it over renews; renewed by somebody else, the predecessor's role goes on.
 */
export async function renewInvitation(
	tx: Tx,
	{ actor, membershipId, now }: Standing
): Promise<Result<{ invitation: Invitation; token: string }, StandingRefusal | InvitationRefusal>> {
	await takeTurnOfRole(tx, membershipId);
	const [old] = await tx
		.delete(accountTokens)
		.where(eq(accountTokens.membershipId, membershipId))
		.returning({ endsMembershipId: accountTokens.endsMembershipId });
	const standing = await standingInvitation(tx, membershipId);
	if (!standing) return refused('not_invited');
	const ends = old?.endsMembershipId ?? null;
	const endsMembershipId = ends && (await isOwn(tx, actor, ends)) ? ends : null;
	const invitation = { ...standing, endsMembershipId };
	const invited = await invitePerson(tx, { actor, invitation, now });
	return invited.ok ? done({ invitation, token: invited.value.token }) : invited;
}

/** Takes back an invitation that still stands, with its link; what never was leaves no role behind. */
export async function takeBackInvitation(
	tx: Tx,
	{ actor, membershipId }: Omit<Standing, 'now'>
): Promise<Result<null, StandingRefusal>> {
	await takeTurnOfRole(tx, membershipId);
	await tx.delete(accountTokens).where(eq(accountTokens.membershipId, membershipId));
	const [gone] = await tx
		.delete(memberships)
		.where(and(eq(memberships.id, membershipId), eq(memberships.state, 'invited')))
		.returning();
	if (!gone) return refused('not_invited');
	const { accountId: objectId, clubId, provinceCode } = gone;
	const about = { objectType: 'account', objectId, clubId, provinceCode } as const;
	await recordAudit(tx, actor, { action: 'invitation.taken_back', ...about });
	return done(null);
}

async function standingInvitation(tx: Tx, membershipId: string): Promise<Invitation | null> {
	const [found] = await tx
		.select({
			accountId: memberships.accountId,
			fullName: personal('fullName'),
			email: personal('email'),
			locale: personal('locale'),
			role: memberships.role,
			clubId: memberships.clubId,
			provinceCode: memberships.provinceCode,
			until: memberships.until
		})
		.from(memberships)
		.leftJoin(accounts, eq(accounts.id, memberships.accountId))
		.where(and(eq(memberships.id, membershipId), eq(memberships.state, 'invited')));
	return found ? { ...found, role: found.role as Role, locale: found.locale as Locale } : null;
}

async function isOwn(tx: Tx, { accountId }: Actor, membershipId: string): Promise<boolean> {
	return (
		(await tx.$count(memberships, and(eq(memberships.id, membershipId), eq(memberships.accountId, accountId)))) > 0
	);
}
