import { describe, expect, test, vi } from 'vitest';
import { refused } from '../../src/lib/result';
import { LEASE_MS, sendNext, type Deliver } from '../../src/lib/server/mail/send-next';
import { smtp } from '../../src/lib/server/mail/smtp';
import { startMail, stopMail } from '../../src/lib/server/mail/sender';
import { inScope } from '../../src/lib/server/scope';
import { admin, HOUR, openAccounts, truth } from '../support/accounts';
import {
	after,
	letter,
	mailAddress,
	mailServer,
	onlyMessage,
	openMail,
	outboxRows,
	post,
	posted,
	reader,
	sendAll
} from '../support/mail';

openMail();
openAccounts();

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
		expect(await onlyMessage()).toMatchObject({ sealed: null, attempts: 1, given_up_at: null, last_problem: null });
		expect((await onlyMessage()).sent_at).not.toBeNull();
		expect(mailServer.to(reader)).toHaveLength(1);
		expect(await sendAll(after(48 * HOUR))).toBe(0);
	});

	test('carries the sender and an id of its own', async () => {
		await posted();
		await sendAll();
		const [{ mail } = { mail: null }] = mailServer.to(reader);
		expect(mail?.from).toMatchObject({ name: 'Giọt Hồng', address: 'no-reply@giothong.example' });
		expect(mail?.messageId).toBe(`<${(await onlyMessage()).id}@giothong.example>`);
	});

	test('takes no further recipient out of a name', async () => {
		await posted(reader, letter('Mời\r\nBcc: trom@example.org\r\n\r\nxin chào'));
		await sendAll();
		expect(mailServer.arrived.map(({ to }) => to)).toEqual([[reader]]);
		expect(mailServer.arrived[0]?.mail.bcc ?? []).toEqual([]);
	});
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
		await vi.waitFor(async () =>
			expect((await onlyMessage()).next_attempt_at).toEqual(new Date(now.getTime() + LEASE_MS))
		);
		expect(await sendAll(new Date(now.getTime() + LEASE_MS - 1))).toBe(0);
		expect(await sendAll(new Date(now.getTime() + LEASE_MS))).toBe(1);
		expect(mailServer.to(reader)).toHaveLength(1);
	});

	test('that come late change nothing about what another has settled', async () => {
		await posted();
		const now = new Date();
		let fail: (reason: Error) => void = () => undefined;
		const late = sendNext(() => new Promise((_, reject) => (fail = reject)), now);
		await vi.waitFor(async () =>
			expect((await onlyMessage()).next_attempt_at).toEqual(new Date(now.getTime() + LEASE_MS))
		);
		await sendAll(new Date(now.getTime() + LEASE_MS));
		fail(new Error('too late'));
		await late;
		expect(await onlyMessage()).toMatchObject({ attempts: 1, last_problem: null, given_up_at: null, sealed: null });
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
