import { and, eq, sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { CalendarDay } from '$lib/calendar/calendar-day';
import type { ClosedDayInput, NewClosedDayInput } from '$lib/calendar/closed-day-form';
import { differences } from '$lib/differences';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { wasDoneBy } from '../audit/queries';
import { calendarDays } from '../db/schema/calendar';
import type { Tx } from '../scope';
import { auditCalendar } from './audit-calendar';

/** Days of a province: the others are reference data. */
export type ClosedDay = CalendarDay & { provinceCode: string };

const rowOf = ({ name, startsOn, endsOn }: Pick<ClosedDayInput, 'name' | 'startsOn' | 'endsOn'>) => ({
	nameVi: name,
	startsOn,
	endsOn: endsOn || startsOn
});

/** Adds days on which a province holds no drives, under the id issued with the form; the second sending finds what the first one added. */
export async function addClosedDay(tx: Tx, actor: Actor, input: NewClosedDayInput): Promise<{ id: string }> {
	const id = input.id || v7();
	if (await wasDoneBy(tx, actor, 'calendar_day.added', id)) return { id };
	const { provinceCode } = input;
	await tx.insert(calendarDays).values({ id, kind: 'closed', provinceCode, ...rowOf(input) });
	await auditCalendar(tx, actor, { id, provinceCode }, 'calendar_day.added');
	return { id };
}

/** Changes such days. Refuses a stale version. */
export async function editClosedDay(
	tx: Tx,
	actor: Actor,
	day: ClosedDay,
	input: ClosedDayInput
): Promise<Result<null, 'stale_version'>> {
	const typed = rowOf(input);
	const fields = differences(typed, day).map(({ name }) => name);
	if (day.version === input.version && fields.length === 0) return done(null);
	return write(tx, actor, day, { values: typed, version: input.version, action: 'calendar_day.edited', fields });
}

type Removing = { day: ClosedDay; version: number; now: Date };

/** Takes such days out of the calendar. Refuses a stale version, and what is out already. */
export async function removeClosedDay(
	tx: Tx,
	actor: Actor,
	{ day, version, now }: Removing
): Promise<Result<null, 'stale_version'>> {
	if (day.removed) return refused('stale_version');
	return write(tx, actor, day, { values: { removedAt: now }, version, action: 'calendar_day.removed' });
}

/** Puts them back. Refuses a stale version, and what stands already. */
export async function restoreClosedDay(
	tx: Tx,
	actor: Actor,
	{ day, version }: Omit<Removing, 'now'>
): Promise<Result<null, 'stale_version'>> {
	if (!day.removed) return refused('stale_version');
	return write(tx, actor, day, { values: { removedAt: null }, version, action: 'calendar_day.restored' });
}

type Writing = {
	values: Partial<typeof calendarDays.$inferInsert>;
	version: number;
	action: 'calendar_day.edited' | 'calendar_day.removed' | 'calendar_day.restored';
	fields?: string[];
};

async function write(tx: Tx, actor: Actor, day: ClosedDay, writing: Writing): Promise<Result<null, 'stale_version'>> {
	const { values, version, action, fields } = writing;
	const written = await tx
		.update(calendarDays)
		.set({ ...values, version: sql`${calendarDays.version} + 1` })
		.where(and(eq(calendarDays.id, day.id), eq(calendarDays.version, version)));
	if (written.rowCount === 0) return refused('stale_version');
	await auditCalendar(tx, actor, day, action, fields);
	return done(null);
}
