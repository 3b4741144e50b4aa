import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refused } from '../../src/lib/result';
import { backoffMs, MOST_ATTEMPTS } from '../../src/lib/server/mail/backoff';
import { mailGivenUp } from '../../src/lib/server/mail/given-up';
import { asHtml, asText, type Letter } from '../../src/lib/server/mail/letter';
import * as letters from '../../src/lib/server/mail/letters';
import { postLetter } from '../../src/lib/server/mail/outbox';
import { LEASE_MS, sendNext, type Deliver } from '../../src/lib/server/mail/send-next';
import { smtp } from '../../src/lib/server/mail/smtp';
import { startMail, stopMail } from '../../src/lib/server/mail/sender';
import { inScope, type Tx } from '../../src/lib/server/scope';
import { admin, database, HOUR, MINUTE, openAccounts, truth } from '../support/accounts';
import { mailAddress, mailServer, openMail, outboxRows, publicAddress, sendAll } from '../support/mail';
import { addActor } from '../support/society';

openMail();
openAccounts();

const reader = 'nguoi-doc@example.org';
const letter = (subject = 'Chủ đề'): Letter => ({
	subject,
	greeting: 'Chào bạn,',
	paragraphs: ['Một giọt máu cho đi, một cuộc đời ở lại.'],
	closing: 'Giọt Hồng'
});
const post = (tx: Tx, to = reader, written = letter(), locale = 'vi') =>
	postLetter(tx, { kind: 'invitation', to, locale, letter: written, createdBy: admin.accountId });
const posted = (to = reader, written = letter(), locale = 'vi') =>
	inScope(admin, (tx) => post(tx, to, written, locale));
const after = (ms: number) => new Date(Date.now() + ms);
const only = async () => (await outboxRows())[0] ?? {};

describe('a message', () => {
	test('is written with the change it tells of, and gone with it', async () => {
		await inScope(admin, async (tx) => {
			await post(tx);
			return refused('changed_my_mind');
		});
		await expect(
			inScope(admin, async (tx) => {
				await post(tx);
				throw new Error('fault');
			})
		).rejects.toThrow('fault');
		expect(await outboxRows()).toEqual([]);
		await posted();
		expect(await outboxRows()).toHaveLength(1);
	});

	test('is not sent before its change has committed', async () => {
		await inScope(admin, async (tx) => {
			await post(tx);
			expect(await sendAll()).toBe(0);
		});
		expect(await sendAll()).toBe(1);
	});

	test('lies encrypted until it is sent, and is emptied then', async () => {
		await posted();
		const waiting = JSON.stringify(await outboxRows(), (_, value: unknown) =>
			Buffer.isBuffer(value) ? value.toString('latin1') : value
		);
		expect(waiting).not.toContain(reader);
		await sendAll();
		expect(await only()).toMatchObject({ sealed: null, attempts: 1, given_up_at: null, last_problem: null });
		expect((await only()).sent_at).not.toBeNull();
		expect(mailServer.to(reader)).toHaveLength(1);
		expect(await sendAll(after(48 * HOUR))).toBe(0);
	});

	test('carries the sender and an id of its own', async () => {
		await posted();
		await sendAll();
		const [{ mail } = { mail: null }] = mailServer.to(reader);
		expect(mail?.from).toMatchObject({ name: 'Giọt Hồng', address: 'no-reply@giothong.example' });
		expect(mail?.messageId).toBe(`<${(await only()).id}@giothong.example>`);
	});

	test('takes no further recipient out of a name', async () => {
		await posted(reader, letter('Mời\r\nBcc: trom@example.org\r\n\r\nxin chào'));
		await sendAll();
		expect(mailServer.arrived.map(({ to }) => to)).toEqual([[reader]]);
		expect(mailServer.arrived[0]?.mail.bcc ?? []).toEqual([]);
	});
});

const name = 'Trần Thị Ngọc Huyền';
const laoName = 'ນາງ ບົວຄຳ ສີສະຫວັດ';
const href = `${publicAddress}/reset/abc`;
const everyLetter = (locale: 'vi' | 'lo' | 'en') => ({
	invitation: letters.invitationLetter(
		{ name, inviter: laoName, role: 'ຫົວໜ້າສະໂມສອນ', place: 'CLB <Sen> & Hồng', href },
		locale
	),
	reset: letters.resetLetter({ name: laoName, href }, locale),
	password: letters.passwordChangedLetter({ name }, locale),
	email: letters.emailChangeLetter({ name, oldEmail: 'cu@example.org', newEmail: 'moi@example.org', href }, locale),
	factor: letters.factorResetLetter({ name, by: laoName }, locale)
});
/** Ends of lines and blanks are the mail's own. */
const flat = (text = '') => text.replace(/\s+/g, ' ').trim();

