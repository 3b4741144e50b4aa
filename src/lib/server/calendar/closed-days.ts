import { and, asc, eq, gte, isNull, lte, sql, type SQL } from 'drizzle-orm';
import type { CalendarDay } from '$lib/calendar/calendar-day';
import type { Period } from '$lib/drives/dates';
import type { CalendarDate } from '$lib/time/calendar-date';
import { provinces } from '../db/schema/areas';
import { calendarDays } from '../db/schema/calendar';
import type { Tx } from '../scope';

const { id, kind, country, provinceCode, nameVi, nameLo, nameEn, startsOn, endsOn, source, certainty, version } =
	calendarDays;
const names = { nameVi, nameLo, nameEn };
const removed = sql<boolean>`${calendarDays.removedAt} is not null`;
const columns = { id, kind, country, provinceCode, ...names, startsOn, endsOn, source, certainty, version, removed };

async function daysWhere(tx: Tx, condition: SQL | undefined): Promise<CalendarDay[]> {
	const found = tx.select(columns).from(calendarDays).where(condition);
	return (await found.orderBy(asc(startsOn), asc(id))) as CalendarDay[];
}

/** What is meant for a province: its own days, those of its country, and those of all. */
const meantFor = (
	province: string
) => sql`(${provinceCode} = ${province} or (${provinceCode} is null and (${country} is null
	or ${country} = (select ${provinces.country} from ${provinces} where ${provinces.code} = ${province}))))`;

const within = ({ first, last }: Period) =>
	and(lte(startsOn, last), gte(endsOn, first), isNull(calendarDays.removedAt));

/** Holidays, seasons and closed days of a province that touch a period, in order. */
export async function daysAround(tx: Tx, province: string, period: Period): Promise<CalendarDay[]> {
	return daysWhere(tx, and(meantFor(province), within(period)));
}

/** Days on which no drive should be held in a province: public holidays, and what its office closed. Both ends are included. */
export async function closedDaysOf(
	tx: Tx,
	province: string,
	{ from, to }: { from: CalendarDate; to: CalendarDate }
): Promise<CalendarDay[]> {
	const closing = sql`${kind} in ('closed', 'holiday')`;
	return daysWhere(tx, and(meantFor(province), within({ first: from, last: to }), closing));
}

/** One entry of days, taken out or not; `null` when it is missing or of another province. */
export async function dayById(tx: Tx, dayId: string): Promise<CalendarDay | null> {
	const [found] = await daysWhere(tx, eq(id, dayId));
	return found ?? null;
}
