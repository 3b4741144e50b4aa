import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { isThrottled, recordFailure, signInKeys } from '../../src/lib/server/auth/throttle';
import { inScope, inSignIn } from '../../src/lib/server/scope';
import { MINUTE, admin, openAccounts, truth, credentials } from '../support/accounts';

openAccounts();

describe('signing in', () => {
	const attempt = (changes: Partial<typeof credentials>) =>
		signIn({ ...credentials, email: admin.email, now: new Date(), ...changes });

	test('reads password hashes in the scope of the sign-in only', async () => {
		const question = sql`select password_hash from giot_sign_in(${admin.email})`;
		expect((await inScope(admin, (tx) => tx.execute(question))).rows).toEqual([]);
		expect((await inSignIn(null, (tx) => tx.execute(question))).rows).toHaveLength(1);
		await expect(inSignIn(null, (tx) => tx.execute(sql`select password_hash from accounts`))).rejects.toThrow();
	});

	test('answers alike to a wrong password, an unknown account and a suspended one', async () => {
		const wrong = await attempt({ password: 'một giọt máu khác' });
		const unknown = await attempt({ email: 'nobody@example.org' });
		await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
		const suspended = await attempt({});
		await truth('update accounts set suspended_at = null');
		expect([wrong, unknown, suspended].map((one) => !one.ok && one.refusal)).toEqual(Array(3).fill('sign_in_wrong'));
		expect(await truth('select * from sign_in_failures')).toHaveLength(3);
		expect(await truth('select * from sessions')).toEqual([]);
	});

	test('stores neither e-mail nor address with a failure', async () => {
		await attempt({ password: 'x' });
		const stored = JSON.stringify(await truth('select * from sign_in_failures'));
		expect(stored).not.toContain(admin.email);
		expect(stored).not.toContain(credentials.address);
	});

	test('forgets the failures of an account from an address once it succeeds there', async () => {
		await attempt({ password: 'x' });
		await attempt({ password: 'x', address: '198.51.100.1' });
		expect((await attempt({})).ok).toBe(true);
		expect(await truth('select * from sign_in_failures')).toHaveLength(1);
	});

	test('takes the e-mail in any case and with blanks around it', async () => {
		expect((await attempt({ email: ` ${admin.email.toUpperCase()} ` })).ok).toBe(true);
	});
});

describe('the throttle', () => {
	const now = new Date('2026-11-23T03:00:00Z');
	const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
	const fail = (times: number, email: string, address: string, at = now) =>
		inSignIn(null, async (tx) => {
			for (let i = 0; i < times; i += 1) await recordFailure(tx, signInKeys(email, address), at);
		});
	const throttled = (email: string, address: string, at = now) =>
		inSignIn(null, (tx) => isThrottled(tx, signInKeys(email, address), at));

	test('lets the tenth try of an account from an address through and stops the eleventh', async () => {
		await fail(9, 'a@example.org', '203.0.113.7', ago(1));
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(false);
		await fail(1, 'a@example.org', '203.0.113.7', ago(1));
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(true);
	});

	test('lets the right person in from elsewhere, and others in from there', async () => {
		await fail(10, 'a@example.org', '203.0.113.7');
		expect(await throttled('a@example.org', '198.51.100.1')).toBe(false);
		expect(await throttled('b@example.org', '203.0.113.7')).toBe(false);
	});

	test('forgets an account after 15 minutes', async () => {
		await fail(10, 'a@example.org', '203.0.113.7', ago(14.9));
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(true);
		await truth("update sign_in_failures set failed_at = failed_at - interval '12 seconds'");
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(false);
	});

	test('stops an address after 25 failures within 5 minutes, whoever was meant', async () => {
		for (let i = 0; i < 24; i += 1) await fail(1, `${i}@example.org`, '203.0.113.7', ago(4.9));
		expect(await throttled('z@example.org', '203.0.113.7')).toBe(false);
		await fail(1, 'y@example.org', '203.0.113.7', ago(4.9));
		expect(await throttled('z@example.org', '203.0.113.7')).toBe(true);
		expect(await throttled('z@example.org', '203.0.113.8')).toBe(false);
		expect(await throttled('z@example.org', '203.0.113.7', new Date(now.getTime() + MINUTE))).toBe(false);
	});

	test('takes an IPv6 address by its /64', async () => {
		for (let i = 0; i < 25; i += 1) await fail(1, `${i}@example.org`, `2001:db8:0:1::${i.toString(16)}`);
		expect(await throttled('z@example.org', '2001:db8:0:1:ffff::1')).toBe(true);
		expect(await throttled('z@example.org', '2001:db8:0:2::1')).toBe(false);
	});

	/** As many as find a place in the queue. */
	const atOnce = <T>(many: number, work: (i: number) => Promise<T>) =>
		Promise.all(Array.from({ length: many }, (_, i) => work(i)));
	const enter = (email: string, secret = credentials.password) =>
		signIn({ ...credentials, email, password: secret, now: new Date() });

	test('lets ten tries of an account through, however many come at once', async () => {
		const answers = await atOnce(20, (i) => enter(admin.email, `guess ${i}`));
		expect(answers.filter((one) => !one.ok && one.refusal === 'sign_in_wrong')).toHaveLength(10);
		expect(answers.filter((one) => !one.ok && one.refusal === 'sign_in_throttled')).toHaveLength(10);
	});

	test('lets 25 tries from an address through, whoever is meant and however many come at once', async () => {
		await fail(10, 'a@example.org', credentials.address, new Date());
		const answers = await atOnce(20, (i) => enter(`${i}@example.org`));
		expect(answers.filter((one) => !one.ok && one.refusal === 'sign_in_wrong')).toHaveLength(15);
	});

	test('control: looked at, tried and counted apart, more than ten get through', async () => {
		const keys = signInKeys(admin.email, credentials.address);
		await atOnce(20, async () => {
			if (!(await throttled(admin.email, credentials.address)))
				await inSignIn(null, (tx) => recordFailure(tx, keys, now));
		});
		expect((await truth('select * from sign_in_failures')).length).toBeGreaterThan(10);
	});

	test('does not count those who are on their way in with the right password', async () => {
		await fail(10, 'a@example.org', credentials.address, new Date());
		await fail(10, 'b@example.org', credentials.address, new Date());
		const answers = await atOnce(20, () => enter(admin.email));
		expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
	});

	test('refuses even the right password, before it is checked, and never for good', async () => {
		const real = new Date();
		await fail(10, admin.email, credentials.address, real);
		const attempt = (at: Date, address = credentials.address) =>
			signIn({ ...credentials, email: admin.email, address, now: at });
		expect(await attempt(real)).toMatchObject({ ok: false, refusal: 'sign_in_throttled' });
		expect((await attempt(real, '198.51.100.1')).ok).toBe(true);
		expect((await attempt(new Date(real.getTime() + 15 * MINUTE + 1))).ok).toBe(true);
	});

	test('control: with the failures gone the same try passes', async () => {
		await fail(10, 'a@example.org', '203.0.113.7');
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(true);
		await truth('delete from sign_in_failures');
		expect(await throttled('a@example.org', '203.0.113.7')).toBe(false);
	});
});
