import nodemailer from 'nodemailer';
import { env } from '../env';
import { isDatabaseDown } from '../web/database-down';
import { sendDue, type Deliver } from './send-due';

const EVERY_MS = 5_000;

let timer: NodeJS.Timeout | undefined;
let sending: Promise<unknown> = Promise.resolve();
let stopped = false;

/** Whether this installation can send mail at all; without, screens offer the link to copy. */
export function canSendMail(): boolean {
	return env().SMTP_URL !== undefined;
}

function smtp(url: string): Deliver {
	const transport = nodemailer.createTransport(
		{ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
		{ from: env().MAIL_FROM }
	);
	const host = new URL(env().PUBLIC_ADDRESS).hostname;
	return async ({ to, subject, text, html }, messageId) => {
		await transport.sendMail({ to, subject, text, html, messageId: `<${messageId}@${host}>` });
	};
}

async function round(deliver: Deliver): Promise<void> {
	try {
		while (!stopped && (await sendDue(deliver, new Date())) > 0);
	} catch (thrown) {
		if (!isDatabaseDown(thrown)) console.error(JSON.stringify({ job: 'mail', error: String(thrown).split('\n')[0] }));
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
