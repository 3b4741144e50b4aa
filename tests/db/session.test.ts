import type { Cookies } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../src/lib/server/actor';
import { lucia } from '../../src/lib/server/auth/lucia';
import { hashPassword } from '../../src/lib/server/auth/password';
import { actorOf, beginSession, endSession } from '../../src/lib/server/auth/session';
import { signIn } from '../../src/lib/server/auth/sign-in';
import { isThrottled, recordFailure, signInKeys } from '../../src/lib/server/auth/throttle';
import { tokenHash } from '../../src/lib/server/auth/token-hash';
import { closeDatabase } from '../../src/lib/server/db';
import { inScope, inSignIn } from '../../src/lib/server/scope';
import { addDrive } from '../support/desk';
import { addActor, addClub, asSuperuser } from '../support/society';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const password = 'một giọt máu cho đi';

let database: TestDatabase;
let club: string;
let admin: Actor;

beforeAll(async () => {
	database = await createTestDatabase();
	process.env.DATABASE_URL = database.appUrl;
	process.env.ORIGIN = 'http://localhost:3000';
	process.env.IDENTITY_KEY = Buffer.alloc(32, 1).toString('base64');
	club = await addClub(database.superuserUrl, 'Sen Hồng');
	admin = await addActor(database.superuserUrl, 'club_admin', { clubId: club });
	await truth('update accounts set password_hash = $1', [await hashPassword(password)]);
});

afterAll(async () => {
	await closeDatabase();
	await database.drop();
});

beforeEach(async () => {
	await truth('delete from sign_in_failures');
	await truth('delete from sessions');
});

const truth = (statement: string, values: unknown[] = []) => asSuperuser(database.superuserUrl, statement, values);

function browser(token?: string) {
	const jar = new Map<string, string>(token ? [['session', token]] : []);
	const cookies: Cookies = {
		get: (name) => jar.get(name),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name, value) => void (value === '' ? jar.delete(name) : jar.set(name, value)),
		delete: (name) => void jar.delete(name),
		serialize: () => ''
	};
	return { cookies, jar };
}

const credentials = { email: '', password, address: '203.0.113.7', userAgent: 'a browser' };

async function signedIn(actor = admin, now = new Date()): Promise<string> {
	const result = await signIn({ ...credentials, email: actor.email, now });
	if (!result.ok) throw new Error(result.refusal);
	return result.value.token;
}

const lookUp = (token: string, { counts = true, now = new Date() } = {}) =>
	actorOf(browser(token).cookies, { now, counts });
const sessionRow = async (token: string) =>
	(await truth('select * from sessions where id = $1', [tokenHash(token)]))[0];
const passed = (column: string, token: string) =>
	truth(`update sessions set ${column} = now() - interval '1 second' where id = $1`, [tokenHash(token)]);
const lastUsed = (minutesAgo: number, token: string) =>
	truth(`update sessions set last_used_at = now() - $2 * interval '1 minute' where id = $1`, [
		tokenHash(token),
		minutesAgo
	]);

