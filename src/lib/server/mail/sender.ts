import { env } from '../env';
import { startJob, type Job } from '../job';
import { sendNext } from './send-next';
import { smtp } from './smtp';

const EVERY_MS = 1_000;

let job: Job | undefined;

/** Whether this installation can send mail at all; without, screens offer the link to copy. */
export function canSendMail(): boolean {
	return env().SMTP_URL !== undefined;
}

/** Begins to send what stands in the outbox, if a mail server is named. */
export function startMail(): void {
	const url = env().SMTP_URL;
	if (!url) return;
	const deliver = smtp(url);
	job = startJob('mail', { everyMs: EVERY_MS }, async (isStopped) => {
		while (!isStopped() && (await sendNext(deliver, new Date())));
	});
}

/** Lets the message that is being sent finish, and sends no further one. */
export async function stopMail(): Promise<void> {
	await job?.stop();
}
