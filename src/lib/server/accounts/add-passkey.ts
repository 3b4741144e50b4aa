import type { Actor } from '../actor';
import { addPasskey } from '../auth/own-factors';
import { passkeyAddedLetter } from '../mail/letters';
import { postLetter } from '../mail/outbox';
import type { Tx } from '../scope';

/** Keeps a passkey that the browser made, as `addPasskey` does, and tells its person by mail. */
export async function addOwnPasskey(tx: Tx, actor: Actor, made: Parameters<typeof addPasskey>[2]) {
	const added = await addPasskey(tx, actor, made);
	if (!added.ok) return added;
	const { accountId, fullName, email: to, locale } = actor;
	const letter = passkeyAddedLetter({ name: fullName, device: made.name }, locale);
	await postLetter(tx, { kind: 'passkey_added', to, locale, letter, createdBy: accountId });
	return added;
}
