import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { backoffMs, MOST_ATTEMPTS } from '../../src/lib/server/mail/backoff';
import { mailGivenUp } from '../../src/lib/server/mail/given-up';
import { sendNext, type Deliver } from '../../src/lib/server/mail/send-next';
import { smtp } from '../../src/lib/server/mail/smtp';
import { startMail, stopMail } from '../../src/lib/server/mail/sender';
import { inScope } from '../../src/lib/server/scope';
import { admin, database, HOUR, MINUTE, openAccounts, truth } from '../support/accounts';
import { after, mailServer, onlyMessage, openMail, outboxRows, posted, reader, sendAll } from '../support/mail';
import { addActor } from '../support/society';

openMail();
openAccounts();

describe('a message that is not taken', () => {
	test.each([451, 421])('is tried again with growing pauses after %i, and arrives', async (code) => {
		await posted();
		let now = Date.now();
		mailServer.answering = () => code;
		for (let attempts = 1; attempts <= 3; attempts += 1) {
			expect(await sendAll(new Date(now))).toBe(1);
			expect(await onlyMessage()).toMatchObject({
				attempts,
				last_problem: String(code),
				sent_at: null,
				given_up_at: null
			});
			expect((await onlyMessage()).sealed).not.toBeNull();
			const pause = backoffMs(attempts);
			expect(pause).toBe(MINUTE * 2 ** (attempts - 1));
			expect(await sendAll(new Date(now + pause - 1))).toBe(0);
			now += pause;
		}
		mailServer.answering = () => null;
		expect(await sendAll(new Date(now))).toBe(1);
		expect(await onlyMessage()).toMatchObject({ attempts: 4, last_problem: null, sealed: null });
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test('is tried again when the server cannot be reached', async () => {
		await posted();
		await sendNext(smtp('smtp://127.0.0.1:1'), new Date());
		expect(await onlyMessage()).toMatchObject({ attempts: 1, last_problem: 'ESOCKET', given_up_at: null });
		expect(await sendAll(after(MINUTE))).toBe(1);
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test.each([550, 552, 554])('is given up and emptied at once after %i', async (code) => {
		await posted();
		mailServer.answering = () => code;
		await sendAll();
		expect(await onlyMessage()).toMatchObject({ attempts: 1, last_problem: String(code), sent_at: null, sealed: null });
		expect((await onlyMessage()).given_up_at).not.toBeNull();
		expect(await sendAll(after(48 * HOUR))).toBe(0);
	});

	test('is kept when the server refuses our own sign-in', async () => {
		await posted();
		const refusing: Deliver = () => Promise.reject(Object.assign(new Error(), { code: 'EAUTH', responseCode: 535 }));
		await sendNext(refusing, new Date());
		expect(await onlyMessage()).toMatchObject({ attempts: 1, last_problem: '535', given_up_at: null });
	});

	test('is given up and emptied after fourteen tries', async () => {
		await posted();
		mailServer.answering = () => 451;
		let now = Date.now();
		for (let tries = 1; tries < MOST_ATTEMPTS; tries += 1) {
			await sendAll(new Date(now));
			now += backoffMs(tries);
		}
		expect((await onlyMessage()).given_up_at).toBeNull();
		await sendAll(new Date(now));
		expect(await onlyMessage()).toMatchObject({ attempts: MOST_ATTEMPTS, last_problem: '451', sealed: null });
		expect((await onlyMessage()).given_up_at).not.toBeNull();
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
