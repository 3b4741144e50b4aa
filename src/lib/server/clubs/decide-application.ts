import { and, eq, sql } from 'drizzle-orm';
import { done, refused, type Result } from '$lib/result';
import type { Locale } from '$lib/time/format';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { clubApplications } from '../db/schema/club-applications';
import { applicationDeclinedLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { invitePerson, type Invitation } from '../people/invite-person';
import type { Tx } from '../scope';
import type { Application } from './applications';
import { addClub } from './save-club';

/** Why an application is not decided: a colleague was quicker, or its place is no longer served. */
export type DecisionRefusal = 'decided_already' | 'unknown_place';

type Deciding = { actor: Actor; application: Application; now: Date };

/** Adds the club that applied and invites its contact to be its admin. Of two who decide at once, one does. */
export async function approveApplication(
	tx: Tx,
	{ actor, application, now }: Deciding
): Promise<Result<{ invitation: Invitation; token: string }, DecisionRefusal>> {
	const { id, provinceCode, clubName: name, contactName, email, phone, areaCode } = application;
	if (!(await decide(tx, { actor, application, now }, 'approved'))) return refused('decided_already');
	const contact = { contactName, phone: phone ?? '', email };
	const input = { id: '', name, provinceCode, areaCode: areaCode ?? '', ...contact, foundedOn: '', closedOn: '' };
	const added = await addClub(tx, actor, input);
	if (!added.ok) return refused('unknown_place');
	const clubId = added.value.id;
	await tx.update(clubApplications).set({ clubId }).where(eq(clubApplications.id, id));
	const role = { role: 'club_admin' as const, clubId, provinceCode: null, until: null };
	const invitation = { ...role, fullName: contactName, email, locale: application.locale as Locale };
	const invited = await invitePerson(tx, { actor, invitation, now });
	return invited.ok ? done({ invitation, token: invited.value.token }) : refused('unknown_place');
}

/** Declines, and mails the reason where mail can be sent; it is kept nowhere else. */
export async function declineApplication(
	tx: Tx,
	{ reason, mails, ...deciding }: Deciding & { reason: string; mails: boolean }
): Promise<Result<null, DecisionRefusal>> {
	if (!(await decide(tx, deciding, 'declined'))) return refused('decided_already');
	const { email: to, contactName: name, clubName: club, locale } = deciding.application;
	if (!mails) return done(null);
	const letter = applicationDeclinedLetter({ name, club, reason }, locale as Locale);
	await postLetter(tx, { kind: 'application', to, locale, letter, createdBy: deciding.actor.accountId });
	return done(null);
}

/** Marks an application that still waits; false when somebody else has decided. */
async function decide(tx: Tx, { actor, application, now }: Deciding, state: 'approved' | 'declined'): Promise<boolean> {
	const { id, provinceCode } = application;
	const decided = await tx
		.update(clubApplications)
		.set({ state, decidedAt: now, decidedBy: actor.accountId, version: sql`${clubApplications.version} + 1` })
		.where(and(eq(clubApplications.id, id), eq(clubApplications.state, 'waiting')));
	if (decided.rowCount === 0) return false;
	const about = { objectType: 'club_application', objectId: id, provinceCode } as const;
	await recordAudit(tx, actor, { action: `club_application.${state}`, ...about });
	return true;
}
