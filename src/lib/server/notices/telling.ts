import { and, eq, sql } from 'drizzle-orm';
import type { ToldKind } from '$lib/notices/notice';
import { tellable } from '$lib/notices/tellings';
import { dayIn } from '$lib/time/calendar-date';
import { notices } from '../db/schema/notices';
import { hasDonorsToInvite } from '../donors/to-invite';
import { changesOf, type ToldChange } from '../drives/drive-changes';
import type { Drive } from '../drives/queries';
import type { Tx } from '../scope';
import { waysHere } from './channel';
import { peopleOnce, type ReadPeople } from './people';
import { recipientsOf, type Recipient, type Telling } from './recipients';

/** What happened of which somebody is told, in the key of the table. */
export const occasionOf = ({ kind, change }: Telling): string => change?.id ?? kind;

/** What of a drive may be told now; that it is held after all, only where somebody was told that it is not. */
export async function tellingsOf(tx: Tx, drive: Drive, now: Date): Promise<Telling[]> {
	const all = tellable<ToldChange>(drive, await changesOf(tx, drive.id), dayIn(drive.timezone, now));
	if (!all.some(({ kind }) => kind === 'reopened')) return all;
	const heard = and(eq(notices.driveId, drive.id), eq(notices.kind, 'cancelled'));
	const wereTold = (await tx.$count(notices, heard)) > 0;
	return all.filter(({ kind }) => kind !== 'reopened' || wereTold);
}

/** The one of them that a page asks for: of a kind, or of one change. */
export function chosenOf(
	all: readonly Telling[],
	{ kind, change }: { kind: ToldKind; change: string }
): Telling | null {
	return all.find((one) => one.kind === kind && (change === '' || one.change?.id === change)) ?? null;
}

/** Those whom nobody told of it yet, with the way by which they would be. */
export async function untold(tx: Tx, drive: Drive, telling: Telling, everybody?: ReadPeople): Promise<Recipient[]> {
	const occasion = and(
		eq(notices.driveId, drive.id),
		eq(notices.kind, telling.kind),
		eq(notices.occasion, occasionOf(telling))
	);
	const heard = await tx.select({ id: notices.recipientId }).from(notices).where(occasion);
	const known = new Set(heard.map(({ id }) => id));
	const recipients = await recipientsOf(tx, drive, telling, waysHere(), everybody);
	return recipients.filter(({ person }) => !known.has(person.registrationId ?? person.donorId ?? ''));
}

/** Something that people were not told: `people` is how many, null where it is that the drive is announced and nobody was asked. */
export type Pending = { kind: ToldKind; changeId: string | null; people: number | null };

/** What people of a drive have not been told; whom to invite is not counted here, since it takes long. */
export async function pendingOf(tx: Tx, drive: Drive, now: Date): Promise<Pending[]> {
	const pending: Pending[] = [];
	const everybody = peopleOnce(tx, drive.id);
	for (const telling of await tellingsOf(tx, drive, now)) {
		const { kind, change } = telling;
		if (kind === 'announced') {
			if (!(await anybodyWasAsked(tx, drive.id)) && (await hasDonorsToInvite(tx, drive)))
				pending.push({ kind, changeId: null, people: null });
			continue;
		}
		const people = (await untold(tx, drive, telling, everybody)).length;
		if (people > 0) pending.push({ kind, changeId: change?.id ?? null, people });
	}
	return pending;
}

async function anybodyWasAsked(tx: Tx, driveId: string): Promise<boolean> {
	const asked = and(eq(notices.driveId, driveId), eq(notices.kind, 'announced'));
	const found = await tx
		.select({ one: sql`1` })
		.from(notices)
		.where(asked)
		.limit(1);
	return found.length > 0;
}
