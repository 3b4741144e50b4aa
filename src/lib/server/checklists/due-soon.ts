import { sql } from 'drizzle-orm';
import type { TasksDue } from '$lib/home/task';
import type { CalendarDate } from '$lib/time/calendar-date';
import type { Tx } from '../scope';

/** A task this close is done now. */
const DAYS_AHEAD = 7;

/** How many tasks of drives that the actor plans are due within a week or overdue, and the drive of the first of them; `null` where there is none. */
export async function tasksDueSoon(tx: Tx, today: CalendarDate): Promise<TasksDue | null> {
	const { rows } = await tx.execute<TasksDue>(sql`
		with due as (
			select t.drive_id, d.title, coalesce(t.due_on, d.starts_on - t.days_before) as due_on from drive_tasks t join drives d on d.id = t.drive_id
			where t.done_at is null and t.removed_at is null and d.status not in ('closed', 'cancelled') and d.ends_on >= ${today}::date
		), soon as (
			select drive_id, title, due_on, count(*) over ()::int as tasks, (count(*) filter (where due_on < ${today}::date) over ())::int as overdue
			from due where due_on <= ${today}::date + ${DAYS_AHEAD}::int
		)
		select drive_id as "driveId", title, tasks, overdue from soon order by due_on, drive_id limit 1`);
	return rows[0] ?? null;
}
