import { sql } from 'drizzle-orm';
import { OPEN_DAYS } from '$lib/feedback/feedback';
import { addDays, dayIn, type CalendarDate } from '$lib/time/calendar-date';
import { inPublicDrive, type Tx } from '../scope';

/** What whoever followed a link is told of the drive. */
export type FeedbackDrive = { title: string; startsOn: CalendarDate; endsOn: CalendarDate; timezone: string };

/** The drive in whose public scope the transaction works; null where nobody is asked about it. */
export async function feedbackDrive(tx: Tx): Promise<FeedbackDrive | null> {
	const { rows } = await tx.execute<FeedbackDrive>(
		sql`select title, starts_on::text as "startsOn", ends_on::text as "endsOn", timezone from giot_feedback_about()`
	);
	return rows[0] ?? null;
}

/** The same for a page, with whether answers are taken: from the first day of the drive until sixty days after its last. */
export async function askedAbout(code: string, now: Date): Promise<(FeedbackDrive & { takes: boolean }) | null> {
	const drive = await inPublicDrive({ code }, feedbackDrive);
	if (!drive) return null;
	const today = dayIn(drive.timezone, now);
	return { ...drive, takes: drive.startsOn <= today && today <= addDays(drive.endsOn, OPEN_DAYS) };
}
