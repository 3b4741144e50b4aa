import { afterAll, beforeAll, beforeEach } from 'vitest';
import { sendNext } from '../../src/lib/server/mail/send-next';
import { smtp } from '../../src/lib/server/mail/smtp';
import { admin, truth } from './accounts';
import { MailServer } from './mail-server';

/** Where links in messages lead; requests come from elsewhere. */
export const publicAddress = 'https://giothong.example';

/** The mail server of a test file. */
export let mailServer: MailServer;
/** Its address. */
export let mailAddress: string;

/** Starts a mail server before `openAccounts` reads the settings; nothing is in the outbox before each test. */
export function openMail(): void {
	beforeAll(async () => {
		mailServer = new MailServer();
		mailAddress = await mailServer.listen();
		Object.assign(process.env, { SMTP_URL: mailAddress, PUBLIC_ADDRESS: publicAddress });
	});
	afterAll(() => mailServer.close());
	beforeEach(async () => {
		await truth('delete from outbox');
		await truth('delete from account_tokens');
		mailServer.arrived.length = 0;
		mailServer.answering = () => null;
	});
}

/** Sends everything that is due, and answers how many messages were tried. */
export async function sendAll(now = new Date()): Promise<number> {
	const deliver = smtp(mailAddress);
	let tried = 0;
	while (await sendNext(deliver, now)) tried += 1;
	return tried;
}

/** The token at the end of the last link under a path that arrived at an address. */
export function tokenMailedTo(address: string, path: string): string {
	const text = mailServer.to(address).at(-1)?.mail.text ?? '';
	const found = text.match(new RegExp(`${publicAddress}/${path}/([\\w-]{43})\\b`));
	if (!found?.[1]) throw new Error(`no link to ${path} in: ${text}`);
	return found[1];
}

/** What the outbox holds, oldest first. */
export const outboxRows = () => truth('select * from outbox order by id');

/** The administrator's account as it is stored. */
export const adminRow = async () => (await truth('select * from accounts where id = $1', [admin.accountId]))[0];
