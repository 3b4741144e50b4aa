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
	| 'notice'
	| 'report';

/** A message with its address, as the sender job reads it; `calendar` is an iCalendar file that goes with it. */
export type Envelope = { to: string; subject: string; text: string; html: string; calendar?: string };

/** A letter on its way into the outbox. */
export type Posting = {
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
export function postLetter(tx: Tx, posting: Posting): Promise<void> {
	return postLetters(tx, [posting]);
}

/** Rows of one statement: a letter with its calendar has some ten thousand characters. */
const AT_ONCE = 100;

/** The same with many, in as few statements as they fit into. */
export async function postLetters(tx: Tx, postings: readonly Posting[]): Promise<void> {
	if (!canSendMail()) return;
	// Due by the clock of whoever sends: the database's own is finer, and another machine's.
	const nextAttemptAt = new Date();
	for (let from = 0; from < postings.length; from += AT_ONCE)
		await tx
			.insert(outbox)
			.values(postings.slice(from, from + AT_ONCE).map((one) => ({ ...rowOf(one), nextAttemptAt })));
}

function rowOf(posting: Posting) {
	const { id = v7(), kind, createdBy } = posting;
	return { id, kind, createdBy, sealed: seal('outbox', JSON.stringify(envelopeOf(posting)), id) };
}

function envelopeOf({ to, locale, letter, calendar }: Posting): Envelope {
	const written = { subject: letter.subject, text: asText(letter), html: asHtml(letter, locale) };
	return { to, ...written, ...(calendar && { calendar }) };
}
