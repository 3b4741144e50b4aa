import { eq, inArray } from 'drizzle-orm';
import type { SeriesRefusal } from '$lib/drives/refusals';
import { done, refused, type Result } from '$lib/result';
import { addDays, dayIn, daysBetween, type CalendarDate } from '$lib/time/calendar-date';
import type { Actor } from '../actor';
import { drives } from '../db/schema/drives';
import { takeTurns, type Tx } from '../scope';
import { planOn } from './begin-from';
import { copyPlan } from './copy-plan';
import type { Drive } from './queries';
import { scheduleDrive } from './schedule-drive';

type Planning = { actor: Actor; like: Drive; days: readonly CalendarDate[]; seriesId: string; now: Date };

/**
 * Plans drives like one on several days, all of them or none. Sent twice it plans them once: the value is how many there are. Refused where one of them
 * cannot stand on its day, which the details name.
 */
export async function planSeries(
	tx: Tx,
	{ actor, like, days, seriesId, now }: Planning
): Promise<Result<{ drives: number }, SeriesRefusal>> {
	if (days.length === 0) return refused('no_day_taken');
	const past = days.find((day) => day < dayIn(like.timezone, now));
	if (past) return refused('day_past', { day: past });
	await takeTurns(tx, `series ${seriesId}`);
	const there = await tx.$count(drives, eq(drives.seriesId, seriesId));
	if (there > 0) return done({ drives: there });

	const added: string[] = [];
	for (const day of days) {
		const one = await planOne(tx, { actor, like, day, now });
		if (!one.ok) return refused(one.refusal, { day });
		added.push(one.value.id);
	}
	await tx.update(drives).set({ seriesId }).where(inArray(drives.id, added));
	return done({ drives: added.length });
}

async function planOne(tx: Tx, { actor, like, day, now }: { actor: Actor; like: Drive; day: CalendarDate; now: Date }) {
	const length = like.datePrecision === 'day' ? daysBetween(like.startsOn, like.endsOn) : 0;
	const input = { ...(await planOn(tx, like, { first: day, last: addDays(day, length) })), id: '' };
	const added = await scheduleDrive(tx, { actor, input, now });
	if (added.ok) await copyPlan(tx, { from: like.id, to: added.value.id });
	return added;
}

/** The drives of a series, by day. */
export async function drivesOfSeries(tx: Tx, seriesId: string) {
	const { id, title, startsOn, endsOn } = drives;
	return tx.select({ id, title, startsOn, endsOn }).from(drives).where(eq(drives.seriesId, seriesId)).orderBy(startsOn);
}