describe('a session', () => {
	test('is kept as the SHA-256 of its token alone', async () => {
		const token = await signedIn();
		const rows = await truth('select * from sessions');
		expect(rows).toHaveLength(1);
		expect(rows[0]?.id).toMatch(/^[0-9a-f]{64}$/);
		expect(rows[0]?.id).toBe(tokenHash(token));
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	test('is not opened by what the database keeps', async () => {
		const token = await signedIn();
		expect(await lookUp(tokenHash(token))).toBeNull();
		expect(await lookUp(token)).not.toBeNull();
	});

	test.each([
		['system_admin', 0.5, 8],
		['province_coordinator', 0.5, 8],
		['exchange_viewer', 0.5, 8],
		['club_admin', 2, 12],
		['registrar', 2, 12],
		['drive_helper', 14, 14]
	] as const)('of a %s ends after %d h unused, after %d h at the latest', async (role: Role, idle, absolute) => {
		const scopes = {
			club_admin: { clubId: club },
			registrar: { clubId: club },
			drive_helper: { driveId: await addDrive(database.superuserUrl, { clubId: club }) }
		};
		const scope = role in scopes ? scopes[role as keyof typeof scopes] : {};
		const actor = await addActor(database.superuserUrl, role, scope);
		await truth(
			'update accounts set password_hash = (select password_hash from accounts where id = $1) where id = $2',
			[admin.accountId, actor.accountId]
		);
		const now = new Date();
		const row = await sessionRow(await signedIn(actor, now));
		expect(row?.idle_expires_at.getTime() - now.getTime()).toBe(idle * HOUR);
		expect(row?.absolute_expires_at.getTime() - now.getTime()).toBe(absolute * HOUR);
	});

	test.each(['idle_expires_at', 'absolute_expires_at'])('is over when %s is, and is forgotten', async (column) => {
		const token = await signedIn();
		await passed(column, token);
		expect(await lookUp(token)).toBeNull();
		expect(await sessionRow(token)).toBeUndefined();
	});

	test('is kept alive by use, never beyond its absolute end', async () => {
		const token = await signedIn();
		await lastUsed(90, token);
		const before = await sessionRow(token);
		const now = new Date(Date.now() + 30 * MINUTE);
		await lookUp(token, { now });
		const after = await sessionRow(token);
		expect(after?.idle_expires_at.getTime()).toBe(now.getTime() + 2 * HOUR);
		expect(after?.absolute_expires_at).toEqual(before?.absolute_expires_at);
	});

	test('is not kept alive by polling', async () => {
		const token = await signedIn();
		await lastUsed(90, token);
		const before = await sessionRow(token);
		await lookUp(token, { counts: false });
		expect(await sessionRow(token)).toEqual(before);
	});

	test('is written at most once a minute', async () => {
		const token = await signedIn();
		const before = await sessionRow(token);
		await lookUp(token, { now: new Date(Date.now() + 59_000) });
		expect(await sessionRow(token)).toEqual(before);
	});

	test('replaces the one that the browser had before', async () => {
		const { cookies, jar } = browser(await signedIn());
		const old = String(jar.get('session'));
		const fresh = await signedIn();
		await beginSession(cookies, fresh);
		expect(jar.get('session')).toBe(fresh);
		expect(await lookUp(old)).toBeNull();
		expect(await lookUp(fresh)).not.toBeNull();
	});

	test('ends for good when the person signs out', async () => {
		const { cookies, jar } = browser(await signedIn());
		const token = String(jar.get('session'));
		await endSession(cookies);
		expect(jar.size).toBe(0);
		expect(await truth('select * from sessions')).toEqual([]);
		expect(await lookUp(token)).toBeNull();
	});

	test('ends on every device when all of an account are ended', async () => {
		const tokens = [await signedIn(), await signedIn()];
		await lucia().invalidateUserSessions(admin.accountId);
		for (const token of tokens) expect(await lookUp(token)).toBeNull();
	});
});

describe('on the next request', () => {
	test('a suspended account is signed out', async () => {
		const token = await signedIn();
		await truth('update accounts set suspended_at = now() where id = $1', [admin.accountId]);
		expect(await lookUp(token)).toBeNull();
		await truth('update accounts set suspended_at = null');
	});

	test.each([
		["state = 'suspended'", "state = 'active'"],
		["state = 'invited'", "state = 'active'"],
		["state = 'ended'", "state = 'active'"],
		['until = current_date - 2', 'until = null']
	])('a membership with %s gives no right', async (loss, back) => {
		const token = await signedIn();
		expect((await lookUp(token))?.memberships).toHaveLength(1);
		await truth(`update memberships set ${loss} where account_id = $1`, [admin.accountId]);
		expect((await lookUp(token))?.memberships).toEqual([]);
		await truth(`update memberships set ${back} where account_id = $1`, [admin.accountId]);
	});

	test('a membership whose last day is today still holds', async () => {
		const token = await signedIn();
		await truth("update memberships set until = (now() at time zone 'Asia/Ho_Chi_Minh')::date where account_id = $1", [
			admin.accountId
		]);
		expect((await lookUp(token))?.memberships).toHaveLength(1);
		await truth('update memberships set until = null where account_id = $1', [admin.accountId]);
	});
});

/** At every hour one of the two zones has another day than Vietnam. */
describe.each(['Pacific/Pago_Pago', 'Pacific/Kiritimati'])('in a province of the zone %s', (zone) => {
	const zoneOf = (province: string, timezone: string) =>
		truth('update provinces set timezone = $2 where code = $1', [province, timezone]);
	const until = (actor: Actor, day: number) =>
		truth('update memberships set until = (now() at time zone $3)::date + $2::int where account_id = $1', [
			actor.accountId,
			day,
			zone
		]);

	async function signedInAs(role: Role, scope: object): Promise<{ actor: Actor; token: string }> {
		const actor = await addActor(database.superuserUrl, role, scope);
		const hash = '(select password_hash from accounts where id = $1)';
		await truth(`update accounts set password_hash = ${hash} where id = $2`, [admin.accountId, actor.accountId]);
		return { actor, token: await signedIn(actor) };
	}

	beforeAll(() => zoneOf('VN-21', zone));
	afterAll(() => zoneOf('VN-21', 'Asia/Ho_Chi_Minh'));

	test.each(['club_admin', 'drive_helper', 'province_coordinator'] as const)(
		'a %s holds the role until the end of its last day there',
		async (role) => {
			const scopes = {
				club_admin: { clubId: club },
				drive_helper: { driveId: await addDrive(database.superuserUrl, { clubId: club }) },
				province_coordinator: { provinceCode: 'VN-21' }
			};
			const { actor, token } = await signedInAs(role, scopes[role]);
			const roles = sql`select role from giot_roles(${actor.accountId})`;
			await until(actor, 0);
			expect((await lookUp(token))?.memberships).toHaveLength(1);
			expect((await inSignIn(actor.accountId, (tx) => tx.execute(roles))).rows).toEqual([{ role }]);
			await until(actor, -1);
			expect((await lookUp(token))?.memberships).toEqual([]);
			expect((await inSignIn(actor.accountId, (tx) => tx.execute(roles))).rows).toEqual([]);
		}
	);
});

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
