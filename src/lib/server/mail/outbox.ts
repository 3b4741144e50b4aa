import { v7 } from 'uuid';
import { outbox } from '../db/schema/outbox';
import { seal } from '../sealing';
import type { Tx } from '../scope';
import { asHtml, asText, type Letter } from './letter';

/** What a message is about. */
export type MailKind =
	'invitation' | 'password_reset' | 'password_changed' | 'email_change' | 'application' | 'factor_reset';

/** A message with its address, as the sender job reads it. */
export type Envelope = { to: string; subject: string; text: string; html: string };

type Posting = { kind: MailKind; to: string; locale: string; letter: Letter; createdBy: string | null };

/** Puts a message into the outbox, in the transaction of the change it tells of. It is sent once that transaction has committed. */
export async function postLetter(tx: Tx, { kind, to, locale, letter, createdBy }: Posting): Promise<void> {
	const id = v7();
	const envelope: Envelope = { to, subject: letter.subject, text: asText(letter), html: asHtml(letter, locale) };
	await tx.insert(outbox).values({ id, kind, createdBy, sealed: seal('outbox', JSON.stringify(envelope), id) });
}
