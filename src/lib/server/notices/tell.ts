import { v7 } from 'uuid';
import type { Reach } from '$lib/notices/reach';
import { notices } from '../db/schema/notices';
import { noticeLetter } from '../mail/notice-letters';
import { noticeText } from '../mail/notice-texts';
import { postLetters, type Posting } from '../mail/outbox';
import { seal } from '../sealing';
import type { Tx } from '../scope';
import type { Recipient } from './recipients';
import { calendarFor, factsFor, localeOf, type Told, type ToldDrive } from './said';

/** What is told and by whom; `accountId` is null where it tells itself. `occasion` is the change or the day: of each, nobody is told twice. */
export type Occasion = Told & { occasion: string; changeId: string | null; accountId: string | null };

/** Rows of one statement. */
const AT_ONCE = 500;

/** Short messages wait beside their notice, letters in the outbox. */
type Sending = { id: string; reach: Extract<Reach, { way: string }>; text: string };

const isReached = (reach: Reach): reach is Sending['reach'] => 'way' in reach;

/**
 * Tells people, each once: the key of the table decides, so that two who press at the same time tell nobody twice. Letters are posted in this
 * transaction. Those who cannot be told are kept with the reason. Answers how many are told now.
 */
export async function tell(
	tx: Tx,
	of: ToldDrive,
	occasion: Occasion,
	recipients: readonly Recipient[]
): Promise<number> {
	const rows = recipients.map((recipient) => rowOf(of, occasion, recipient)).toSorted(byRecipient);
	let told = 0;
	for (let from = 0; from < rows.length; from += AT_ONCE) {
		const some = rows.slice(from, from + AT_ONCE);
		const added = await tx
			.insert(notices)
			.values(some.map(({ values }) => values))
			.onConflictDoNothing()
			.returning({ id: notices.id });
		const ids = new Set(added.map(({ id }) => id));
		const now = some.flatMap(({ values: { id }, recipient: { person, reach } }) =>
			ids.has(id) && isReached(reach) ? [{ id, person, ...reach }] : []
		);
		told += now.length;
		const written = now.filter(({ way }) => way === 'email').map((one) => letterFor(of, occasion, one));
		await postLetters(tx, written);
	}
	return told;
}

type Row = ReturnType<typeof rowOf>;
const byRecipient = (a: Row, b: Row) => (a.values.recipientId < b.values.recipientId ? -1 : 1);

function rowOf(of: ToldDrive, occasion: Occasion, recipient: Recipient) {
	const { person } = recipient;
	const id = v7();
	const recipientId = person.registrationId ?? person.donorId;
	if (!recipientId) throw new Error('Nobody can be told who is neither registered nor a donor');
	const values = {
		id,
		driveId: of.drive.id,
		kind: occasion.kind,
		changeId: occasion.changeId,
		occasion: occasion.occasion,
		recipientId,
		registrationId: person.registrationId,
		donorId: person.donorId,
		toldBy: occasion.accountId,
		...standing(id, of, occasion, recipient)
	};
	return { values, recipient };
}

/** How a notice begins: waiting to be sent by its way, or left out with the reason. */
export function standing(id: string, of: ToldDrive, told: Told, { person, reach }: Recipient) {
	if (!isReached(reach)) return { channel: 'email', state: 'skipped', reason: reach.unreachable };
	const waiting = { channel: reach.way, state: 'queued', reason: null };
	if (reach.way === 'email') return { ...waiting, outboxId: id };
	const text = noticeText(told.kind, factsFor(person, of, told), localeOf(person, of.drive));
	return { ...waiting, outboxId: null, sealed: seal('notice', JSON.stringify({ to: reach.to, text }), id) };
}

type Addressed = { id: string; to: string; person: Recipient['person'] };

/** The letter of a notice, under the number that the notice names. */
export function letterFor(
	of: ToldDrive,
	told: Told & { accountId: string | null },
	{ id, to, person }: Addressed
): Posting {
	const locale = localeOf(person, of.drive);
	const letter = noticeLetter(told.kind, factsFor(person, of, told), locale);
	const calendar = calendarFor(person, of);
	return { id, kind: 'notice', to, locale, letter, calendar, createdBy: told.accountId };
}
