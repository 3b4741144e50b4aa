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
		let failed: unknown;
		for (const step of await stepsOf(now)) {
			if (isStopped()) return;
			// What goes wrong at one drive keeps the people of no other from being told.
			await step().catch((thrown: unknown) => (failed ??= thrown));
		}
		while (!isStopped() && (await sendShort(inJob, now)));
		if (failed !== undefined) throw failed;
	});
}

/** What is looked after, each in a transaction of its own. */
async function stepsOf(now: Date): Promise<(() => Promise<unknown>)[]> {
	const today = dayIn(ZONE, now);
	const near = await inJob((tx) => drivesBetween(tx, addDays(today, -THANKS_WITHIN_DAYS - 1), addDays(today, 2)));
	return [
		...near.map((driveId) => () => inJob((tx) => tellAtDrive(tx, driveId, now))),
		() => inJob((tx) => tellAgain(tx, now)),
		() => inJob((tx) => giveUpLate(tx, now))
	];
}
