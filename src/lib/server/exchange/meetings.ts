import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { MeetingInput, PointInput } from '$lib/exchange/statement-forms';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { allProvinces, provinceByCode } from '../areas/queries';
import { exchangeMeetings, exchangePoints } from '../db/schema/exchange';
import type { Tx } from '../scope';
import { auditExchange } from './audit-exchange';

/** A yearly meeting, and what it agreed in the order in which it was written. */
export type Meeting = Omit<typeof exchangeMeetings.$inferSelect, 'createdAt'> & { points: Point[] };

/** Something that a meeting agreed. */
export type Point = Omit<typeof exchangePoints.$inferSelect, 'createdAt' | 'meetingId'>;

/** The meeting of a year; null where none is written, or it is not to be seen yet. */
export async function meetingOf(tx: Tx, year: number): Promise<Meeting | null> {
	const [found] = await tx.select().from(exchangeMeetings).where(eq(exchangeMeetings.year, year));
	if (!found) return null;
	const { createdAt: _, ...meeting } = found;
	const { id, agreed, owner, dueOn, doneOn, createdAt } = exchangePoints;
	const points = await tx
		.select({ id, agreed, owner, dueOn, doneOn })
		.from(exchangePoints)
		.where(eq(exchangePoints.meetingId, meeting.id))
		.orderBy(asc(createdAt), asc(id));
	return { ...meeting, points };
}

/** All meetings that may be seen, the newest first. */
export async function allMeetings(tx: Tx) {
	const { year, hostCode, heldOn, place } = exchangeMeetings;
	return tx.select({ year, hostCode, heldOn, place }).from(exchangeMeetings).orderBy(desc(year));
}

/** Who would host a meeting: the other province than at the last one before; the first one served where none was held. */
export async function proposedHost(tx: Tx, year: number): Promise<string> {
	const { hostCode } = exchangeMeetings;
	const earlier = lt(exchangeMeetings.year, year);
	const [last] = await tx
		.select({ hostCode })
		.from(exchangeMeetings)
		.where(earlier)
		.orderBy(desc(exchangeMeetings.year))
		.limit(1);
	const codes = (await allProvinces(tx)).map(({ code }) => code);
	return codes.find((code) => code !== (last?.hostCode ?? '')) ?? '';
}

/** Writes the meeting of a year, whichever office does. Refuses a stale version and a province that is not served. */
export async function saveMeeting(
	tx: Tx,
	actor: Actor,
	{ year, provinceCode }: { year: number; provinceCode: string },
	input: MeetingInput
): Promise<Result<null, 'stale_version' | 'unknown_province'>> {
	if (!(await provinceByCode(tx, input.hostCode))) return refused('unknown_province');
	const { version, heldOn, ...typed } = input;
	const values = { ...typed, heldOn: heldOn || null };
	const written =
		version === 0
			? await tx
					.insert(exchangeMeetings)
					.values({ year, ...values })
					.onConflictDoNothing()
			: await tx
					.update(exchangeMeetings)
					.set({ ...values, version: sql`${exchangeMeetings.version} + 1` })
					.where(and(eq(exchangeMeetings.year, year), eq(exchangeMeetings.version, version)));
	if (written.rowCount === 0) return refused('stale_version');
	await auditExchange(tx, actor, { provinceCode, year }, 'exchange.meeting_saved');
	return done(null);
}

type At = { meeting: Meeting; provinceCode: string };

/** Adds what a meeting agreed, under the id issued with its form: the second sending adds nothing. */
export async function addPoint(tx: Tx, actor: Actor, { meeting, provinceCode }: At, input: PointInput): Promise<void> {
	const { agreed, owner, dueOn } = input;
	const row = { id: input.id || v7(), meetingId: meeting.id, agreed, owner, dueOn: dueOn || null };
	const { rowCount } = await tx.insert(exchangePoints).values(row).onConflictDoNothing();
	if (rowCount === 1) await auditExchange(tx, actor, { provinceCode, year: meeting.year }, 'exchange.point_added');
}

/** Says on which day something agreed was done; an empty day opens it again. */
export async function markPoint(
	tx: Tx,
	actor: Actor,
	{ meeting, provinceCode }: At,
	point: Point,
	doneOn: string
): Promise<void> {
	await tx
		.update(exchangePoints)
		.set({ doneOn: doneOn || null })
		.where(eq(exchangePoints.id, point.id));
	await auditExchange(tx, actor, { provinceCode, year: meeting.year }, 'exchange.point_done');
}

/** Takes out what was written by mistake. */
export async function removePoint(tx: Tx, actor: Actor, { meeting, provinceCode }: At, point: Point): Promise<void> {
	await tx.delete(exchangePoints).where(eq(exchangePoints.id, point.id));
	await auditExchange(tx, actor, { provinceCode, year: meeting.year }, 'exchange.point_removed');
}
