import { env } from '../env';
import { isDatabaseDown } from '../web/database-down';
import { faultRecord } from '../web/fault-record';
import { sendNext, type Deliver } from './send-next';
import { smtp } from './smtp';

const EVERY_MS = 1_000;

let timer: NodeJS.Timeout | undefined;
let sending: Promise<unknown> = Promise.resolve();
let stopped = false;

/** Whether this installation can send mail at all; without, screens offer the link to copy. */
export function canSendMail(): boolean {
	return env().SMTP_URL !== undefined;
}

async function round(deliver: Deliver): Promise<void> {
	try {
		while (!stopped && (await sendNext(deliver, new Date())));
	} catch (thrown) {
		if (!isDatabaseDown(thrown)) console.error(JSON.stringify({ job: 'mail', ...faultRecord(thrown) }));
	}
	if (!stopped) timer = setTimeout(() => (sending = round(deliver)), EVERY_MS).unref();
}

/** Begins to send what stands in the outbox, if a mail server is named. */
export function startMail(): void {
	const url = env().SMTP_URL;
	if (!url) return;
	stopped = false;
	sending = round(smtp(url));
}

/** Lets the message that is being sent finish, and sends no further one. */
export async function stopMail(): Promise<void> {
	stopped = true;
	clearTimeout(timer);
	await sending;
}
