import { and, eq, inArray } from 'drizzle-orm';
import type { DayHours } from '$lib/drives/day-hours';
import { dayOfPlace, hasBegun, reminderIsDue, thanksAreDue } from '$lib/notices/due';
import type { KeptKind } from '$lib/notices/notice';
import { acceptsApplicants } from '$lib/drives/status';
import type { CalendarDate } from '$lib/time/calendar-date';
import { nobody, recordAudit } from '../audit/record';
import { notices } from '../db/schema/notices';
import { openDays } from '../drives/days';
import { findDrive, type Drive } from '../drives/queries';
import { giveUp } from '../mail/give-up';
import type { Tx } from '../scope';
import { waysHere } from './channel';
import { concerned, peopleOnce, type Person, type ReadPeople } from './people';
import { withReach } from './recipients';
import { switchesOf } from './settings';
import { tell } from './tell';
import { toldDrive } from './tell-people';

/** Reminds those who come to a drive soon, and thanks those who gave at it, as a job; answers how many. */
export async function tellAtDrive(tx: Tx, driveId: string, now: Date): Promise<number> {
	const drive = await findDrive(tx, driveId);
	const ways = waysHere();
	if (!drive || ways.length === 0) return 0;
	const on = await switchesOf(tx, drive);
	const people = peopleOnce(tx, driveId, 'job');
	const reminded = on.reminder ? await tellOnDays(tx, drive, 'reminder', await toRemind(tx, drive, people, now)) : 0;
	const thanked = on.thanks ? await tellOnDays(tx, drive, 'thanks', await toThank(drive, people, now)) : 0;
	return reminded + thanked;
}

/** People with the day that they are told of. */
type Dated = { person: Person; day: CalendarDate };

async function toRemind(tx: Tx, drive: Drive, everybody: ReadPeople, now: Date): Promise<Dated[]> {
	if (!acceptsApplicants(drive.status)) return [];
	const people = await concerned('reminder', everybody);
	const held = { ...drive, days: await openDays(tx, drive) };
	return people
		.filter(({ slotStartsAt }) => reminderIsDue(held, slotStartsAt, now))
		.map((person) => ({ person, day: dayOfPlace(drive, person.slotStartsAt) }));
}

async function toThank(drive: Drive, everybody: ReadPeople, now: Date): Promise<Dated[]> {
	const people = await concerned('thanks', everybody);
	return people.flatMap((person) => {
		const { donatedOn } = person;
		return donatedOn && thanksAreDue(donatedOn, drive.timezone, now) ? [{ person, day: donatedOn }] : [];
	});
}

/** Tells each of their day, once; those who cannot be reached are left alone. */
async function tellOnDays(tx: Tx, drive: Drive, kind: KeptKind, people: Dated[]): Promise<number> {
	if (people.length === 0) return 0;
	const of = await toldDrive(tx, drive);
	let told = 0;
	for (const day of new Set(people.map((one) => one.day))) {
		const ofDay = people.filter((one) => one.day === day).map(({ person }) => person);
		const reached = withReach(kind, ofDay, waysHere()).filter(({ reach }) => 'way' in reach);
		const occasion = { kind, reason: '', day, occasion: day, changeId: null, accountId: null };
		told += await tell(tx, of, occasion, reached);
	}
	if (told > 0) await recordTold(tx, drive, kind);
	return told;
}

/** Keeps that the house told people of a drive by itself. */
export async function recordTold(tx: Tx, { id, provinceCode, clubId }: Drive, kind: KeptKind): Promise<void> {
	const about = { objectType: 'drive', objectId: id, driveId: id, provinceCode, clubId } as const;
	await recordAudit(tx, nobody, { action: 'drive.told', ...about, fields: [kind] });
}

/** Lets go of reminders that still wait although their drive has begun: nobody is reminded of what is over. */
export async function giveUpLate(tx: Tx, now: Date): Promise<void> {
	const { id, driveId, occasion, outboxId } = notices;
	const waiting = and(eq(notices.kind, 'reminder'), eq(notices.state, 'queued'));
	const found = await tx.select({ id, driveId, occasion, outboxId }).from(notices).where(waiting);
	const drives = new Map<string, Held | null>();
	for (const one of new Set(found.map((notice) => notice.driveId))) drives.set(one, await heldDrive(tx, one));
	const late = found.filter((notice) => {
		const drive = drives.get(notice.driveId);
		return !drive || hasBegun(drive, notice.occasion as CalendarDate, now);
	});
	const short = late.filter((notice) => notice.outboxId === null).map((notice) => notice.id);
	if (short.length > 0)
		await tx
			.update(notices)
			.set({ state: 'failed', reason: 'too_late', sealed: null, settledAt: now })
			.where(and(inArray(id, short), waiting));
	await giveUp(
		tx,
		late.flatMap((notice) => notice.outboxId ?? []),
		now
	);
}

type Held = Drive & { days: readonly DayHours[] };

async function heldDrive(tx: Tx, id: string): Promise<Held | null> {
	const drive = await findDrive(tx, id);
	return drive && { ...drive, days: await openDays(tx, drive) };
}
