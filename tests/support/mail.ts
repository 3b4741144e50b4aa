import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Letter } from '../../src/lib/server/mail/letter';
import { postLetter } from '../../src/lib/server/mail/outbox';
import { sendNext } from '../../src/lib/server/mail/send-next';
import { smtp } from '../../src/lib/server/mail/smtp';
import { inScope, type Tx } from '../../src/lib/server/scope';
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

/** An instant that comes. */
export const after = (ms: number) => new Date(Date.now() + ms);

/** The token at the end of the last link under a path that arrived at an address. */
export function tokenMailedTo(address: string, path: string): string {
	const text = mailServer.to(address).at(-1)?.mail.text ?? '';
	const found = text.match(new RegExp(`${publicAddress}/${path}/([\\w-]{43})\\b`));
	if (!found?.[1]) throw new Error(`no link to ${path} in: ${text}`);
	return found[1];
}

/** What the outbox holds, oldest first. */
export const outboxRows = () => truth('select * from outbox order by id');

/** The only message in the outbox as it is stored. */
export const onlyMessage = async () => (await outboxRows())[0] ?? {};

/** The administrator's account as it is stored. */
export const adminRow = async () => (await truth('select * from accounts where id = $1', [admin.accountId]))[0];

/** Who is written to, unless it is somebody else. */
export const reader = 'nguoi-doc@example.org';
/** A short letter. */
export const letter = (subject = 'Chủ đề'): Letter => ({
	subject,
	greeting: 'Chào bạn,',
	paragraphs: ['Một giọt máu cho đi, một cuộc đời ở lại.'],
	closing: 'Giọt Hồng'
});
/** Puts a letter into the outbox within a change. */
export const post = (tx: Tx, to = reader, written = letter(), locale = 'vi') =>
	postLetter(tx, { kind: 'invitation', to, locale, letter: written, createdBy: admin.accountId });
/** Puts a letter into the outbox. */
export const posted = (to = reader, written = letter(), locale = 'vi') =>
	inScope(admin, (tx) => post(tx, to, written, locale));
