import { startJob, type Job } from '../job';
import { canSendMail } from '../mail/sender';
import { inJob } from '../scope';
import { dueReports, tellReport } from './tell-report';

const EVERY_MS = 10 * 60_000;

/** Begins to send the main figures of reports to those who asked for them, once the day of a period has come. */
export function startReports(): Job {
	return startJob('reports', { everyMs: EVERY_MS }, async (isStopped) => {
		if (canSendMail()) await tellDueReports(new Date(), isStopped);
	});
}

/** Writes every letter that is due, each in a transaction of its own: how many. What goes wrong with one keeps no other from its letter. */
export async function tellDueReports(now: Date, isStopped: () => boolean = () => false): Promise<number> {
	let told = 0;
	const failures: unknown[] = [];
	for (const scheduleId of await inJob((tx) => dueReports(tx, now))) {
		if (isStopped()) break;
		try {
			if (await inJob((tx) => tellReport(tx, scheduleId, now))) told++;
		} catch (thrown) {
			failures.push(thrown);
		}
	}
	if (failures.length > 0) throw new AggregateError(failures, 'Some reports were not sent');
	return told;
}