describe.each(['vi', 'lo', 'en'] as const)('letters in %s', (locale) => {
	test('arrive as they were written, as text and as HTML', async () => {
		const written = Object.values(everyLetter(locale));
		for (const [i, one] of written.entries()) await posted(`${i}-${locale}@example.org`, one, locale);
		await sendAll();
		for (const [i, one] of written.entries()) {
			const [arrived] = mailServer.to(`${i}-${locale}@example.org`);
			expect(arrived?.mail.subject).toBe(one.subject);
			expect(flat(arrived?.mail.text)).toBe(flat(asText(one)));
			expect(flat(arrived?.mail.html)).toBe(flat(asHtml(one, locale)));
			expect(arrived?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
		}
	});
});

test('letters say the same thing in three languages, with names and links whole', () => {
	const [vi, lo, en] = (['vi', 'lo', 'en'] as const).map((locale) => Object.values(everyLetter(locale)).map(asText));
	for (const i of [0, 1, 2, 3, 4]) expect(new Set([vi?.[i], lo?.[i], en?.[i]]).size, String(i)).toBe(3);
	for (const texts of [vi, lo, en]) {
		expect(texts?.[0]).toContain(laoName);
		expect(texts?.[1]).toContain(href);
	}
	expect(asHtml(everyLetter('vi').invitation, 'vi')).not.toContain('<Sen>');
});

describe('senders', () => {
	const allOf = async (deliver: Deliver, now: Date) => {
		while (await sendNext(deliver, now));
	};

	test('of which several work at once send each message once', async () => {
		for (let i = 0; i < 20; i += 1) await posted(`nguoi-${i}@example.org`);
		const deliver = smtp(mailAddress);
		const now = new Date();
		await Promise.all([1, 2, 3, 4].map(() => allOf(deliver, now)));
		const reached = mailServer.arrived.map(({ to }) => to[0]);
		expect(reached).toHaveLength(20);
		expect(new Set(reached).size).toBe(20);
	});

	test('control: without the lease two of them send the same message', async () => {
		await truth(`create function no_lease() returns trigger language plpgsql as
			'begin new.next_attempt_at := old.next_attempt_at; return new; end'`);
		await truth(
			'create trigger no_lease before update of next_attempt_at on outbox for each row execute function no_lease()'
		);
		await posted();
		const taken: string[] = [];
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		let first: Promise<boolean> = Promise.resolve(false);
		const delivering = new Promise<void>((resolve) => {
			first = sendNext(({ to }) => (resolve(), taken.push(to), held), new Date());
		});
		await delivering;
		await sendNext(({ to }) => Promise.resolve(void taken.push(to)), new Date());
		release();
		await first;
		await truth('drop trigger no_lease on outbox');
		await truth('drop function no_lease');
		expect(taken).toEqual([reader, reader]);
	});

	test('that die leave their message to another after the lease, not before', async () => {
		await posted();
		const now = new Date();
		void sendNext(() => new Promise(() => undefined), now);
		await vi.waitFor(async () => expect((await only()).next_attempt_at).toEqual(new Date(now.getTime() + LEASE_MS)));
		expect(await sendAll(new Date(now.getTime() + LEASE_MS - 1))).toBe(0);
		expect(await sendAll(new Date(now.getTime() + LEASE_MS))).toBe(1);
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test('that come late change nothing about what another has settled', async () => {
		await posted();
		const now = new Date();
		let fail: (reason: Error) => void = () => undefined;
		const late = sendNext(() => new Promise((_, reject) => (fail = reject)), now);
		await vi.waitFor(async () => expect((await only()).next_attempt_at).toEqual(new Date(now.getTime() + LEASE_MS)));
		await sendAll(new Date(now.getTime() + LEASE_MS));
		fail(new Error('too late'));
		await late;
		expect(await only()).toMatchObject({ attempts: 1, last_problem: null, given_up_at: null, sealed: null });
	});
});

describe('a message that is not taken', () => {
	test.each([451, 421])('is tried again with growing pauses after %i, and arrives', async (code) => {
		await posted();
		let now = Date.now();
		mailServer.answering = () => code;
		for (let attempts = 1; attempts <= 3; attempts += 1) {
			expect(await sendAll(new Date(now))).toBe(1);
			expect(await only()).toMatchObject({ attempts, last_problem: String(code), sent_at: null, given_up_at: null });
			expect((await only()).sealed).not.toBeNull();
			const pause = backoffMs(attempts);
			expect(pause).toBe(MINUTE * 2 ** (attempts - 1));
			expect(await sendAll(new Date(now + pause - 1))).toBe(0);
			now += pause;
		}
		mailServer.answering = () => null;
		expect(await sendAll(new Date(now))).toBe(1);
		expect(await only()).toMatchObject({ attempts: 4, last_problem: null, sealed: null });
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test('is tried again when the server cannot be reached', async () => {
		await posted();
		await sendNext(smtp('smtp://127.0.0.1:1'), new Date());
		expect(await only()).toMatchObject({ attempts: 1, last_problem: 'ESOCKET', given_up_at: null });
		expect(await sendAll(after(MINUTE))).toBe(1);
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test.each([550, 552, 554])('is given up and emptied at once after %i', async (code) => {
		await posted();
		mailServer.answering = () => code;
		await sendAll();
		expect(await only()).toMatchObject({ attempts: 1, last_problem: String(code), sent_at: null, sealed: null });
		expect((await only()).given_up_at).not.toBeNull();
		expect(await sendAll(after(48 * HOUR))).toBe(0);
	});

	test('is kept when the server refuses our own sign-in', async () => {
		await posted();
		const refusing: Deliver = () => Promise.reject(Object.assign(new Error(), { code: 'EAUTH', responseCode: 535 }));
		await sendNext(refusing, new Date());
		expect(await only()).toMatchObject({ attempts: 1, last_problem: '535', given_up_at: null });
	});

	test('is given up and emptied after fourteen tries', async () => {
		await posted();
		mailServer.answering = () => 451;
		let now = Date.now();
		for (let tries = 1; tries < MOST_ATTEMPTS; tries += 1) {
			await sendAll(new Date(now));
			now += backoffMs(tries);
		}
		expect((await only()).given_up_at).toBeNull();
		await sendAll(new Date(now));
		expect(await only()).toMatchObject({ attempts: MOST_ATTEMPTS, last_problem: '451', sealed: null });
		expect((await only()).given_up_at).not.toBeNull();
		expect((now - Date.now()) / HOUR).toBeGreaterThan(24);
	});

	test('does not hold up the others', async () => {
		await posted('khong-co@example.org');
		await posted();
		mailServer.answering = (address) => (address === reader ? null : 451);
		expect(await sendAll()).toBe(2);
		expect(mailServer.to(reader)).toHaveLength(1);
	});
});

describe('no address stands', () => {
	const said: unknown[][] = [];
	beforeEach(() => {
		said.length = 0;
		for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
			vi.spyOn(console, way).mockImplementation((...words) => void said.push(words));
	});
	afterEach(() => void vi.restoreAllMocks());

	test('in what is kept of a failure, though the server repeats it', async () => {
		await posted();
		mailServer.answering = () => 550;
		await sendAll();
		const kept = JSON.stringify(await outboxRows());
		expect(kept).toContain('550');
		expect(kept).not.toContain('example.org');
		expect(said).toEqual([]);
	});

	test('in the log of a sender whose database fails', async () => {
		await posted();
		await truth('revoke update on outbox from giot_app');
		await truth(
			'revoke update (sealed, attempts, next_attempt_at, sent_at, given_up_at, last_problem) on outbox from giot_app'
		);
		startMail();
		await vi.waitFor(() => expect(said).toHaveLength(1));
		await stopMail();
		await truth(
			'grant update (sealed, attempts, next_attempt_at, sent_at, given_up_at, last_problem) on outbox to giot_app'
		);
		expect(JSON.stringify(said)).toContain('42501');
		expect(JSON.stringify(said)).not.toContain('example.org');
	});
});

describe('the sender', () => {
	test('sends by itself what stands in the outbox, and stops when asked', async () => {
		await posted();
		startMail();
		await vi.waitFor(() => expect(mailServer.to(reader)).toHaveLength(1));
		await stopMail();
		await posted();
		expect((await outboxRows()).filter(({ sent_at }) => sent_at === null)).toHaveLength(1);
	});
});

describe('how many were given up', () => {
	const count = async (role: Parameters<typeof addActor>[1], scope = {}) => {
		const actor = await addActor(database.superuserUrl, role, scope);
		return inScope(actor, (tx) => mailGivenUp(tx, new Date()));
	};

	test('is told to coordinators and system administrators, and to nobody else', async () => {
		await posted();
		await posted('hai@example.org');
		await posted('ba@example.org');
		mailServer.answering = (address) => (address === reader ? null : 550);
		await sendAll();
		expect(await count('province_coordinator')).toBe(2);
		expect(await count('system_admin')).toBe(2);
		expect(await inScope(admin, (tx) => mailGivenUp(tx, new Date()))).toBe(0);
		expect(await count('exchange_viewer')).toBe(0);
		await truth("update outbox set given_up_at = given_up_at - interval '8 days'");
		expect(await count('system_admin')).toBe(0);
	});
});
