import { v7 } from 'uuid';
import { outbox } from '../db/schema/outbox';
import { seal } from '../sealing';
import type { Tx } from '../scope';
import { asHtml, asText, type Letter } from './letter';
import { canSendMail } from './sender';

/** What a message is about. */
export type MailKind =
	| 'invitation'
	| 'password_reset'
	| 'password_changed'
	| 'email_change'
	| 'application'
	| 'factor_reset'
	| 'passkey_added'
	| 'sign_up'
	| 'offer'
	| 'notice';

/** A message with its address, as the sender job reads it; `calendar` is an iCalendar file that goes with it. */
export type Envelope = { to: string; subject: string; text: string; html: string; calendar?: string };

type Posting = {
	id?: string;
	kind: MailKind;
	to: string;
	locale: string;
	letter: Letter;
	calendar?: string | null;
	createdBy: string | null;
};

/**
 * Puts a message into the outbox, in the transaction of the change it tells of. It is sent once that transaction has committed.
 * Without a mail server nothing is kept: a message must not go out months later, when one is named. Whoever looks after it names its `id`.
 */
export async function postLetter(tx: Tx, posting: Posting): Promise<void> {
	if (!canSendMail()) return;
	const { id = v7(), kind, createdBy } = posting;
	const envelope = envelopeOf(posting);
	// Due by the clock of whoever sends: the database's own is finer, and another machine's.
	const nextAttemptAt = new Date();
	const sealed = seal('outbox', JSON.stringify(envelope), id);
	await tx.insert(outbox).values({ id, kind, createdBy, nextAttemptAt, sealed });
}

function envelopeOf({ to, locale, letter, calendar }: Posting): Envelope {
	const written = { subject: letter.subject, text: asText(letter), html: asHtml(letter, locale) };
	return { to, ...written, ...(calendar && { calendar }) };
}
