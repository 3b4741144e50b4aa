import { roleName } from '$lib/accounts/role-words';
import { done, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { env } from '../env';
import { invitationLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import { canSendMail } from '../mail/sender';
import type { Tx } from '../scope';
import { invitePerson, type Invitation, type InvitationRefusal } from './invite-person';

/** Where an invitation is accepted: the one address of this installation, never a request's. */
export function invitationLink(token: string): string {
	return `${env().PUBLIC_ADDRESS}/invitation/${token}`;
}

type Sending = { actor: Actor; invitation: Invitation; token: string; place: string };

/** Mails the link of an invitation, in the language of whoever is invited. `place` is the club, the province or the house. */
export async function sendInvitation(tx: Tx, { actor, invitation, token, place }: Sending): Promise<void> {
	const { fullName: name, email: to, role, locale } = invitation;
	const href = invitationLink(token);
	const words = { name, inviter: actor.fullName, role: roleName[role]({ locale }), place, href };
	const letter = invitationLetter(words, locale);
	await postLetter(tx, { kind: 'invitation', to, locale, letter, createdBy: actor.accountId });
}

type Inviting = { actor: Actor; invitation: Invitation; place: string; now: Date };

/** Invites somebody, and mails the link where mail can be sent. The link is known now and never again. */
export async function inviteAndSend(
	tx: Tx,
	{ actor, invitation, place, now }: Inviting
): Promise<Result<{ link: string }, InvitationRefusal>> {
	const invited = await invitePerson(tx, { actor, invitation, now });
	if (!invited.ok) return invited;
	const { token } = invited.value;
	if (canSendMail()) await sendInvitation(tx, { actor, invitation, token, place });
	return done({ link: invitationLink(token) });
}
