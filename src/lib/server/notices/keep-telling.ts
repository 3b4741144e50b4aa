import { THANKS_WITHIN_DAYS } from '$lib/notices/due';
import { addDays, dayIn } from '$lib/time/calendar-date';
import { drivesBetween } from '../drives/drives-between';
import { startJob, type Job } from '../job';
import { inJob } from '../scope';
import { sendShort } from './send-short';
import { tellAgain } from './tell-again';
import { giveUpLate, tellAtDrive } from './tell-due';

const EVERY_MS = 60_000;

/** The zone by whose days drives are looked for; those of a day before and after are looked at as well. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** Begins to remind, to thank and to say when somebody may give again, and to send short messages. */
export function startNotices(): Job {
	return startJob('notices', { everyMs: EVERY_MS }, async (isStopped) => {
		const now = new Date();
		const today = dayIn(ZONE, now);
		const near = await inJob((tx) => drivesBetween(tx, addDays(today, -THANKS_WITHIN_DAYS - 1), addDays(today, 2)));
		for (const driveId of near) {
			if (isStopped()) return;
			await inJob((tx) => tellAtDrive(tx, driveId, now));
		}
		if (!isStopped()) await inJob((tx) => tellAgain(tx, now));
		if (!isStopped()) await inJob((tx) => giveUpLate(tx, now));
		while (!isStopped() && (await sendShort(inJob, now)));
	});
}
