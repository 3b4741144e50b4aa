import { and, asc, eq, inArray } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Actor } from '../actor';
import { notices } from '../db/schema/notices';
import { auditDrive } from '../drives/audit-drive';
import type { Drive } from '../drives/queries';
import { postLetter } from '../mail/outbox';
import type { Tx } from '../scope';
import { waysHere } from './channel';
import { recipientsOf, type Recipient, type Telling } from './recipients';
import type { Told, ToldDrive } from './said';
import { letterFor, standing } from './tell';
import { toldDrive } from './tell-people';
import { occasionOf, tellingsOf } from './telling';

type Retrying = { actor: Actor; drive: Drive; now: Date };

/**
 * Tries again to tell those of a drive whom a notice did not reach, with the address that they have now, as long as it is worth telling; answers
 * how many.
 */
export async function retryNotices(tx: Tx, { actor, drive, now }: Retrying): Promise<number> {
	const of = await toldDrive(tx, drive);
	let again = 0;
	for (const telling of await tellingsOf(tx, drive, now)) again += await retryOne(tx, of, telling, actor);
	if (again > 0) await auditDrive(tx, actor, drive, 'drive.told', ['retried']);
	return again;
}

/** Locking the rows keeps two who press at once from sending one twice; what was sent is not looked at. */
async function retryOne(tx: Tx, of: ToldDrive, telling: Telling, { accountId }: Actor): Promise<number> {
	const { kind, change } = telling;
	const ofOccasion = and(
		eq(notices.driveId, of.drive.id),
		eq(notices.kind, kind),
		eq(notices.occasion, occasionOf(telling))
	);
	const failed = await tx
		.select({ id: notices.id, recipientId: notices.recipientId })
		.from(notices)
		.where(and(ofOccasion, inArray(notices.state, ['failed', 'skipped'])))
		.orderBy(asc(notices.id))
		.for('update');
	if (failed.length === 0) return 0;
	const recipients = await recipientsOf(tx, of.drive, telling, waysHere());
	const known = new Map(recipients.map((one) => [one.person.registrationId ?? one.person.donorId, one]));
	const told = { kind, reason: change?.reason ?? '', day: null, accountId };
	let again = 0;
	for (const { id, recipientId } of failed) {
		const recipient = known.get(recipientId);
		if (recipient && (await sendAgain(tx, id, of, told, recipient))) again += 1;
	}
	return again;
}

type ByWhom = Told & { accountId: string | null };

async function sendAgain(tx: Tx, id: string, of: ToldDrive, told: ByWhom, recipient: Recipient): Promise<boolean> {
	const { person, reach } = recipient;
	if (!('way' in reach)) return false;
	const letterId = reach.way === 'email' ? v7() : null;
	const begun = { ...standing(id, of, told, recipient), outboxId: letterId, settledAt: null };
	await tx.update(notices).set(begun).where(eq(notices.id, id));
	if (letterId) await postLetter(tx, letterFor(of, told, { id: letterId, to: reach.to, person }));
	return true;
}
