import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { calendarOf, MailServer } from './mail-server';

/** A message as a test reads it, with the calendar file that it carries. */
export type Received = { to: string[]; subject: string; text: string; calendar: string | null };

/** Runs work beside a mail server whose messages are put into a folder, where other processes find them. */
export async function withMailbox<T>(work: (mailbox: { address: string; folder: string }) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'giot-hong-mail-'));
	let arrived = 0;
	const server = new MailServer(({ to, mail }) => {
		const received: Received = { to, subject: mail.subject ?? '', text: mail.text ?? '', calendar: calendarOf(mail) };
		const file = join(folder, String((arrived += 1)).padStart(6, '0'));
		writeFileSync(file, JSON.stringify(received));
		renameSync(file, `${file}.json`);
	});
	try {
		return await work({ address: await server.listen(), folder });
	} finally {
		await server.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

function received(): Received[] {
	const folder = process.env.TEST_MAIL_DIR ?? '';
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	return files.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** The nth message to an address, waited for: the product looks into its outbox every second. */
export async function mailTo(address: string, nth = 1): Promise<Received> {
	for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(200)) {
		const found = received().filter(({ to }) => to.includes(address))[nth - 1];
		if (found) return found;
	}
	throw new Error(`no message to ${address} within 30 seconds`);
}
